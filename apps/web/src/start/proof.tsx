import { useQuery } from '@tanstack/react-query'
import type { DemoSettlement } from '@tongchou/settlement/contract'
import { yuan } from '../format/amounts.ts'
import { statusQuery } from '../frame/status.ts'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { demoSettlementQuery } from './demo-settlement.ts'
import { DEMO_PASSWORD, useEnter } from './enter.ts'

interface Row {
  readonly name: string
  readonly clause: string | null
  readonly fen: number
  /** Where the bar begins and how wide it is, as a share of the total. */
  readonly from: number
  readonly colour: string
  readonly isSum: boolean
}

/** A real stay of the demo city from total to cash, every step with its clause; a click opens it after signing in. */
export function Proof() {
  const { data } = useQuery(demoSettlementQuery)
  const { data: status } = useQuery(statusQuery)
  const { enter, isBusy } = useEnter()
  if (data === undefined) return <div className="panel start-proof" aria-busy />
  if (data === null) return null
  const open = () =>
    void enter('counter', DEMO_PASSWORD, { personId: data.personId, settlementId: data.settlementId }).catch(
      () => undefined,
    )
  return (
    <section className="panel start-proof">
      <header>
        <h2>一次住院，从总费用到现金（元）</h2>
        <span className="hint">{`职工 · ${['一', '二', '三'][data.level - 1] ?? ''}级医院 · ${status?.place.name ?? ''}`}</span>
      </header>
      <table>
        <caption className="offscreen">每一步的名称、条款和金额</caption>
        <tbody>
          {rowsOf(data).map((row) => (
            <tr key={row.name} className={row.isSum ? 'start-sum' : ''}>
              <th scope="row">{row.name}</th>
              <td>{row.clause !== null && <ClauseTag clause={row.clause} />}</td>
              <td className="start-track">
                <i
                  style={{ left: share(row.from, data), width: share(row.fen, data), background: row.colour }}
                />
              </td>
              <td className="num">{row.isSum ? yuan(row.fen) : yuan(-row.fen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="start-link" disabled={isBusy} onClick={open}>
        打开这张结算单 ›
      </button>
    </section>
  )
}

const share = (fen: number, of: DemoSettlement): string => `${(fen / of.totalCost) * 100}%`

function rowsOf(it: DemoSettlement): Row[] {
  const before = it.fullSelfPay + it.overLimitSelfPay + it.firstSelfPay
  const steps = [
    ['先由个人付', 'JM-13.2', before, 'var(--own-firstSelfPay)'],
    ['起付标准', 'JM-13.1', it.deductible, 'var(--own-deductible)'],
    ['统筹基金支付', 'JM-13.2', it.pooledPay, 'var(--fund-employeePooled)'],
    ['大额补助', 'JM-15.1', it.catastrophicEmployeePay, 'var(--fund-employeeCatastrophic)'],
  ] as const
  const sum = { clause: null, from: 0, isSum: true }
  const rows: Row[] = [{ ...sum, name: '总费用', fen: it.totalCost, colour: 'var(--ink)' }]
  let left = it.totalCost
  for (const [name, clause, fen, colour] of steps) {
    left -= fen
    if (fen > 0) rows.push({ name, clause, fen, from: left, colour, isSum: false })
  }
  // What the person bears in all ends in account and cash, which lie together at the left end.
  if (it.accountPay > 0)
    rows.push({
      name: '个人账户',
      clause: 'JM-14.1',
      fen: it.accountPay,
      from: it.cashPay,
      colour: 'var(--own-account)',
      isSum: false,
    })
  rows.push({ ...sum, name: '现金支付', fen: it.cashPay, colour: 'var(--own-cash)' })
  return rows
}
