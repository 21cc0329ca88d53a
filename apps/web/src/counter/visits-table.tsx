import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { OpenEncounter, PersonSettlement as Visit } from '@tongchou/settlement/contract'
import { dayRange } from '../format/days.ts'
import { Money } from '../parts/money.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import { KIND_NAMES, LEVEL_NAMES } from '../parts/words.ts'

const STATES: Readonly<Record<Visit['state'], readonly [string, Tone]>> = {
  settled: ['已结算', 'ok'],
  cleared: ['已清算', 'plain'],
  reversed: ['已冲销', 'warn'],
}

/** Stays and visits, newest first; a row opens its settlement. */
export function VisitsTable(props: {
  personId: string
  visits: UseQueryResult<Visit[]>
  open: readonly OpenEncounter[]
}) {
  const { data, error, refetch } = props.visits
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading />
  if (data.length + props.open.length === 0)
    return <Empty title="还没有就医记录">参保以来没有在定点机构结算过。</Empty>
  return (
    <div className="plain-table">
      <table>
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">机构</th>
            <th scope="col">类别</th>
            <th scope="col" className="right">
              总费用（元）
            </th>
            <th scope="col" className="right">
              基金支付
            </th>
            <th scope="col" className="right">
              个人账户
            </th>
            <th scope="col" className="right">
              现金
            </th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody data-list>
          {props.open.map((it) => (
            <tr key={it.encounterId}>
              <td className="num">{dayRange(it.startedOn, it.endedOn)}</td>
              <td>{it.providerName}</td>
              <td>{KIND_NAMES[it.kind] ?? it.kind}</td>
              <td className="right">—</td>
              <td className="right">—</td>
              <td className="right">—</td>
              <td className="right">—</td>
              <td>
                <Tag tone="warn">{it.state === 'open' ? '进行中' : '待结算'}</Tag>
              </td>
            </tr>
          ))}
          {data.map((it) => (
            <VisitRow key={it.settlementId} personId={props.personId} visit={it} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function VisitRow({ personId, visit }: { personId: string; visit: Visit }) {
  const [word, tone] = STATES[visit.state]
  return (
    <tr className={visit.state === 'reversed' ? 'row-link row-reversed' : 'row-link'}>
      <td className="num">
        <Link
          to="/settlements/$personId/$settlementId"
          params={{ personId, settlementId: visit.settlementId }}
          data-row
        >
          {visit.startedOn.slice(0, 4) === visit.settledOn.slice(0, 4)
            ? dayRange(visit.startedOn, visit.endedOn)
            : `${visit.startedOn} 至 ${visit.endedOn ?? ''}`}
        </Link>
      </td>
      <td>{visit.providerName}</td>
      <td>
        {KIND_NAMES[visit.kind] ?? visit.kind} · {LEVEL_NAMES[visit.level]}
      </td>
      <td className="right">
        <Money fen={visit.totalCost} />
      </td>
      <td className="right">
        <Money fen={visit.fundTotal} />
      </td>
      <td className="right">
        <Money fen={visit.accountPay} />
      </td>
      <td className="right">
        <Money fen={visit.cashPay} />
      </td>
      <td>
        <Tag tone={tone}>{word}</Tag> {visit.vouchers > 0 && <Tag>已重算</Tag>}
      </td>
    </tr>
  )
}
