import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type SettlementPage as Page, settlementPageShape } from '@tongchou/settlement/contract'
import { type KeyboardEvent, useState } from 'react'
import { yuan } from '../format/amounts.ts'
import { get } from '../frame/api.ts'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { DistrictName } from '../parts/district-name.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { KIND_NAMES, LEVEL_NAMES, SCHEME_NAMES } from '../parts/words.ts'
import { Journals } from './journals.tsx'
import { LinesTable } from './lines-table.tsx'
import { Reversal } from './reversal.tsx'
import { StepPanel } from './step-panel.tsx'
import { firstOpen, type WaterfallRow, waterfallOf } from './waterfall.ts'
import './settlement.css'

/** 结算详情: why did I pay this, answered by the trace alone. */
export function SettlementPage() {
  const { personId, settlementId } = useParams({ strict: false })
  const { data, error, refetch } = useQuery({
    queryKey: ['settlement', personId, settlementId],
    queryFn: () => get(`/api/settlements/${personId ?? ''}/${settlementId ?? ''}`, settlementPageShape),
  })
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading rows={8} />
  return <Opened page={data} />
}

function Opened({ page }: { page: Page }) {
  const { rows, hidden } = waterfallOf(page)
  const [at, setAt] = useState(() => firstOpen(rows))
  const row = rows[at]
  const walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    setAt(Math.min(rows.length - 1, Math.max(0, at + by)))
  }
  return (
    <div className="settlement">
      <div className="settlement-main">
        <Head page={page} />
        <Strip page={page} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows inside are buttons; arrows only walk between them */}
        <section className="panel waterfall" onKeyDown={walk}>
          {rows.map((one, index) => (
            <Row
              key={one.name}
              row={one}
              total={page.amounts.totalCost ?? 0}
              isOpen={index === at}
              onOpen={() => setAt(index)}
            />
          ))}
          {hidden > 0 && <p className="hint">另有 {hidden} 项为 0</p>}
        </section>
        <div className="settlement-below">
          <LinesTable lines={page.lines} />
          <Journals journals={page.journals} />
        </div>
      </div>
      <aside className="settlement-side">
        {row !== undefined && row.step !== null && <StepPanel title={row.name} step={row.step} page={page} />}
      </aside>
    </div>
  )
}

function Head({ page }: { page: Page }) {
  return (
    <header className="settlement-head">
      <div>
        <p className="hint">
          {page.person.name} › {page.settledOn.slice(0, 4)} 年结算 › {page.settlementId}
        </p>
        <h1>
          {KIND_NAMES[page.kind] ?? page.kind}结算{' '}
          <small>
            {page.provider.name}（{LEVEL_NAMES[page.provider.level]}）
          </small>
        </h1>
        <p className="hint">
          入院 {page.startedOn} · 出院 {page.endedOn} · {SCHEME_NAMES[page.scheme]} ·{' '}
          <DistrictName code={page.district} /> · 结算 {page.settledOn}
        </p>
      </div>
      <div className="settlement-actions">
        <Reversal page={page} />
      </div>
    </header>
  )
}

function Strip({ page }: { page: Page }) {
  const of = (name: string): number => page.amounts[name] ?? 0
  const total = of('totalCost')
  const parts = [
    {
      name: '基金支付',
      fen: of('fundTotal'),
      colour: page.scheme === 'employee' ? 'fund-employeePooled' : 'fund-residentPooled',
    },
    { name: '个人账户', fen: of('accountPay'), colour: 'own-account' },
    { name: '现金支付', fen: of('cashPay'), colour: 'own-cash' },
  ]
  return (
    <section className={page.state === 'reversed' ? 'panel strip strip-reversed' : 'panel strip'}>
      <dl>
        <div>
          <dt>总费用</dt>
          <dd className="num">{yuan(total)}</dd>
        </div>
        {parts.map((part) => (
          <div key={part.name}>
            <dt>
              {part.name} {total > 0 && `${((part.fen / total) * 100).toFixed(1)}%`}
            </dt>
            <dd className="num" style={{ color: `var(--${part.colour})` }}>
              {yuan(part.fen)}
            </dd>
          </div>
        ))}
      </dl>
      <div className="strip-bar" aria-hidden>
        {parts.map((part) => (
          <i key={part.name} style={{ flexGrow: part.fen, background: `var(--${part.colour})` }} />
        ))}
      </div>
    </section>
  )
}

function Row(props: { row: WaterfallRow; total: number; isOpen: boolean; onOpen: () => void }) {
  const { row, total, isOpen, onOpen } = props
  const share = (fen: number): string => `${total === 0 ? 0 : (fen / total) * 100}%`
  const clause = row.isSum ? undefined : row.step?.clauses[0]
  return (
    <button
      type="button"
      className={`waterfall-row${row.isSum ? ' waterfall-sum' : ''}${isOpen ? ' waterfall-open' : ''}`}
      aria-expanded={isOpen}
      onClick={onOpen}
    >
      <span className="waterfall-name">
        {!row.isSum && <i aria-hidden style={{ background: row.colour }} />}
        {row.name}
      </span>
      <span className="waterfall-clause">{clause !== undefined && <ClauseTag clause={clause} />}</span>
      <span className="waterfall-track" aria-hidden>
        <i style={{ left: share(row.from), width: share(row.fen), background: row.colour }} />
      </span>
      <span className="num">{row.isSum ? yuan(row.fen) : yuan(-row.fen)}</span>
    </button>
  )
}
