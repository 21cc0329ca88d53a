import { Link } from '@tanstack/react-router'
import type { SettlementPage, TraceStepView } from '@tongchou/settlement/contract'
import { percent, yuan } from '../format/amounts.ts'
import { useClause } from '../frame/clauses.ts'
import { ClauseTag } from '../parts/clause-tag.tsx'

/** Why this amount: the clause, its table with the applied cell, the inputs, the formula, and what bounded it. */
export function StepPanel(props: { title: string; step: TraceStepView; page: SettlementPage }) {
  const { title, step, page } = props
  return (
    <section className="step-panel" aria-live="polite">
      <h2>{title}</h2>
      {step.clauses.map((clause) => (
        <ClauseGist key={clause} clause={clause} />
      ))}
      {(step.readings.length > 0 || step.unverified.length > 0) && (
        <p className="step-marks">
          {step.readings.map((id) => (
            <ClauseTag key={id} clause={id} />
          ))}
          {step.unverified.map((id) => (
            <ClauseTag key={`u${id}`} clause={id} isUnverified />
          ))}
        </p>
      )}
      {step.table !== undefined && <AppliedTable table={step.table} />}
      {step.inputs.length > 0 && (
        <>
          <h3>代入的数</h3>
          <dl className="step-inputs">
            {step.inputs.map((input) => (
              <div key={input.name}>
                <dt>{input.label}</dt>
                <dd className="num">{valueText(input)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {step.formula.length > 0 && (
        <>
          <h3>怎么算</h3>
          <dl className="step-formula">
            {step.formula.map((line) => (
              <div key={line.text}>
                <dt>{line.text}</dt>
                <dd className="num">{yuan(line.result)}</dd>
              </div>
            ))}
            <div className="step-result">
              <dt>{title}</dt>
              <dd className="num">{yuan(step.amount)}</dd>
            </div>
          </dl>
        </>
      )}
      {step.notes.map((note) => (
        <p key={note} className="step-note">
          {note}
        </p>
      ))}
      {step.bound !== undefined && (
        <p className={step.bound.isReached ? 'step-bound step-bound-reached' : 'step-bound'}>
          {step.bound.isReached ? '已到限额' : '未触及限额'}：{step.bound.text} {yuan(step.bound.limit)}
          ，本次前还剩 {yuan(step.bound.leftBefore)}，本次后剩 <strong>{yuan(step.bound.leftAfter)}</strong>
        </p>
      )}
      <footer className="hint">
        政策包 {page.bundle.region} · <span className="mono">{page.bundle.hash.slice(0, 8)}</span>
        <span className={page.recomputation === 'differs' ? 'step-differs' : 'step-agrees'}>
          {RECOMPUTED[page.recomputation]}
        </span>
      </footer>
    </section>
  )
}

const RECOMPUTED: Readonly<Record<SettlementPage['recomputation'], string>> = {
  agrees: '✓ 复算一致',
  differs: '✗ 复算不一致，已告知监管',
  'bundle-missing': '政策包不在本机，未复算',
}

function ClauseGist({ clause }: { clause: string }) {
  const found = useClause(clause)
  return (
    <blockquote className="law">
      <header>
        <strong>{found?.label ?? clause}</strong>
        <span className="mono hint">{clause}</span>
      </header>
      {found?.gist}
      {found !== null && (
        <footer>
          {found.document} · 自 {found.inForceFrom} 施行 ·{' '}
          <Link to="/law/clause/$clause" params={{ clause }}>
            看全文
          </Link>
        </footer>
      )}
    </blockquote>
  )
}

function AppliedTable({ table }: { table: NonNullable<TraceStepView['table']> }) {
  return (
    <>
      <h3>{table.title}</h3>
      <table className="step-table">
        <thead>
          <tr>
            <td />
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={row.head}>
              <th scope="row">{row.head}</th>
              {row.cells.map((cell, column) => (
                <td
                  key={table.columns[column]}
                  className={
                    at === table.applied[0] && column === table.applied[1] ? 'num step-applied' : 'num'
                  }
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function valueText(input: TraceStepView['inputs'][number]): string {
  if (typeof input.value === 'string') return input.value
  if (input.unit === 'fen') return yuan(input.value)
  return input.unit === 'bp' ? percent(input.value) : String(input.value)
}
