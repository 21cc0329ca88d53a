import { formatPercent, timesRatio, formatYuanGrouped as yuan } from '@tongchou/kernel'
import type { SettlementFacts } from '../facts.ts'
import type { LineOutcome, TraceStep } from '../settlement.ts'
import { ascending, finalRatio } from './pooled.ts'
import type { Working } from './settle.ts'
import { laterSteps, personSteps } from './trace-payers.ts'
import { bound, type Clauses, indexes, input, step, withMarks } from './trace-step.ts'
import { ratioTable } from './trace-tables.ts'

/** Tells a finished calculation step by step, in the rulebook's order; it reads the working and decides nothing. */
export function traceOf(
  work: Working,
  facts: SettlementFacts,
  outcomes: LineOutcome[],
  clauses: Clauses,
): TraceStep[] {
  const { terms, common, amounts } = work
  const steps: TraceStep[] = [
    scopeStep(work, outcomes),
    ceilingStep(work, outcomes),
    firstSelfPayStep(work, outcomes),
  ]
  steps.push(
    step('eligible', amounts.eligible, [common.scope], {
      inputs: [
        input('totalCost', '医疗费总额', amounts.totalCost, 'lines'),
        input('fullSelfPay', '全自费', amounts.fullSelfPay, 'steps'),
        input('overLimitSelfPay', '超限价自费', amounts.overLimitSelfPay, 'steps'),
        input('firstSelfPay', '先行自付', amounts.firstSelfPay, 'steps'),
      ],
      formula: [
        {
          text: `${yuan(amounts.totalCost)} − ${yuan(amounts.fullSelfPay)} − ${yuan(amounts.overLimitSelfPay)} − ${yuan(amounts.firstSelfPay)}`,
          result: amounts.eligible,
        },
      ],
      lines: indexes(outcomes, (outcome) => outcome.eligible > 0),
    }),
  )
  if (terms.maternity !== null) steps.push(maternityStep(work, facts))
  if (terms.deductible !== null) steps.push(deductibleStep(work, facts))
  steps.push(pooledStep(work, facts))
  steps.push(...laterSteps(work, facts), ...personSteps(work, facts))
  return steps.map((one) => withMarks(one, clauses))
}

function scopeStep(work: Working, outcomes: LineOutcome[]): TraceStep {
  const out = indexes(outcomes, (outcome) => outcome.fullSelfPay > 0)
  const clauses: string[] = []
  for (const { fullSelfPay, clause } of outcomes)
    if (fullSelfPay > 0 && !clauses.includes(clause)) clauses.push(clause)
  return step('scope', work.amounts.fullSelfPay, [], {
    clauses: clauses.length > 0 ? clauses : [work.common.scope.cite],
    inputs: [
      input('totalCost', '医疗费总额', work.amounts.totalCost, 'lines'),
      { name: 'linesOut', label: '不在范围的行', value: out.length, unit: 'count', from: 'lines' },
    ],
    formula: [{ text: `${out.length} 行合计`, result: work.amounts.fullSelfPay }],
    lines: out,
    notes: work.out === null ? [] : [`整次不在支付范围：${work.out.reason}`],
  })
}

function ceilingStep({ common, amounts }: Working, outcomes: LineOutcome[]): TraceStep {
  const lines = indexes(outcomes, (outcome) => outcome.overLimitSelfPay > 0)
  return step('ceiling', amounts.overLimitSelfPay, [common.ceiling], {
    formula: lines.map((at) => ({
      text: `第 ${at + 1} 行（单价 − 限价）× 数量`,
      result: outcomes[at]?.overLimitSelfPay ?? 0,
    })),
    lines,
  })
}

function firstSelfPayStep({ terms, common, amounts }: Working, outcomes: LineOutcome[]): TraceStep {
  const lines = indexes(outcomes, (outcome) => outcome.firstSelfPay > 0)
  const rule = terms.firstSelfPay
  const { rates, clauses } = ratesOf(outcomes)
  return step('firstSelfPay', amounts.firstSelfPay, rule === null ? [common.scope] : [rule], {
    ...(clauses.length > 0 ? { clauses } : {}),
    inputs: rates.map(({ rate }) => ({
      name: `rate${rate}`,
      label: '先自付比例',
      value: rate,
      unit: 'bp',
      from: 'bundle',
    })),
    formula: rates.map(({ rate, count, amount, pays }) => ({
      text: `${count} 行 ${yuan(amount)} × ${formatPercent(rate)}，逐行取整`,
      result: pays,
    })),
    lines,
    notes: rule === null ? ['不区分甲类、乙类，没有先行自付'] : [],
  })
}

/** The lines with a first self-pay by their rates, the highest first, and the clauses that say so. */
function ratesOf(outcomes: readonly LineOutcome[]) {
  const rates: { rate: number; count: number; amount: number; pays: number }[] = []
  const clauses: string[] = []
  for (const { firstSelfPay, firstSelfPayBp, eligible, clause } of outcomes) {
    if (firstSelfPay === 0) continue
    const amount = firstSelfPay + eligible
    const same = rates.find(({ rate }) => rate === firstSelfPayBp)
    if (same === undefined) rates.push({ rate: firstSelfPayBp, count: 1, amount, pays: firstSelfPay })
    else {
      same.count++
      same.amount += amount
      same.pays += firstSelfPay
    }
    if (clause !== '' && !clauses.includes(clause)) clauses.push(clause)
  }
  return { rates: rates.sort((a, b) => b.rate - a.rate), clauses }
}

function maternityStep(work: Working, facts: SettlementFacts): TraceStep {
  const { terms, asIfOther, bill } = work
  const amount = terms.maternity?.amount ?? 0
  const left = Math.max(0, amount - facts.year.antenatalPaid)
  const isCovered = facts.person.scheme === 'employee' || facts.person.maternityCovered
  return step('otherPay', work.amounts.otherPay, terms.maternity === null ? [] : [terms.maternity], {
    inputs: [
      input('eligible', '符合政策范围费用', bill.eligible, 'steps'),
      input('antenatalPaid', '本年生育保险已支付', facts.year.antenatalPaid, 'year'),
    ],
    formula: [{ text: `先由生育保险支付，最多 ${yuan(isCovered ? left : 0)}`, result: asIfOther }],
    ...(isCovered
      ? {
          bound: bound(
            '生育保险每人每年',
            terms.maternity?.cite ?? '',
            amount,
            left,
            left - asIfOther,
            asIfOther === left,
          ),
        }
      : {}),
    notes: isCovered ? [] : ['不属于职工医保或生育保险参保职工的未就业配偶，直接并入普通门诊'],
  })
}

function deductibleStep(work: Working, facts: SettlementFacts): TraceStep {
  const { terms, standard, amounts, ordinary } = work
  const rule = terms.deductible
  const { referral } = facts.episode
  const notes: string[] = []
  if (standard.lowered.length > 0) notes.push(`起付标准降为 ${yuan(standard.amount)}`)
  if (referral !== null)
    notes.push(
      referral.filed
        ? `双向转诊，前次已付起付 ${yuan(referral.deductiblePaid)}`
        : '转诊未办手续，按转入机构执行',
    )
  return step('deductible', amounts.deductible, rule === null ? [] : [rule], {
    clauses: [...(rule === null ? [] : [rule.cite]), ...standard.lowered],
    inputs: [
      input('standard', rule?.per === 'year' ? '本年还剩的起付' : '起付标准', standard.amount, 'bundle'),
      input('eligible', '符合政策范围费用', ordinary, 'steps'),
      ...(rule?.per === 'year'
        ? [input('outpatientEligible', '本年门诊已累计', facts.year.outpatientEligible, 'year')]
        : []),
    ],
    formula: [
      { text: `取 ${yuan(standard.amount)} 与 ${yuan(ordinary)} 中低的`, result: amounts.deductible },
    ],
    notes,
  })
}

function pooledStep(work: Working, facts: SettlementFacts): TraceStep {
  const { terms, bill, limit, lowering, amounts, asIfPooled, asIfOther } = work
  let rest = amounts.deductible + asIfOther
  const formula = ascending(bill.groups).flatMap((group) => {
    const used = Math.min(rest, group.eligible)
    rest -= used
    if (group.eligible - used === 0) return []
    const ratio = finalRatio(terms, group.ratio, lowering)
    const raised = group.ratio - work.localRatio
    const how = [
      formatPercent(work.localRatio),
      ...(raised > 0 ? [`+ ${raised / 100} 个百分点`] : []),
      ...(lowering > 0 ? [`− ${lowering / 100} 个百分点`] : []),
    ].join(' ')
    const pay = timesRatio(group.eligible - used, ratio)
    return [
      { text: `${yuan(group.eligible - used)} × ${how.includes(' ') ? `（${how}）` : how}`, result: pay },
    ]
  })
  if (bill.fixedBase > 0)
    formula.push({ text: `定额支付的服务费 ${yuan(bill.fixedBase)}`, result: bill.fixedPay })
  if (work.beforeLimit > asIfPooled)
    formula.push({ text: `限额只剩 ${yuan(limit?.left ?? 0)}`, result: asIfPooled })
  const hasBonus = bill.groups.length > 1
  const table = ratioTable(terms, facts)
  return step('pooledPay', amounts.pooledPay, [terms.ratio], {
    clauses: [
      terms.ratio.cite,
      ...(terms.disease === null ? [] : [terms.disease.list.cite]),
      ...feeClauses(terms, facts),
      ...(hasBonus && terms.bonus !== null ? [terms.bonus.cite] : []),
      ...(isAway(facts) && terms.offsite !== null ? [terms.offsite.cite] : []),
      ...(isCountedOnly(terms) ? [terms.counts.cite] : []),
      ...(work.beforeLimit > asIfPooled && limit !== null ? [limit.clause] : []),
    ],
    readings: [
      ...terms.ratio.readings,
      ...(hasBonus ? (terms.bonus?.readings ?? []) : []),
      ...(isAway(facts) ? (terms.offsite?.readings ?? []) : []),
    ],
    inputs: [
      input('eligible', '符合政策范围费用', amounts.eligible, 'steps'),
      input('deductible', '起付标准', amounts.deductible, 'steps'),
      ...(asIfOther > 0 ? [input('otherPay', '生育保险先支付', asIfOther, 'steps')] : []),
      ...(limit === null
        ? []
        : [
            input('used', '本年已支付', limit.amount - limit.left, 'year'),
            input('maximum', limitName(limit.counter), limit.amount, 'bundle'),
          ]),
    ],
    formula,
    ...(table === null ? {} : { table }),
    ...(limit === null
      ? {}
      : {
          bound: bound(
            limitName(limit.counter),
            limit.clause,
            limit.amount,
            limit.left,
            limit.left - amounts.pooledPay,
            work.beforeLimit > asIfPooled,
          ),
        }),
    notes: [
      ...(lowering > 0
        ? [`异地就医降低 ${lowering / 100} 个百分点，少支付 ${yuan(amounts.offsiteReduction)}`]
        : []),
      ...(lowering === 0 && isAway(facts) && terms.offsite !== null
        ? ['长期异地居住备案，待遇与本地相同']
        : []),
      ...(isCountedOnly(terms) ? ['计入基金年度最高支付限额；限额未取到原文，只计数、不封顶'] : []),
    ],
    unverified: limit !== null && !limit.verified ? [limit.clause] : [],
  })
}

const isAway = ({ episode }: SettlementFacts): boolean =>
  !episode.facility.local && episode.offsite !== 'none'

/** The payment counts towards the year's maximum, but the place has no figure for one (EL-6). */
const isCountedOnly = ({ counts, maxima }: Working['terms']): boolean =>
  counts.pooledPaid && maxima.every(({ counter }) => counter !== 'pooledPaid')

const limitName = (counter: string): string => (counter === 'disease' ? '病种限额' : '年度最高支付限额')

/** The clauses that make a fee of this bill payable. */
const feeClauses = ({ fixedFees }: Working['terms'], { episode }: SettlementFacts): string[] =>
  episode.lines.flatMap(({ fee }) => (fee === undefined ? [] : (fixedFees?.[fee]?.cite ?? [])))
