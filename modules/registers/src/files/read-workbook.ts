import { inSlices, mapInSlices } from '../slices.ts'
import { Broken, LARGEST_UNPACKED, openArchive, textOf, tooLarge } from './archive.ts'
import type { TableLine } from './csv.ts'
import { FileFault } from './file-fault.ts'
import { attribute, type Element, elements, elementsIn, textIn, unescaped } from './sheet-xml.ts'

/** Whether the content is a ZIP archive, as .xlsx is. */
export const isWorkbook = (content: Uint8Array): boolean => content[0] === 0x50 && content[1] === 0x4b

const notAWorkbook = (fileName: string): FileFault =>
  new FileFault(`${fileName} 不是能读的 Excel 文件，请另存为 .xlsx 或 CSV 后再选`)

/** Twenty different texts for each of 200,000 lines. */
const MOST_SHARED = 4_000_000
/** As Excel has them. */
const MOST_COLUMNS = 16_384

/**
 * The lines of the first sheet of an Excel workbook (.xlsx), as they are asked for, every cell as text: a date as 2026-01-01, a number as
 * Excel shows it in a cell without a format. Every line is as long as the first; empty lines are passed over.
 * @param largest bytes that are unpacked at most
 * @throws a sentence
 */
export async function* readWorkbook(
  content: Uint8Array,
  fileName: string,
  largest = LARGEST_UNPACKED,
): AsyncGenerator<TableLine> {
  try {
    yield* linesIn(content, fileName, { left: largest })
  } catch (error) {
    throw error instanceof Broken ? notAWorkbook(fileName) : error
  }
}

async function* linesIn(
  content: Uint8Array,
  fileName: string,
  budget: { left: number },
): AsyncGenerator<TableLine> {
  const archive = await openArchive(content)
  const pieces = (name: string) => textOf(archive, name, budget, fileName)
  const whole = async (name: string) => (await mapInSlices(pieces(name), (it) => it)).join('')
  const workbook = await whole('xl/workbook.xml')
  const path = sheetPath(workbook, await whole('xl/_rels/workbook.xml.rels'))
  if (!archive.parts.has(path)) throw new Broken('it has no sheet')
  const look: Look = {
    shared: [],
    isDate: dateStyles(await whole('xl/styles.xml')),
    epoch: /date1904="(1|true)"/.test(workbook) ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30),
  }
  for await (const { body } of inSlices(elementsIn(pieces('xl/sharedStrings.xml'), 'si')))
    if (look.shared.push(textIn(body)) > MOST_SHARED) throw tooLarge(fileName)
  let [at, width] = [0, 0]
  for await (const row of elementsIn(pieces(path), 'row')) {
    const { line, cells } = lineOf(row, at++, look)
    cells.length = cells.findLastIndex((it) => it.trim() !== '') + 1
    if (cells.length === 0) continue
    if (width === 0) width = cells.length
    // Unless it says more than the first has columns, it is as long.
    while (cells.length < width) cells.push('')
    yield { line, cells }
  }
}

/** Where the first sheet lies. */
function sheetPath(workbook: string, relationships: string): string {
  const [sheet] = elements(workbook, 'sheet')
  const target = elements(relationships, 'Relationship').find(
    (it) => attribute(it.head, 'Id') === attribute(sheet?.head ?? '', 'r:id'),
  )
  const path = attribute(target?.head ?? '', 'Target') ?? 'worksheets/sheet1.xml'
  return path.startsWith('/') ? path.slice(1) : `xl/${path}`
}

interface Look {
  readonly shared: string[]
  readonly isDate: readonly boolean[]
  /** The instant that day 0 of this workbook means. */
  readonly epoch: number
}

function lineOf({ head, body }: Element, at: number, look: Look): { line: number; cells: string[] } {
  const cells: string[] = []
  for (const cell of elements(body, 'c')) {
    const column = columnOf(attribute(cell.head, 'r')) ?? cells.length
    if (column >= MOST_COLUMNS) throw new Broken('a cell lies beyond the last column')
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
  if (isDate) return dayText(epoch + Math.floor(Number(value)) * DAY_MS) ?? value
  // 12.1 may be stored as 12.100000000000001.
  return String(Number(Number(value).toPrecision(15)))
}

const DAY_MS = 86_400_000

/** Null where no calendar has such a day. */
const dayText = (ms: number): string | null =>
  Math.abs(ms) > 8.64e15 ? null : new Date(ms).toISOString().slice(0, 10)

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
