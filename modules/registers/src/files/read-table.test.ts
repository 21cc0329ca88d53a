import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readTable } from './read-table.ts'
import { writeCsv, writeWorkbook } from './write-table.ts'

const TABLE = [
  ['项目编码', '名称', '生效日'],
  ['099000010', '床位费 "普通" <A&B>, 三级\n医院', '2026-11-01'],
  ['X1', '', '2026-11-01'],
]

test.each([
  ['as CSV', writeCsv(TABLE)],
  ['as a workbook', writeWorkbook('三大目录', TABLE)],
])('what is written %s is read again, sign by sign', async (_, content) => {
  const { columns, rows } = await readTable(content)
  expect(columns).toEqual(TABLE[0])
  expect(rows.map(({ cells }) => Object.values(cells))).toEqual(TABLE.slice(1))
})

test('CSV as a Chinese Excel saves it, in GB 18030, is read', async () => {
  // 编码,名称 / X1,甲药
  const bytes = [
    0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0d, 0x0a, 0x58, 0x31, 0x2c, 0xbc, 0xd7, 0xd2,
    0xa9,
  ]
  expect((await readTable(new Uint8Array(bytes))).rows).toEqual([
    { line: 2, cells: { 编码: 'X1', 名称: '甲药' } },
  ])
})

/** A workbook as Excel writes it: shared strings with runs, numbers, days as numbers, gaps, an empty row. */
const excel = (parts: Readonly<Record<string, string>> = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        'xl/workbook.xml':
          '<workbook><workbookPr/><sheets><sheet name="目录" sheetId="1" r:id="rId7"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId7" Target="worksheets/sheet3.xml"/></Relationships>',
        'xl/styles.xml':
          '<styleSheet><numFmts count="1"><numFmt numFmtId="180" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="180"/><xf numFmtId="2"/></cellXfs></styleSheet>',
        'xl/sharedStrings.xml':
          '<sst><si><t>编码</t></si><si><t>生效日</t></si><si><t>失效日</t></si><si><t>价格</t></si><si><r><t>X</t></r><r><t>1</t></r><rPh sb="0" eb="1"><t>念</t></rPh></si></sst>',
        'xl/worksheets/sheet3.xml':
          '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>' +
          '<row r="2"/><row r="4"><c r="A4" t="s"><v>4</v></c><c r="B4" s="1"><v>46327</v></c><c r="D4" s="3"><v>12.100000000000001</v></c></row>' +
          '<row r="5"><c r="A5"><v>99000010</v></c><c r="C5" s="2"><v>46327.5</v></c></row></sheetData></worksheet>',
        ...parts,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  )

test('a workbook of Excel is read with its days and numbers, each row under the number that Excel shows', async () => {
  expect((await readTable(excel())).rows).toEqual([
    { line: 4, cells: { 编码: 'X1', 生效日: '2026-11-01', 失效日: '', 价格: '12.1' } },
    { line: 5, cells: { 编码: '99000010', 生效日: '', 失效日: '2026-11-01', 价格: '' } },
  ])
})

test('a workbook that counts its days from 1904 is read so', async () => {
  const parts = {
    'xl/workbook.xml':
      '<workbook><workbookPr date1904="1"/><sheets><sheet name="目录" sheetId="1" r:id="rId7"/></sheets></workbook>',
  }
  expect((await readTable(excel(parts))).rows[0]?.cells.生效日).toBe('2030-11-02')
})

test.each<[string, Uint8Array, RegExp]>([
  [
    'an old workbook',
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]),
    /旧的 .xls 文件，请在 Excel 里另存为 .xlsx 或 CSV/,
  ],
  [
    'an archive of something else',
    zipSync({ 'word/document.xml': strToU8('<w/>') }),
    /不是能读的 Excel 文件/,
  ],
  ['half a workbook', excel().slice(0, 200), /不是能读的 Excel 文件/],
  ['two columns of one name', strToU8('a,a\n1,2'), /第 1 行：列名 a 重复/],
])('%s is refused with a sentence', async (_, content, says) => {
  await expect(readTable(content)).rejects.toThrow(says)
})
