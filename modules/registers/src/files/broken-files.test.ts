import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { LARGEST_UNPACKED } from './archive.ts'
import { readTable } from './read-table.ts'
import { readWorkbook } from './read-workbook.ts'
import { excel } from './specimen-workbook.ts'

const FILE = '目录.xlsx'

async function linesOf(rows: AsyncIterable<object>): Promise<number> {
  let count = 0
  for await (const _ of rows) count += 1
  return count
}

const read = async (content: Uint8Array) => linesOf((await readTable(content, FILE)).rows)

const SHEET = 'xl/worksheets/sheet3.xml'
const sheet = (rows: string) => excel({ [SHEET]: `<worksheet><sheetData>${rows}</sheetData></worksheet>` })

/** The same bytes but for some. */
function changed(content: Uint8Array, at: number, ...to: number[]): Uint8Array {
  const copy = content.slice()
  copy.set(to, at < 0 ? copy.length + at : at)
  return copy
}

/** Where a part's own head begins. */
const headOf = (content: Uint8Array, name: string): number => Buffer.from(content).indexOf(name) - 30

test.each<[string, Uint8Array, RegExp]>([
  [
    'an old workbook that is called .xlsx, or one with a password',
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]),
    /目录.xlsx 是旧的 .xls 或加了密码的文件，请在 Excel 里另存为不加密码的 .xlsx 或 CSV/,
  ],
  ['a page that is called .xlsx', strToU8('\n<html><table><tr><td>编码'), /目录.xlsx 是存成表格名字的网页/],
  ['nothing', new Uint8Array(), /文件是空的/],
  ['lines without a sign', strToU8('\r\n \r\n'), /文件是空的/],
  [
    'an archive of something else',
    zipSync({ 'word/document.xml': strToU8('<w/>') }),
    /目录.xlsx 不是能读的 Excel 文件/,
  ],
  ['an archive of nothing', zipSync({}), /目录.xlsx 不是能读的 Excel 文件/],
  ['half a workbook', excel().slice(0, 200), /目录.xlsx 不是能读的 Excel 文件/],
  ['a workbook without its last bytes', excel().slice(0, -30), /目录.xlsx 不是能读的 Excel 文件/],
  [
    'a directory that points behind the end',
    changed(excel(), -6, 0xff, 0xff, 0xff),
    /目录.xlsx 不是能读的 Excel 文件/,
  ],
  ['a part without its head', changed(excel(), headOf(excel(), SHEET), 0), /目录.xlsx 不是能读的 Excel 文件/],
  [
    'a part whose bytes are damaged',
    changed(excel(), headOf(excel(), SHEET) + 30 + SHEET.length, 0xff, 0xff, 0xff),
    /目录.xlsx 不是能读的 Excel 文件/,
  ],
  [
    'a cell in a column that no sheet has',
    sheet('<row r="1"><c r="A1"><v>1</v></c><c r="ZZZZZZZ1"><v>1</v></c></row>'),
    /目录.xlsx 不是能读的 Excel 文件/,
  ],
  [
    'a line that is longer than any table has',
    sheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'长'.repeat(2_200_000)}</t></is></c></row>`),
    /有一行超过 2 MB/,
  ],
  ['two columns of one name', strToU8('a,a\n1,2'), /第 1 行：列名 a 重复/],
])('%s is refused with a sentence', async (_, content, says) => {
  await expect(read(content)).rejects.toThrow(says)
})

test('a workbook that unpacks to more than the limit is not read on; the sentence names it, the limit and what to do', async () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => `<row r="${at + 1}"><c><v>${at}</v></c></row>`).join(
    '',
  )
  const content = sheet(rows)
  expect(content.length).toBeLessThan(50_000)
  await expect(linesOf(readWorkbook(content, FILE, 100_000))).rejects.toThrow(
    `目录.xlsx 解开后超过 ${LARGEST_UNPACKED / 1024 / 1024} MB，没有读下去。请另存为 CSV 再选，或分成几个文件，每个不超过 200000 行`,
  )
  expect(await linesOf(readWorkbook(content, FILE, 1_000_000))).toBe(5_000)
})

test('an archive that says it is smaller than it is is not read on either', async () => {
  const content = sheet(`<row r="1"><c><v>${'1'.repeat(300_000)}</v></c></row>`)
  const directory = Buffer.from(content).lastIndexOf(SHEET) - 46
  const small = changed(content, directory + 24, 10, 0, 0, 0)
  await expect(linesOf(readWorkbook(small, FILE))).rejects.toThrow(/目录.xlsx 不是能读的 Excel 文件/)
})

test('a workbook that is not compressed is read, and one with a comment behind its end', async () => {
  expect(await read(excel({}, 0))).toBe(2)
  const content = excel()
  const commented = new Uint8Array([...changed(content, -2, 5, 0), ...strToU8('hello')])
  expect(await read(commented)).toBe(2)
})

test('what follows the last line of a sheet is passed over, however long', async () => {
  const links = '<hyperlink ref="A1"/>'.repeat(150_000)
  const content = excel({
    [SHEET]: `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row></sheetData>${links}</worksheet>`,
  })
  expect(await read(content)).toBe(1)
})
