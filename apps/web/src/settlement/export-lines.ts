import { formatQuantity, formatYuan } from '@tongchou/kernel'
import { CLASS_NAMES, ownShareOf, reasonOf, type SettlementPage } from '@tongchou/settlement/contract'
import { csvText, saveCsv } from '../format/csv.ts'

const HEAD = ['项目', '类', '费用日期', '单价（元）', '数量', '金额（元）', '先由个人付（元）', '原因']

/** The bill as a table that spreadsheets open, with plain numbers. */
export const csvOf = (page: Pick<SettlementPage, 'lines'>): string =>
  csvText(
    HEAD,
    page.lines.map((line) => [
      line.name,
      CLASS_NAMES[line.class],
      line.occurredOn,
      formatYuan(Math.round(line.unitPriceMicro / 10_000)),
      formatQuantity(line.quantity),
      formatYuan(line.amount),
      formatYuan(ownShareOf(line)),
      reasonOf(line),
    ]),
  )

export const exportLines = (page: SettlementPage): void =>
  saveCsv(`费用明细-${page.settlementId}`, csvOf(page))
