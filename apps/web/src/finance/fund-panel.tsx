import { useQuery } from '@tanstack/react-query'
import { formatYuan } from '@tongchou/kernel'
import type { FundBalance } from '@tongchou/settlement/contract'
import { useState } from 'react'
import { yuan } from '../format/amounts.ts'
import { dayInYear } from '../format/days.ts'
import { type Column, numbers, words } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { fundColour } from '../theme/tokens.ts'
import { fundBalancesQuery } from './finance-queries.ts'
import { FundDrawer } from './fund-drawer.tsx'

/** How the funds stand by their books, in 万元; a fund opens its exact amounts and the rows behind them. */
export function FundPanel() {
  const { data, error, refetch } = useQuery(fundBalancesQuery)
  const [opened, setOpened] = useState<string | null>(null)
  if (data === undefined)
    return (
      <section className="panel finance-panel" aria-label="基金结余">
        {error === null ? <Loading rows={6} /> : <Failure error={error} onRetry={() => void refetch()} />}
      </section>
    )
  const rows: FundRow[] = data.funds
  const columns = columnsOf(setOpened)
  const fund = data.funds.find((it) => it.fund === opened)
  return (
    <section className="panel finance-panel" aria-label="基金结余">
      <header>
        <h2>基金结余</h2>
        <span className="hint num">按账截至 {dayInYear(data.through)}，万元</span>
        <ExportButton of={{ name: `基金结余 ${data.through}`, columns, rows }} />
      </header>
      {rows.length === 0 ? (
        <p className="finance-none hint">您的区县还没有记账；有了结算，各基金的支出和应付列在这里。</p>
      ) : (
        <DataTable columns={columns} rows={rows} keyOf={(it) => it.fund} />
      )}
      <ul className="fund-notes">
        <li>职工、居民分账，不相调剂，所以不列合计。</li>
        <li>缴费、财政补助和银行存款还不在这本账里，收入和累计结余没有数，不列。</li>
        <li>应付机构是记账以来还没有拨付的；点基金看到元和每天、每笔。</li>
      </ul>
      {fund !== undefined && (
        <FundDrawer fund={fund} through={data.through} onClose={() => setOpened(null)} />
      )}
    </section>
  )
}

type FundRow = FundBalance

const columnsOf = (open: (fund: string) => void): readonly Column<FundRow>[] => [
  words(
    '基金',
    (it) => it.name,
    (it) => (
      <button type="button" className="link-button fund-name" data-row onClick={() => open(it.fund)}>
        <i aria-hidden style={{ background: fundColour(it.fund) }} />
        {it.name}
      </button>
    ),
  ),
  wan('本月支出', (it) => it.spentThisMonth),
  wan('本年支出', (it) => it.spentThisYear),
  wan('应付机构', (it) => it.payable),
  wan('应付个人', (it) => it.persons),
  wan('本年付个人', (it) => it.paid),
  wan('账户结存', (it) => it.accounts),
]

/** An amount in 万元, rounded to a hundred yuan; the exact one on the pointer. */
function wan<Row>(head: string, fen: (row: Row) => number | null): Column<Row> {
  const rounded = (row: Row) => Math.round((fen(row) ?? 0) / 10_000)
  return numbers(
    head,
    (row) => (fen(row) === null ? '' : formatYuan(rounded(row))),
    (row) => (
      <span
        className={fen(row) === null || fen(row) === 0 ? 'hint' : undefined}
        title={fen(row) === null ? undefined : `${yuan(fen(row) ?? 0)} 元`}
      >
        {fen(row) === null ? '—' : yuan(rounded(row))}
      </span>
    ),
  )
}
