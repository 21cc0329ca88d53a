import { formatPercent, formatYuanGrouped as yuan } from '@tongchou/kernel'
import type { LineOutcome, TraceInput, TraceStep } from '../settlement.ts'
import type { Working } from './settle.ts'
import { type Citing, indexes, input, NONE, step, withoutOriginal } from './trace-step.ts'

/** The steps 1 to 4 of the rulebook, told from what became of each line. */
export function scopeStep(
  { common, amounts, out }: Working,
  outcomes: LineOutcome[],
  cite: Citing,
): TraceStep {
  const lines = indexes(outcomes, (outcome) => outcome.fullSelfPay > 0)
  const clauses = lines.length === 0 ? [common.scope.cite] : clausesOf(outcomes, lines)
  return step('scope', amounts.fullSelfPay, cite.all(clauses, NONE, NONE), {
    inputs: [
      input('totalCost', '医疗费总额', amounts.totalCost, 'lines'),
      { name: 'linesOut', label: '不在范围的行', value: lines.length, unit: 'count', from: 'lines' },
    ],
    formula: [{ text: `${lines.length} 行合计`, result: amounts.fullSelfPay }],
    notes: out === null ? NONE : [`整次不在支付范围：${out.reason}`],
    lines,
  })
}

/** The clauses by which these lines are what they are, in the order of the lines. */
function clausesOf(outcomes: readonly LineOutcome[], lines: readonly number[]): string[] {
  const clauses: string[] = []
  for (const at of lines) {
    const clause = outcomes[at]?.clause
    if (clause !== undefined && !clauses.includes(clause)) clauses.push(clause)
  }
  return clauses
}

export function ceilingStep({ common, amounts }: Working, outcomes: LineOutcome[], cite: Citing): TraceStep {
  const lines = indexes(outcomes, (outcome) => outcome.overLimitSelfPay > 0)
  return step('ceiling', amounts.overLimitSelfPay, cite.value(common.ceiling), {
    inputs: NONE,
    formula: lines.map((at) => ({
      text: `第 ${at + 1} 行（单价 − 限价）× 数量`,
      result: outcomes[at]?.overLimitSelfPay ?? 0,
    })),
    notes: NONE,
    lines,
  })
}

export function firstSelfPayStep(
  { terms, common, amounts }: Working,
  outcomes: LineOutcome[],
  cite: Citing,
): TraceStep {
  const rule = terms.firstSelfPay
  const value = rule ?? common.scope
  const lines = indexes(outcomes, (outcome) => outcome.firstSelfPay > 0)
  const cited =
    lines.length === 0
      ? cite.value(value)
      : cite.all(clausesOf(outcomes, lines), value.readings, withoutOriginal(value))
  const inputs: TraceInput[] = []
  const formula: { text: string; result: number }[] = []
  for (const rate of rule?.shares.rates ?? NONE) {
    let count = 0
    let within = 0
    let pays = 0
    for (const at of lines) {
      const outcome = outcomes[at]
      if (outcome?.firstSelfPayBp !== rate) continue
      count++
      within += outcome.firstSelfPay + outcome.eligible
      pays += outcome.firstSelfPay
    }
    if (count === 0) continue
    inputs.push({ name: `rate${rate}`, label: '先自付比例', value: rate, unit: 'bp', from: 'bundle' })
    formula.push({ text: `${count} 行 ${yuan(within)} × ${formatPercent(rate)}，逐行取整`, result: pays })
  }
  return step('firstSelfPay', amounts.firstSelfPay, cited, {
    inputs,
    formula,
    notes: rule === null ? ['不区分甲类、乙类，没有先行自付'] : NONE,
    lines,
  })
}

export function eligibleStep({ common, amounts }: Working, outcomes: LineOutcome[], cite: Citing): TraceStep {
  const { totalCost, fullSelfPay, overLimitSelfPay, firstSelfPay, eligible } = amounts
  return step('eligible', eligible, cite.value(common.scope), {
    inputs: [
      input('totalCost', '医疗费总额', totalCost, 'lines'),
      input('fullSelfPay', '全自费', fullSelfPay, 'steps'),
      input('overLimitSelfPay', '超限价自费', overLimitSelfPay, 'steps'),
      input('firstSelfPay', '先行自付', firstSelfPay, 'steps'),
    ],
    formula: [
      {
        text: `${yuan(totalCost)} − ${yuan(fullSelfPay)} − ${yuan(overLimitSelfPay)} − ${yuan(firstSelfPay)}`,
        result: eligible,
      },
    ],
    notes: NONE,
    lines: indexes(outcomes, (outcome) => outcome.eligible > 0),
  })
}
