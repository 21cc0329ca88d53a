import { strToU8, zipSync } from 'fflate'

/** A workbook as Excel writes it: shared strings with runs, numbers, days as numbers, gaps, an empty row. */
export const excel = (parts: Readonly<Record<string, string>> = {}, level: 0 | 6 = 6): Uint8Array =>
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
    { level },
  )
