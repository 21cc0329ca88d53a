import { strToU8, Zip, ZipDeflate } from 'fflate'
import { inSlices } from '../slices.ts'

type Lines = readonly (readonly string[])[]

/** A table as CSV that a Chinese Excel opens as UTF-8, piece by piece. */
export async function* writeCsv(lines: Lines): AsyncGenerator<Uint8Array> {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  yield* packed(
    (function* () {
      yield '\uFEFF'
      for (const line of lines) yield `${line.map(cell).join(',')}\r\n`
    })(),
  )
}

/** A table as the one sheet of an Excel workbook, piece by piece, every cell as text: a code keeps its zeros, a day stays as it is written. */
export async function* writeWorkbook(title: string, lines: Lines): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    ready.push(piece)
  })
  const add = (name: string): ZipDeflate => {
    const part = new ZipDeflate(name, { level: 4 })
    zip.add(part)
    return part
  }
  for (const [name, body] of Object.entries(partsAround(title)))
    add(name).push(strToU8(DECLARATION + body), true)
  const sheet = add('xl/worksheets/sheet1.xml')
  for await (const piece of packed(sheetOf(lines))) {
    sheet.push(piece)
    yield* ready.splice(0)
  }
  sheet.push(new Uint8Array(), true)
  zip.end()
  yield* ready
}

/** As many bytes as are packed in some milliseconds. */
const PIECE = 64 * 1024

/** Texts as pieces of bytes; between two pieces others are served. */
async function* packed(texts: Iterable<string>): AsyncGenerator<Uint8Array> {
  let text = ''
  for await (const one of inSlices(texts)) {
    text += one
    if (text.length < PIECE) continue
    yield strToU8(text)
    text = ''
  }
  yield strToU8(text)
}

/** The sheet's XML, line by line; an empty cell is none, and is of text as its column is. */
function* sheetOf(lines: Lines): Generator<string> {
  const head = lines[0] ?? []
  const widths = head.map((_, column) => {
    const longest = Math.max(...lines.slice(0, 200).map((line) => widthOf(line[column] ?? '')))
    return `<col min="${column + 1}" max="${column + 1}" width="${Math.min(48, longest + 3)}" style="0" customWidth="1"/>`
  })
  yield `${DECLARATION}<worksheet xmlns="${SHEET}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${widths.join('')}</cols><sheetData>`
  const columns = head.map((_, column) => letters(column))
  for (const [at, line] of lines.entries()) {
    const style = at === 0 ? ' s="1"' : ''
    const cells = line.map((text, column) =>
      text === ''
        ? ''
        : `<c r="${columns[column]}${at + 1}"${style} t="inlineStr"><is><t${/^\s|\s$/.test(text) ? ' xml:space="preserve"' : ''}>${escaped(text)}</t></is></c>`,
    )
    yield `<row r="${at + 1}">${cells.join('')}</row>`
  }
  yield '</sheetData></worksheet>'
}

/** The parts of a workbook beside its sheet. */
const partsAround = (title: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml':
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${['workbook', 'worksheets/sheet1', 'styles'].map(overrideOf).join('')}</Types>`,
  '_rels/.rels': relationships({ rId1: ['officeDocument', 'xl/workbook.xml'] }),
  'xl/_rels/workbook.xml.rels': relationships({
    rId1: ['worksheet', 'worksheets/sheet1.xml'],
    rId2: ['styles', 'styles.xml'],
  }),
  'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/styles.xml': STYLES,
})

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** Number format 49 is text; the head is bold. */
const STYLES =
  `<styleSheet xmlns="${SHEET}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">' +
  '<xf numFmtId="49" fontId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>'

const overrideOf = (name: string): string => {
  const kind = name.startsWith('worksheets') ? 'worksheet' : name === 'workbook' ? 'sheet.main' : name
  return `<Override PartName="/xl/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`
}

const relationships = (targets: Readonly<Record<string, readonly [kind: string, target: string]>>): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${Object.entries(targets)
    .map(([id, [kind, target]]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

/** A Chinese character is as wide as two letters. */
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0)

const escaped = (text: string): string =>
  text
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/\p{Cc}/gu, (sign) => ('\t\n\r'.includes(sign) ? sign : ''))
