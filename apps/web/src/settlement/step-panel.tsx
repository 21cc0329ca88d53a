import type { SettlementPage, TraceStepView, WaterfallRow } from '@tongchou/settlement/contract'
import { yuan } from '../format/amounts.ts'
import { AppliedTable } from './applied-table.tsx'
import { ClauseGist } from './clause-gist.tsx'
import { Composition } from './composition.tsx'
import type { LinesShown } from './lines-panel.tsx'
import { StepInputs } from './step-inputs.tsx'

interface Props {
  row: WaterfallRow
  step: TraceStepView
  page: SettlementPage
  onStep: (step: string) => void
  onLines: (lines: LinesShown) => void
}

/** Why this amount: the clause, its table with the applied cell, the inputs, the formula, and what bounded it. */
export function StepPanel({ row, step, page, onStep, onLines }: Props) {
  const { name } = row
  const clauses = row.name === '总费用' ? [] : step.clauses
  if (name === '总费用')
    return (
      <div className="step-panel" aria-live="polite">
        <p className="step-note">{page.lines.length} 行费用之和。</p>
        <Composition page={page} of="all" onLines={onLines} />
      </div>
    )
  return (
    <div className="step-panel" aria-live="polite">
      {clauses.map((clause) => (
        <ClauseGist key={clause} clause={clause} />
      ))}
      {step.readings.map((id) => (
        <ClauseGist key={id} clause={id} />
      ))}
      {step.unverified.map((id) => (
        <ClauseGist key={`u${id}`} clause={id} isUnverified />
      ))}
      {step.table !== undefined && <AppliedTable table={step.table} />}
      <StepInputs step={step} page={page} onStep={onStep} onLines={onLines} />
      <Formula name={name} step={step} row={row} />
      {(step.step === 'eligible' || name === '统筹基金支付') && (
        <Composition page={page} of="eligible" onLines={onLines} />
      )}
      {step.notes.map((note) => (
        <p key={note} className="step-note">
          {note}
        </p>
      ))}
      {step.bound !== undefined && <Bound bound={step.bound} />}
    </div>
  )
}

function Formula({ name, step, row }: { name: string; step: TraceStepView; row: WaterfallRow }) {
  const isRest = name === '段内个人自付'
  const lines = isRest ? [{ text: '政策范围内费用减去起付标准和各项支付', result: row.fen }] : step.formula
  if (lines.length === 0) return null
  return (
    <>
      <h3>怎么算</h3>
      <dl className="step-formula">
        {lines.map((line) => (
          <div key={line.text}>
            <dt>{line.text}</dt>
            <dd className="num">{yuan(line.result)}</dd>
          </div>
        ))}
        <div className="step-result">
          <dt>{name}</dt>
          <dd className="num">{yuan(row.fen)}</dd>
        </div>
      </dl>
    </>
  )
}

const Bound = ({ bound }: { bound: NonNullable<TraceStepView['bound']> }) => (
  <p className={bound.isReached ? 'step-bound step-bound-reached' : 'step-bound'}>
    {bound.isReached ? '已到限额' : '✓ 未触及限额'}：{bound.text}{' '}
    <span className="num">{yuan(bound.limit)}</span>
    ，本次前还剩 <span className="num">{yuan(bound.leftBefore)}</span>，本次后剩{' '}
    <strong className="num">{yuan(bound.leftAfter)}</strong>
  </p>
)
