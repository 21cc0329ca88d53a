import { formatPercent, formatYuanGrouped as yuan } from '@tongchou/kernel'
import type { Relation, SettlementFacts, Supplement } from '../facts.ts'
import type { TraceStep } from '../settlement.ts'
import { isLowIncome } from './catastrophic.ts'
import type { LayerPay } from './payers.ts'
import type { Working } from './settle.ts'
import { bound, input, step } from './trace-step.ts'
import { tierTable } from './trace-tables.ts'

/** The payers after the pooled fund in the bundle's order, assistance last, then what an employer owes. */
export function laterSteps(work: Working, facts: SettlementFacts): TraceStep[] {
  const { common, amounts, later, asIfPooled, asIfOther } = work
  const order = common.supplements?.order ?? (['catastrophic'] as const)
  const steps = order.flatMap((payer) => {
    if (payer !== 'catastrophic') return supplementStep(work, payer) ?? []
    return catastrophicStep(work, facts) ?? []
  })
  steps.push(...assistanceSteps(work))
  if (facts.episode.liability === 'employer' && common.employerLiability !== null) {
    const owed = [
      asIfPooled,
      asIfOther,
      later.catastrophic,
      later.civilServant,
      later.enterprise,
      later.assistance,
    ]
    steps.push(
      step('employerOwes', amounts.employerOwes, [common.employerLiability], {
        formula: [
          {
            text: owed
              .filter((amount, at) => at < 3 || amount > 0)
              .map(yuan)
              .join(' + '),
            result: amounts.employerOwes,
          },
        ],
        notes: ['基金按参保计算应付的部分由用人单位承担，各项基金支付为 0'],
      }),
    )
  }
  return steps
}

function catastrophicStep(work: Working, facts: SettlementFacts): TraceStep | null {
  const rule = work.common.catastrophic[facts.person.scheme]
  if (rule === undefined) return null
  const low = isLowIncome(rule, facts.person)
  const before = facts.year.catastrophicBurden
  const burden = work.amounts.catastrophicBurden
  const paid = work.amounts.catastrophicEmployeePay + work.amounts.catastrophicResidentPay
  return step('catastrophic', paid, [rule], {
    clauses: [rule.cite, ...(low && rule.lowIncome !== undefined ? [rule.lowIncome.cite] : [])],
    inputs: [
      input('burdenBefore', '本年合规自付已累计', before, 'year'),
      input('burden', '本次合规自付', burden, 'steps'),
      input('threshold', '起付', (low ? rule.lowIncome?.firstAbove : rule.tiers[0]?.above) ?? 0, 'bundle'),
    ],
    formula: [
      {
        text: `累计 ${yuan(before + burden)} 应支付的，减去累计 ${yuan(before)} 应支付的`,
        result: work.later.catastrophic,
      },
    ],
    table: tierTable(rule, low, before + burden),
    unverified: low && rule.lowIncome?.verified === false ? [rule.lowIncome.cite] : [],
    notes: low ? ['困难人员：起付减半，各段提高 5 个百分点'] : [],
  })
}

const NAMES = { civilServant: '公务员医疗补助', enterprise: '企业补充医疗保险' } as const

/** The step of a supplement; null for a person who has none. */
function supplementStep(work: Working, payer: Supplement): TraceStep | null {
  const { common, amounts, later } = work
  const rule = common.supplements?.[payer] ?? null
  const layer = later.layers.find((one) => one.payer === payer)
  if (rule === null || layer === undefined) return null
  const order = common.supplements?.cite ?? null
  const found = layerStep(
    payer,
    payer === 'civilServant' ? amounts.civilServantPay : amounts.enterprisePay,
    layer,
    NAMES[payer],
  )
  return {
    ...found,
    clauses: [rule.cite, ...(order === null ? [] : [order])],
    readings: rule.readings,
    unverified: rule.verified ? [] : [rule.cite],
  }
}

function assistanceSteps({ common, amounts, later }: Working): TraceStep[] {
  const rule = common.assistance
  if (rule === null) return []
  if ('missing' in rule) return [step('assistance', 0, [rule], { notes: [rule.missing] })]
  const layers = later.layers.filter(({ payer }) => payer === 'assistance' || payer === 'assistanceTilt')
  return layers.map((layer) => {
    const isOwed = amounts.employerOwes > 0
    const name = layer.payer === 'assistance' ? `医疗救助（${layer.title}）` : '倾斜救助'
    const found = layerStep('assistance', isOwed ? 0 : layer.pay, layer, name)
    return { ...found, readings: rule.readings, unverified: rule.verified ? [] : [rule.cite] }
  })
}

/** A share of the year's burden above a threshold, in the words of its own payer. */
function layerStep(
  name: 'civilServant' | 'enterprise' | 'assistance',
  amount: number,
  layer: LayerPay,
  label: string,
): TraceStep {
  const { before, base, threshold, share, due, limit } = layer
  const above = (burden: number) => yuan(Math.max(0, burden - threshold))
  return step(name, amount, [], {
    clauses: [layer.clause],
    inputs: [
      input('burdenBefore', '本年已累计的负担', before, 'year'),
      input('burden', '前面各项支付后剩下的负担', base, 'steps'),
      input('threshold', '起付', threshold, 'bundle'),
      { name: 'share', label: '支付比例', value: share, unit: 'bp', from: 'bundle' },
    ],
    formula: [
      {
        text: `${above(before + base)} × ${formatPercent(share)} − ${above(before)} × ${formatPercent(share)}`,
        result: due,
      },
    ],
    ...(limit === null
      ? {}
      : {
          bound: bound(
            `${label}年度限额`,
            layer.clause,
            limit.amount,
            limit.left,
            limit.left - layer.pay,
            layer.pay < due,
          ),
        }),
    notes: [label],
  })
}

/** What the person bears, who of the accounts pays of it, and the cash. */
export function personSteps(work: Working, facts: SettlementFacts): TraceStep[] {
  return [personStep(work), ...accountSteps(work, facts)]
}

function personStep({ common, amounts }: Working): TraceStep {
  return step('personTotal', amounts.personTotal, [common.scope], {
    inputs: [
      input('totalCost', '医疗费总额', amounts.totalCost, 'lines'),
      input('fundTotal', '基金支付', amounts.fundTotal, 'steps'),
    ],
    formula: [
      { text: `${yuan(amounts.totalCost)} − ${yuan(amounts.fundTotal)}`, result: amounts.personTotal },
    ],
  })
}

function accountSteps({ common, amounts, bill }: Working, facts: SettlementFacts): TraceStep[] {
  const steps: TraceStep[] = []
  if (common.account !== null && facts.useAccount)
    steps.push(
      step('account', amounts.accountPay, [common.account], {
        inputs: [
          input('balance', '账户余额', facts.person.accountBalance, 'person'),
          input(
            'payable',
            '账户可付的部分',
            amounts.personTotal - bill.legallyExcluded - amounts.employerOwes,
            'steps',
          ),
        ],
        formula: [{ text: '取余额与可付部分中低的', result: amounts.accountPay }],
      }),
    )
  const { familyAccountPay } = amounts
  if (common.familySharing !== null && facts.useAccount && facts.family !== undefined)
    steps.push(
      step('familyAccount', familyAccountPay, [common.familySharing], {
        inputs: facts.family.map(({ relation, balance }) =>
          input(`balance.${relation}`, RELATIONS[relation], balance, 'person'),
        ),
        formula: [{ text: '亲属账户按所选的先后支付，取余额与剩余可付部分中低的', result: familyAccountPay }],
      }),
    )
  steps.push(
    step('cash', amounts.cashPay, [common.scope], {
      formula: [
        {
          text: [amounts.personTotal, amounts.accountPay, ...(familyAccountPay > 0 ? [familyAccountPay] : [])]
            .map(yuan)
            .join(' − '),
          result: amounts.cashPay,
        },
      ],
    }),
  )
  return steps
}

const RELATIONS: Readonly<Record<Relation, string>> = {
  spouse: '配偶账户余额',
  parent: '父母账户余额',
  child: '子女账户余额',
  sibling: '兄弟姐妹账户余额',
  grandparent: '祖父母账户余额',
  grandchild: '孙子女账户余额',
}
