import { Link } from '@tanstack/react-router'
import type { Overview } from '@tongchou/settlement/contract'
import { yuan } from '../format/amounts.ts'
import { beijingTime } from '../format/days.ts'
import { hasRole, useStaff } from '../frame/session.ts'
import { type Column, days, money, words } from '../parts/columns.tsx'
import { ExportButton } from '../parts/data-table.tsx'
import { KIND_NAMES, LEVEL_NAMES } from '../parts/words.ts'
import { pooledColour } from '../theme/tokens.ts'

const COLUMNS: readonly Column<Overview['latest'][number]>[] = [
  days('时间', (it) => beijingTime(it.settledAt).slice(0, 16)),
  words('机构', (it) => it.providerName),
  words('类别', (it) => KIND_NAMES[it.kind] ?? it.kind),
  words('级别', (it) => LEVEL_NAMES[it.level] ?? ''),
  money('费用（元）', (it) => it.totalCost),
  money('基金支付（元）', (it) => it.fundTotal),
]

/** The last settlements as they come in; without names, and open to those who may see one. */
export function Feed({ overview }: { overview: Overview }) {
  const staff = useStaff()
  const mayOpen = hasRole(staff, 'finance', 'supervisor', 'administrator', 'counter')
  return (
    <section className="panel chart-panel" aria-label="刚刚结算">
      <header>
        <h2>刚刚结算</h2>
        <span className="hint">费用 · 基金支付（元）</span>
        <ExportButton of={{ name: `刚刚结算 ${overview.day}`, columns: COLUMNS, rows: overview.latest }} />
      </header>
      <ul className="feed" aria-live="off" data-list>
        {overview.latest.map((it) => (
          <li key={it.settlementId}>
            <span className="num hint">{beijingTime(it.settledAt).slice(11, 16)}</span>
            <span className="feed-where">
              <i aria-hidden style={{ background: pooledColour(it.scheme) }} />
              {mayOpen ? (
                <Link
                  data-row
                  to="/settlements/$personId/$settlementId"
                  params={{ personId: it.personId, settlementId: it.settlementId }}
                >
                  {it.providerName}
                </Link>
              ) : (
                it.providerName
              )}{' '}
              <span className="hint">
                {KIND_NAMES[it.kind] ?? it.kind} · {LEVEL_NAMES[it.level]}
              </span>
            </span>
            <span className="num hint feed-cost">{yuan(it.totalCost)}</span>
            <strong className="num">{yuan(it.fundTotal)}</strong>
          </li>
        ))}
      </ul>
    </section>
  )
}
