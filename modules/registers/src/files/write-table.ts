import { strToU8, zipSync } from 'fflate'

/** A table as CSV that a Chinese Excel opens as UTF-8. */
export function writeCsv(lines: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return strToU8(`\uFEFF${lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`)
}

/** A table as the one sheet of an Excel workbook, every cell as text: a code keeps its zeros, a day stays as it is written. */
export function writeWorkbook(title: string, lines: readonly (readonly string[])[]): Uint8Array {
  const rows = lines.map((line, at) => {
    const cells = line.map(
      (text, column) =>
        `<c r="${letters(column)}${at + 1}" s="${at === 0 ? 1 : 0}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
    )
    return `<row r="${at + 1}">${cells.join('')}</row>`
  })
  const widths = (lines[0] ?? []).map((_, column) => {
    const longest = Math.max(...lines.slice(0, 200).map((line) => widthOf(line[column] ?? '')))
    return `<col min="${column + 1}" max="${column + 1}" width="${Math.min(48, longest + 3)}" style="0" customWidth="1"/>`
  })
  return zipSync({
    '[Content_Types].xml': part(
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>${['workbook', 'worksheets/sheet1', 'styles'].map(overrideOf).join('')}</Types>`,
    ),
    '_rels/.rels': part(relationships({ rId1: ['officeDocument', 'xl/workbook.xml'] })),
    'xl/_rels/workbook.xml.rels': part(
      relationships({ rId1: ['worksheet', 'worksheets/sheet1.xml'], rId2: ['styles', 'styles.xml'] }),
    ),
    'xl/workbook.xml': part(
      `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/styles.xml': part(STYLES),
    'xl/worksheets/sheet1.xml': part(
      `<worksheet xmlns="${SHEET}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>` +
        `<cols>${widths.join('')}</cols><sheetData>${rows.join('')}</sheetData></worksheet>`,
    ),
  })
}

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** Number format 49 is text; the head is bold. */
const STYLES =
  `<styleSheet xmlns="${SHEET}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">' +
  '<xf numFmtId="49" fontId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>'

const part = (body: string): Uint8Array =>
  strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`)

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
