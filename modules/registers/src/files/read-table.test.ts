import { expect, test } from 'vitest'
import { mapInSlices } from '../slices.ts'
import { readTable } from './read-table.ts'
import { excel } from './specimen-workbook.ts'
import { writeCsv, writeWorkbook } from './write-table.ts'

/** The whole of a table. */
async function read(content: Uint8Array) {
  const { columns, rows } = await readTable(content, '目录.xlsx')
  return { columns, rows: await mapInSlices(rows, (it) => it) }
}

const bytesOf = async (pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> =>
  Buffer.concat(await mapInSlices(pieces, (it) => it))

const TABLE = [
  ['项目编码', '名称', '生效日'],
  ['099000010', '床位费 "普通" <A&B>, 三级\n医院', '2026-11-01'],
  ['X1', '', '2026-11-01'],
]

test.each([
  ['as CSV', () => writeCsv(TABLE)],
  ['as a workbook', () => writeWorkbook('三大目录', TABLE)],
])('what is written %s is read again, sign by sign', async (_, write) => {
  const content = await bytesOf(write())
  const { columns, rows } = await read(content)
  expect(columns).toEqual(TABLE[0])
  expect(rows.map(({ cells }) => Object.values(cells))).toEqual(TABLE.slice(1))
})

test('CSV as a Chinese Excel saves it, in GB 18030, is read', async () => {
  // 编码,名称 / X1,甲药
  const bytes = [
    0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0d, 0x0a, 0x58, 0x31, 0x2c, 0xbc, 0xd7, 0xd2,
    0xa9,
  ]
  expect((await read(new Uint8Array(bytes))).rows).toEqual([{ line: 2, cells: { 编码: 'X1', 名称: '甲药' } }])
})

test('a workbook of Excel is read with its days and numbers, each row under the number that Excel shows', async () => {
  expect((await read(excel())).rows).toEqual([
    { line: 4, cells: { 编码: 'X1', 生效日: '2026-11-01', 失效日: '', 价格: '12.1' } },
    { line: 5, cells: { 编码: '99000010', 生效日: '', 失效日: '2026-11-01', 价格: '' } },
  ])
})

test('a workbook that counts its days from 1904 is read so', async () => {
  const parts = {
    'xl/workbook.xml':
      '<workbook><workbookPr date1904="1"/><sheets><sheet name="目录" sheetId="1" r:id="rId7"/></sheets></workbook>',
  }
  expect((await read(excel(parts))).rows[0]?.cells.生效日).toBe('2030-11-02')
})
