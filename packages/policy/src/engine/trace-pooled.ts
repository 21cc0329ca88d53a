import { formatPercent, timesRatio, formatYuanGrouped as yuan } from '@tongchou/kernel'
import type { SettlementFacts } from '../facts.ts'
import type { TraceStep } from '../settlement.ts'
import { ascending, finalRatio } from './pooled.ts'
import type { Working } from './settle.ts'
import { bound, type Cited, type Citing, input, NONE, step, withoutOriginal } from './trace-step.ts'
import { ratioTable } from './trace-tables.ts'

/** What the pooled fund pays: the groups at their ratios, the maximum, and every clause that had a part in it. */
export function pooledStep(work: Working, facts: SettlementFacts, cite: Citing): TraceStep {
  const { terms, limit, amounts } = work
  const told = step('pooledPay', amounts.pooledPay, citedBy(work, facts, cite), {
    inputs: inputsOf(work),
    formula: formulaOf(work),
    notes: notesOf(work, facts),
    lines: NONE,
  })
  const table = ratioTable(terms, facts)
  if (table !== null) told.table = table
  if (limit !== null)
    told.bound = bound(
      limitName(limit.counter),
      limit.clause,
      limit.amount,
      limit.left,
      limit.left - amounts.pooledPay,
      isLimited(work),
    )
  return told
}

function citedBy(work: Working, facts: SettlementFacts, cite: Citing): Cited {
  const { terms, bill, limit } = work
  const bonus = bill.groups.length > 1 ? terms.bonus : null
  const offsite = isAway(facts) ? terms.offsite : null
  const clauses = [terms.ratio.cite]
  if (terms.disease !== null) clauses.push(terms.disease.list.cite)
  if (terms.fixedFees !== null)
    for (const { fee } of facts.episode.lines) {
      const rule = fee === undefined ? undefined : terms.fixedFees[fee]
      if (rule !== undefined) clauses.push(rule.cite)
    }
  if (bonus !== null) clauses.push(bonus.cite)
  if (offsite !== null) clauses.push(offsite.cite)
  if (isCountedOnly(terms)) clauses.push(terms.counts.cite)
  if (limit !== null && isLimited(work)) clauses.push(limit.clause)
  const { readings } = terms.ratio
  const unverified = withoutOriginal(terms.ratio)
  return cite.all(
    clauses,
    bonus === null && offsite === null
      ? readings
      : [...readings, ...(bonus?.readings ?? NONE), ...(offsite?.readings ?? NONE)],
    limit === null || limit.verified ? unverified : [...unverified, limit.clause],
  )
}

function inputsOf({ limit, amounts, asIfOther }: Working): TraceStep['inputs'] {
  const inputs = [
    input('eligible', '符合政策范围费用', amounts.eligible, 'steps'),
    input('deductible', '起付标准', amounts.deductible, 'steps'),
  ]
  if (asIfOther > 0) inputs.push(input('otherPay', '生育保险先支付', asIfOther, 'steps'))
  if (limit !== null)
    inputs.push(
      input('used', '本年已支付', limit.amount - limit.left, 'year'),
      input('maximum', limitName(limit.counter), limit.amount, 'bundle'),
    )
  return inputs
}

/** What the deductible leaves of each group × its ratio, the fixed fees, and where the maximum cut. */
function formulaOf(work: Working): TraceStep['formula'] {
  const { terms, bill, limit, lowering, amounts, localRatio, asIfOther, asIfPooled } = work
  const formula: { text: string; result: number }[] = []
  let rest = amounts.deductible + asIfOther
  for (const group of ascending(bill.groups)) {
    const used = Math.min(rest, group.eligible)
    rest -= used
    const above = group.eligible - used
    if (above === 0) continue
    const raised = group.ratio - localRatio
    const ratio = `${formatPercent(localRatio)}${raised > 0 ? ` + ${raised / 100} 个百分点` : ''}${lowering > 0 ? ` − ${lowering / 100} 个百分点` : ''}`
    formula.push({
      text: `${yuan(above)} × ${raised > 0 || lowering > 0 ? `（${ratio}）` : ratio}`,
      result: timesRatio(above, finalRatio(terms, group.ratio, lowering)),
    })
  }
  if (bill.fixedBase > 0)
    formula.push({ text: `定额支付的服务费 ${yuan(bill.fixedBase)}`, result: bill.fixedPay })
  if (isLimited(work)) formula.push({ text: `限额只剩 ${yuan(limit?.left ?? 0)}`, result: asIfPooled })
  return formula
}

function notesOf({ terms, lowering, amounts }: Working, facts: SettlementFacts): readonly string[] {
  const notes: string[] = []
  if (lowering > 0)
    notes.push(`异地就医降低 ${lowering / 100} 个百分点，少支付 ${yuan(amounts.offsiteReduction)}`)
  if (lowering === 0 && isAway(facts) && terms.offsite !== null)
    notes.push('长期异地居住备案，待遇与本地相同')
  if (isCountedOnly(terms)) notes.push('计入基金年度最高支付限额；限额未取到原文，只计数、不封顶')
  return notes
}

const isLimited = ({ beforeLimit, asIfPooled }: Working): boolean => beforeLimit > asIfPooled

const isAway = ({ episode }: SettlementFacts): boolean =>
  !episode.facility.local && episode.offsite !== 'none'

/** The payment counts towards the year's maximum, but the place has no figure for one (EL-6). */
const isCountedOnly = ({ counts, maxima }: Working['terms']): boolean =>
  counts.pooledPaid && maxima.every(({ counter }) => counter !== 'pooledPaid')

const limitName = (counter: string): string => (counter === 'disease' ? '病种限额' : '年度最高支付限额')
