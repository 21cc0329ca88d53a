import { formatQuantity, formatYuan } from '@tongchou/kernel'
import { CLASS_NAMES, ownShareOf, reasonOf, type SettlementPage } from '@tongchou/settlement/contract'

const HEAD = ['项目', '类', '费用日期', '单价（元）', '数量', '金额（元）', '先由个人付（元）', '原因']

/** The bill as a table that spreadsheets open: a byte order mark for their sake, plain numbers. */
export function csvOf(page: Pick<SettlementPage, 'lines'>): string {
  const rows = page.lines.map((line) => [
    line.name,
    CLASS_NAMES[line.class],
    line.occurredOn,
    formatYuan(Math.round(line.unitPriceMicro / 10_000)),
    formatQuantity(line.quantity),
    formatYuan(line.amount),
    formatYuan(ownShareOf(line)),
    reasonOf(line),
  ])
  return `\uFEFF${[HEAD, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

// A cell that begins like a formula is text: names come from other systems.
const quoted = (cell: string): string => {
  const safe = /^[=+@]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function exportLines(page: SettlementPage): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([csvOf(page)], { type: 'text/csv;charset=utf-8' }))
  link.download = `费用明细-${page.settlementId}.csv`
  link.click()
  URL.revokeObjectURL(link.href)
}
