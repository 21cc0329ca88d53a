import { useQuery } from '@tanstack/react-query'
import type { ClosingEntry } from '@tongchou/settlement/contract'
import { Drawer } from 'antd'
import { beijingTime } from '../format/days.ts'
import { type Column, days, money, words } from '../parts/columns.tsx'
import { DataTable, ExportButton } from '../parts/data-table.tsx'
import { districtName } from '../parts/district-name.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { settlementNumber } from '../settlement/settlement-columns.tsx'
import { closingEntriesQuery } from './finance-queries.ts'

const REASONS: Readonly<Record<ClosingEntry['reason'], string>> = {
  settlement: '结算',
  difference: '差额凭证',
  reversal: '冲销',
  restoration: '恢复',
  payment: '收付',
}

const COLUMNS: readonly Column<ClosingEntry>[] = [
  days(
    '时间',
    (it) => beijingTime(it.bookedAt),
    (it) => beijingTime(it.bookedAt).slice(11),
  ),
  words('事由', (it) => REASONS[it.reason]),
  settlementNumber('结算单'),
  words('机构', (it) => it.institution ?? '—'),
  words('统筹区', (it) => districtName(it.district)),
  money('支出（元）', (it) => it.spent),
  money('应付机构（元）', (it) => it.payable),
]

/** Of most funds and days there is nothing in these. */
const OWED: readonly { head: string; of: (it: ClosingEntry) => number }[] = [
  { head: '应付个人（元）', of: (it) => it.persons },
  { head: '付个人（元）', of: (it) => it.paid },
]

/** What was booked on a day in one fund, journal by journal, down to its settlement. */
export function EntriesDrawer(props: {
  day: string
  fund: string
  district: string | null
  title: string
  onClose: () => void
}) {
  const { data, error, refetch } = useQuery(closingEntriesQuery(props.day, props.fund, props.district))
  const entries = data?.entries ?? []
  const columns = [
    ...COLUMNS,
    ...OWED.filter(({ of }) => entries.some((it) => of(it) !== 0)).map(({ head, of }) => money(head, of)),
  ]
  return (
    <Drawer open title={props.title} size={960} onClose={props.onClose} className="fund-drawer">
      {data === undefined ? (
        error === null ? (
          <Loading rows={6} />
        ) : (
          <Failure error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <>
          <h3>
            每笔记账 <span className="num">{data.entries.length}</span>
            {data.isCut && (
              <span className="hint">只列最近 {data.entries.length} 笔；分统筹区可看得更全</span>
            )}
            <ExportButton of={{ name: props.title, columns, rows: entries }} />
          </h3>
          <DataTable
            columns={columns}
            rows={entries}
            keyOf={(it) => `${it.bookedAt} ${it.personId} ${it.settlementId} ${it.reason} ${it.district}`}
          />
        </>
      )}
    </Drawer>
  )
}
