import { Link } from '@tanstack/react-router'
import type { SettlementPage, TraceStepView } from '@tongchou/settlement/contract'
import { percent, yuan } from '../format/amounts.ts'
import { hasRole, useStaff } from '../frame/session.ts'
import type { LinesShown } from './lines-panel.tsx'

type Input = TraceStepView['inputs'][number]

interface Props {
  step: TraceStepView
  page: SettlementPage
  onStep: (step: string) => void
  onLines: (lines: LinesShown) => void
}

/** Which step an amount comes from. */
const STEPS: Readonly<Record<string, string>> = {
  fullSelfPay: 'scope',
  overLimitSelfPay: 'ceiling',
  firstSelfPay: 'firstSelfPay',
  deductible: 'deductible',
  fundTotal: 'pooledPay',
  pooledPay: 'pooledPay',
}

/** 代入的数: every number leads to where it comes from. */
export function StepInputs(props: Props) {
  const { step } = props
  if (step.inputs.length === 0) return null
  return (
    <>
      <h3>代入的数</h3>
      <dl className="step-inputs">
        {step.inputs.map((input) => (
          <div key={input.name}>
            <dt>
              <Source input={input} {...props} />
            </dt>
            <dd className="num">{valueText(input)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Source({ input, step, page, onStep, onLines }: Props & { input: Input }) {
  const staff = useStaff()
  const from = STEPS[input.name]
  if (input.from === 'steps' && from !== undefined)
    return (
      <button type="button" className="text-button" onClick={() => onStep(from)}>
        {input.label}
      </button>
    )
  if (input.from === 'lines' && step.lines.length > 0)
    return (
      <button
        type="button"
        className="text-button"
        onClick={() => onLines({ title: input.label, lines: step.lines })}
      >
        {input.label}
      </button>
    )
  if (input.from === 'year' && hasRole(staff, 'counter', 'supervisor'))
    return (
      <Link to="/counter" search={{ person: page.personId }}>
        {input.label}
      </Link>
    )
  return <>{input.label}</>
}

function valueText(input: Input): string {
  if (typeof input.value === 'string') return input.value
  if (input.unit === 'fen') return yuan(input.value)
  return input.unit === 'bp' ? percent(input.value) : String(input.value)
}
