import { readCsv, type Table, tableOf } from './csv.ts'
import { FileFault } from './file-fault.ts'
import { isWorkbook, readWorkbook } from './read-workbook.ts'

/**
 * Reads a table as CSV or as the first sheet of an Excel workbook. Chinese Excel writes CSV in GB 18030: what is not UTF-8 is read so.
 * @throws a sentence naming the line
 */
export async function readTable(content: Uint8Array, fileName: string): Promise<Table> {
  if (isWorkbook(content)) return tableOf(readWorkbook(content, fileName))
  if (content[0] === 0xd0 && content[1] === 0xcf)
    throw new FileFault(
      `${fileName} 是旧的 .xls 或加了密码的文件，请在 Excel 里另存为不加密码的 .xlsx 或 CSV`,
    )
  const text = decoded(content)
  if (/^\uFEFF?\s*<(!doctype|html|table|\?xml)/i.test(text.slice(0, 1_000)))
    throw new FileFault(`${fileName} 是存成表格名字的网页，请在 Excel 里另存为 .xlsx 或 CSV`)
  return readCsv(text)
}

function decoded(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('gb18030').decode(content)
  }
}
