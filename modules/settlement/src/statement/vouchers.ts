import { formatYuanGrouped } from '@tongchou/kernel'
import { amountNow } from '../amount-now.ts'
import type { SettlementPage } from '../settlement-contract.ts'
import { AMOUNT_WORDS } from '../words.ts'
import { INK2, LEFT, type Paper, WIDTH } from './paper.ts'
import { table } from './table.ts'

/** One amount that vouchers changed: as it was settled, by how much it differs in all, as it is now. Fen. */
interface ChangedAmount {
  name: string
  settled: number
  difference: number
  now: number
}

/** The amounts that the vouchers changed, in the order of the calculation. */
export function changedAmounts(page: Pick<SettlementPage, 'amounts' | 'vouchers'>): ChangedAmount[] {
  return Object.entries(AMOUNT_WORDS).flatMap(([key, name]) => {
    const [settled, now] = [page.amounts[key] ?? 0, amountNow(page, key)]
    return settled === now ? [] : [{ name, settled, difference: now - settled, now }]
  })
}

/** 差额凭证: when and why each was issued, and what they changed together; nothing where there is none. */
export function vouchers(paper: Paper, page: SettlementPage): void {
  if (page.vouchers.length === 0) return
  paper.heading('差额凭证')
  for (const it of page.vouchers) {
    const text = `${it.on}　${it.reason}（${it.askedBy} 申请，${it.approvedBy} 复核）`
    paper.room(14)
    paper.write(text, LEFT, paper.y, WIDTH, { size: 8.5, colour: INK2 })
    paper.y += paper.heightOf(text, WIDTH, { size: 8.5 }) + 2
  }
  table(
    paper,
    [
      { title: '项目', share: 0.34 },
      { title: '结算时（元）', share: 0.22, align: 'right' },
      { title: '差额', share: 0.22, align: 'right' },
      { title: '现在', share: 0.22, align: 'right' },
    ],
    changedAmounts(page).map(({ name, settled, difference, now }) => ({
      cells: [
        name,
        formatYuanGrouped(settled),
        `${difference > 0 ? '+' : ''}${formatYuanGrouped(difference)}`,
        formatYuanGrouped(now),
      ],
    })),
  )
}
