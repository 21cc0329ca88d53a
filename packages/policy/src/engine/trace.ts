import { formatYuanGrouped as yuan } from '@tongchou/kernel'
import type { SettlementFacts } from '../facts.ts'
import type { LineOutcome, TraceStep } from '../settlement.ts'
import type { Working } from './settle.ts'
import { ceilingStep, eligibleStep, firstSelfPayStep, scopeStep } from './trace-lines.ts'
import { addLaterSteps, addPersonSteps } from './trace-payers.ts'
import { pooledStep } from './trace-pooled.ts'
import { bound, type Citing, input, NONE, step, withoutOriginal } from './trace-step.ts'

/** Tells a finished calculation step by step, in the rulebook's order; it reads the working and decides nothing. */
export function traceOf(
  work: Working,
  facts: SettlementFacts,
  outcomes: LineOutcome[],
  cite: Citing,
): TraceStep[] {
  const { terms } = work
  const steps = [
    scopeStep(work, outcomes, cite),
    ceilingStep(work, outcomes, cite),
    firstSelfPayStep(work, outcomes, cite),
    eligibleStep(work, outcomes, cite),
  ]
  if (terms.maternity !== null) steps.push(maternityStep(terms.maternity, work, facts, cite))
  if (terms.deductible !== null) steps.push(deductibleStep(terms.deductible, work, facts, cite))
  steps.push(pooledStep(work, facts, cite))
  addLaterSteps(steps, work, facts, cite)
  addPersonSteps(steps, work, facts, cite)
  return steps
}

type Rule<Word extends 'maternity' | 'deductible'> = NonNullable<Working['terms'][Word]>

function maternityStep(
  rule: Rule<'maternity'>,
  { asIfOther, bill, amounts }: Working,
  { person, year }: SettlementFacts,
  cite: Citing,
): TraceStep {
  const left = Math.max(0, rule.amount - year.antenatalPaid)
  const isCovered = person.scheme === 'employee' || person.maternityCovered
  const told = step('otherPay', amounts.otherPay, cite.value(rule), {
    inputs: [
      input('eligible', '符合政策范围费用', bill.eligible, 'steps'),
      input('antenatalPaid', '本年生育保险已支付', year.antenatalPaid, 'year'),
    ],
    formula: [{ text: `先由生育保险支付，最多 ${yuan(isCovered ? left : 0)}`, result: asIfOther }],
    notes: isCovered ? NONE : ['不属于职工医保或生育保险参保职工的未就业配偶，直接并入普通门诊'],
    lines: NONE,
  })
  if (isCovered)
    told.bound = bound('生育保险每人每年', rule.cite, rule.amount, left, left - asIfOther, asIfOther === left)
  return told
}

function deductibleStep(
  rule: Rule<'deductible'>,
  { standard, amounts, ordinary }: Working,
  { episode, year }: SettlementFacts,
  cite: Citing,
): TraceStep {
  const { referral } = episode
  const isYearly = rule.per === 'year'
  const notes: string[] = []
  if (standard.lowered.length > 0) notes.push(`起付标准降为 ${yuan(standard.amount)}`)
  if (referral !== null)
    notes.push(
      referral.filed
        ? `双向转诊，前次已付起付 ${yuan(referral.deductiblePaid)}`
        : '转诊未办手续，按转入机构执行',
    )
  const inputs = [
    input('standard', isYearly ? '本年还剩的起付' : '起付标准', standard.amount, 'bundle'),
    input('eligible', '符合政策范围费用', ordinary, 'steps'),
  ]
  if (isYearly) inputs.push(input('outpatientEligible', '本年门诊已累计', year.outpatientEligible, 'year'))
  const cited =
    standard.lowered.length === 0
      ? cite.value(rule)
      : cite.all([rule.cite, ...standard.lowered], rule.readings, withoutOriginal(rule))
  return step('deductible', amounts.deductible, cited, {
    inputs,
    formula: [
      { text: `取 ${yuan(standard.amount)} 与 ${yuan(ordinary)} 中低的`, result: amounts.deductible },
    ],
    notes,
    lines: NONE,
  })
}
