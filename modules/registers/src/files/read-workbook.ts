import { strFromU8, unzipSync } from 'fflate'
import { mapInSlices } from '../slices.ts'
import type { TableLine } from './csv.ts'

/** Whether the content is a ZIP archive, as .xlsx is. */
export const isWorkbook = (content: Uint8Array): boolean => content[0] === 0x50 && content[1] === 0x4b

/** More than a catalogue of a province; beyond it an archive was made to be a trap. */
const LARGEST_PART = 128 * 1024 * 1024

const NOT_A_WORKBOOK = '不是能读的 Excel 文件，请另存为 .xlsx 或 CSV 后再选'

/**
 * The lines of the first sheet of an Excel workbook (.xlsx), every cell as text: a date as 2026-01-01, a number as Excel shows it in a cell
 * without a format. Every line is as long as the first; empty lines are passed over.
 * @throws a sentence
 */
export async function readWorkbook(content: Uint8Array): Promise<TableLine[]> {
  const parts = partsOf(content)
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array())
  const workbook = text('xl/workbook.xml')
  const [sheet] = elements(workbook, 'sheet')
  const target = elements(text('xl/_rels/workbook.xml.rels'), 'Relationship').find(
    (it) => attribute(it.head, 'Id') === attribute(sheet?.head ?? '', 'r:id'),
  )
  const path = attribute(target?.head ?? '', 'Target') ?? 'worksheets/sheet1.xml'
  const cells = text(path.startsWith('/') ? path.slice(1) : `xl/${path}`)
  if (cells === '') throw new Error(NOT_A_WORKBOOK)
  const look: Look = {
    shared: await mapInSlices(elementsIn(text('xl/sharedStrings.xml'), 'si'), ({ body }) => textIn(body)),
    isDate: dateStyles(text('xl/styles.xml')),
    epoch: /date1904="(1|true)"/.test(workbook) ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30),
  }
  let at = 0
  return squared(await mapInSlices(elementsIn(cells, 'row'), (row) => lineOf(row, at++, look)))
}

function partsOf(content: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(content, {
      filter: ({ name, originalSize }) => {
        if (originalSize > LARGEST_PART) throw new Error('large')
        return name.endsWith('.xml') || name.endsWith('.rels')
      },
    })
  } catch {
    throw new Error(NOT_A_WORKBOOK)
  }
}

interface Look {
  readonly shared: readonly string[]
  readonly isDate: readonly boolean[]
  /** The instant that day 0 of this workbook means. */
  readonly epoch: number
}

interface Element {
  readonly head: string
  readonly body: string
}

/** Every element of a name, none of which holds another of its name. */
const elements = (xml: string, name: string): Element[] => [...elementsIn(xml, name)]

/** The same, one after the other as they are asked for. */
function* elementsIn(xml: string, name: string): Generator<Element> {
  const found = xml.matchAll(
    new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}>)`, 'g'),
  )
  for (const [, head = '', body = ''] of found) yield { head, body }
}

const attribute = (head: string, name: string): string | null =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(head)?.[1] ?? null

function lineOf({ head, body }: Element, at: number, look: Look): TableLine {
  const cells: string[] = []
  for (const cell of elements(body, 'c')) {
    const column = columnOf(attribute(cell.head, 'r')) ?? cells.length
    while (cells.length < column) cells.push('')
    cells[column] = cellText(cell, look)
  }
  return { line: Number(attribute(head, 'r') ?? at + 1), cells }
}

/** B of "B7" is column 1. */
function columnOf(reference: string | null): number | null {
  const letters = /^[A-Z]+/.exec(reference ?? '')?.[0]
  if (letters === undefined) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function cellText({ head, body }: Element, look: Look): string {
  const value = unescaped(elements(body, 'v')[0]?.body ?? '')
  switch (attribute(head, 't')) {
    case 's':
      return look.shared[Number(value)] ?? ''
    case 'inlineStr':
      return textIn(body)
    case 'b':
      return value === '1' ? 'yes' : 'no'
    case 'd':
      return value.slice(0, 10)
    case 'str':
    case 'e':
      return value
    default:
      return numberText(value, look.isDate[Number(attribute(head, 's') ?? 0)] === true, look.epoch)
  }
}

function numberText(value: string, isDate: boolean, epoch: number): string {
  if (value === '' || !Number.isFinite(Number(value))) return value
  if (isDate) return new Date(epoch + Math.floor(Number(value)) * 86_400_000).toISOString().slice(0, 10)
  // 12.1 may be stored as 12.100000000000001.
  return String(Number(Number(value).toPrecision(15)))
}

/** The text of a string with its runs; without what is only read aloud. */
const textIn = (body: string): string =>
  unescaped(
    elements(body.replace(/<(\w+:)?rPh[\s>][\s\S]*?<\/(\w+:)?rPh>/g, ''), 't')
      .map((it) => it.body)
      .join(''),
  )

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const unescaped = (text: string): string =>
  text
    .replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex, decimal, name) => {
      if (name !== undefined) return ENTITIES[name] ?? whole
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
    })
    .replace(/_x000[dD]_/g, '')

/** Which of the cells' styles show a day. */
function dateStyles(styles: string): boolean[] {
  const own = new Map(
    elements(styles, 'numFmt').map(({ head }) => [
      Number(attribute(head, 'numFmtId')),
      unescaped(attribute(head, 'formatCode') ?? ''),
    ]),
  )
  const formats = elements(elements(styles, 'cellXfs')[0]?.body ?? '', 'xf')
  return formats.map(({ head }) => isDateFormat(Number(attribute(head, 'numFmtId') ?? 0), own))
}

const isDateFormat = (id: number, own: ReadonlyMap<number, string>): boolean => {
  const code = own.get(id)
  if (code === undefined)
    return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
  return /[ymd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}

/** Lines without a cell are gone; the others have as many cells as the first, unless they say more than it has columns. */
function squared(lines: readonly TableLine[]): TableLine[] {
  const filled = lines
    .map(({ line, cells }) => ({
      line,
      cells: cells.slice(0, cells.findLastIndex((it) => it.trim() !== '') + 1),
    }))
    .filter(({ cells }) => cells.length > 0)
  const width = filled[0]?.cells.length ?? 0
  return filled.map(({ line, cells }) => ({
    line,
    cells: [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')],
  }))
}
