import { readCsv, type Table, tableOf } from './csv.ts'
import { isWorkbook, readWorkbook } from './read-workbook.ts'

/**
 * Reads a table as CSV or as the first sheet of an Excel workbook. Chinese Excel writes CSV in GB 18030: what is not UTF-8 is read so.
 * @throws a sentence naming the line
 */
export async function readTable(content: Uint8Array): Promise<Table> {
  if (isWorkbook(content)) return tableOf(await readWorkbook(content))
  if (content[0] === 0xd0 && content[1] === 0xcf)
    throw new Error('这是旧的 .xls 文件，请在 Excel 里另存为 .xlsx 或 CSV')
  return readCsv(decoded(content))
}

function decoded(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('gb18030').decode(content)
  }
}
