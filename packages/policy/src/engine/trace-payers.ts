import { formatPercent, formatYuanGrouped as yuan } from '@tongchou/kernel'
import type { Enacted } from '../bundle/values.ts'
import type { FamilyAccount, Relation, SettlementFacts, Supplement } from '../facts.ts'
import type { TraceStep } from '../settlement.ts'
import { isLowIncome } from './catastrophic.ts'
import type { LayerPay } from './payers.ts'
import type { Working } from './settle.ts'
import { bound, type Cited, type Citing, input, NONE, step, withoutOriginal } from './trace-step.ts'
import { tierTable } from './trace-tables.ts'

/** Adds the payers after the pooled fund in the bundle's order, assistance last, then what an employer owes. */
export function addLaterSteps(steps: TraceStep[], work: Working, facts: SettlementFacts, cite: Citing): void {
  const { common } = work
  for (const payer of common.supplements?.order ?? CATASTROPHIC_ALONE) {
    const told =
      payer === 'catastrophic' ? catastrophicStep(work, facts, cite) : supplementStep(work, payer, cite)
    if (told !== null) steps.push(told)
  }
  addAssistanceSteps(steps, work, cite)
  if (facts.episode.liability === 'employer' && common.employerLiability !== null)
    steps.push(owedStep(work, common.employerLiability, cite))
}

const CATASTROPHIC_ALONE = ['catastrophic'] as const

function owedStep(
  { amounts, later, asIfPooled, asIfOther }: Working,
  rule: Enacted,
  cite: Citing,
): TraceStep {
  const { catastrophic, civilServant, enterprise, assistance } = later
  const always = [asIfPooled, asIfOther, catastrophic]
  const supplements = [civilServant, enterprise, assistance].filter((amount) => amount > 0)
  return step('employerOwes', amounts.employerOwes, cite.value(rule), {
    inputs: NONE,
    formula: [{ text: [...always, ...supplements].map(yuan).join(' + '), result: amounts.employerOwes }],
    notes: ['基金按参保计算应付的部分由用人单位承担，各项基金支付为 0'],
    lines: NONE,
  })
}

function catastrophicStep(work: Working, facts: SettlementFacts, cite: Citing): TraceStep | null {
  const { amounts, common, later } = work
  const rule = common.catastrophic[facts.person.scheme]
  if (rule === undefined) return null
  const low = isLowIncome(rule, facts.person) ? rule.lowIncome : undefined
  const before = facts.year.catastrophicBurden
  const burden = amounts.catastrophicBurden
  const cited =
    low === undefined
      ? cite.value(rule)
      : cite.all([rule.cite, low.cite], rule.readings, [...withoutOriginal(rule), ...withoutOriginal(low)])
  const told = step(
    'catastrophic',
    amounts.catastrophicEmployeePay + amounts.catastrophicResidentPay,
    cited,
    {
      inputs: [
        input('burdenBefore', '本年合规自付已累计', before, 'year'),
        input('burden', '本次合规自付', burden, 'steps'),
        input('threshold', '起付', low?.firstAbove ?? rule.tiers[0]?.above ?? 0, 'bundle'),
      ],
      formula: [
        {
          text: `累计 ${yuan(before + burden)} 应支付的，减去累计 ${yuan(before)} 应支付的`,
          result: later.catastrophic,
        },
      ],
      notes: low === undefined ? NONE : ['困难人员：起付减半，各段提高 5 个百分点'],
      lines: NONE,
    },
  )
  const table = tierTable(rule, low !== undefined, before + burden)
  if (table !== null) told.table = table
  return told
}

const NAMES = { civilServant: '公务员医疗补助', enterprise: '企业补充医疗保险' } as const

/** The step of a supplement; null for a person who has none. */
function supplementStep(work: Working, payer: Supplement, cite: Citing): TraceStep | null {
  const { common, amounts, later } = work
  const rule = common.supplements?.[payer] ?? null
  const layer = later.layers.find((one) => one.payer === payer)
  if (rule === null || layer === undefined) return null
  const order = common.supplements?.cite ?? null
  return layerStep(
    payer,
    payer === 'civilServant' ? amounts.civilServantPay : amounts.enterprisePay,
    layer,
    NAMES[payer],
    cite.all(order === null ? [rule.cite] : [rule.cite, order], rule.readings, withoutOriginal(rule)),
  )
}

function addAssistanceSteps(steps: TraceStep[], { common, amounts, later }: Working, cite: Citing): void {
  const rule = common.assistance
  if (rule === null) return
  if ('missing' in rule) {
    steps.push(
      step('assistance', 0, cite.value(rule), {
        inputs: NONE,
        formula: NONE,
        notes: [rule.missing],
        lines: NONE,
      }),
    )
    return
  }
  const isOwed = amounts.employerOwes > 0
  for (const layer of later.layers) {
    if (layer.payer !== 'assistance' && layer.payer !== 'assistanceTilt') continue
    const name = layer.payer === 'assistance' ? `医疗救助（${layer.title}）` : '倾斜救助'
    const cited = cite.all([layer.clause], rule.readings, withoutOriginal(rule))
    steps.push(layerStep('assistance', isOwed ? 0 : layer.pay, layer, name, cited))
  }
}

/** A share of the year's burden above a threshold, in the words of its own payer. */
function layerStep(
  name: 'civilServant' | 'enterprise' | 'assistance',
  amount: number,
  layer: LayerPay,
  label: string,
  cited: Cited,
): TraceStep {
  const { before, base, threshold, share, due, limit } = layer
  const above = (burden: number) => yuan(Math.max(0, burden - threshold))
  const told = step(name, amount, cited, {
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
    notes: [label],
    lines: NONE,
  })
  if (limit !== null)
    told.bound = bound(
      `${label}年度限额`,
      layer.clause,
      limit.amount,
      limit.left,
      limit.left - layer.pay,
      layer.pay < due,
    )
  return told
}

/** Adds what the person bears, who of the accounts pays of it, and the cash. */
export function addPersonSteps(
  steps: TraceStep[],
  work: Working,
  facts: SettlementFacts,
  cite: Citing,
): void {
  const { common, amounts } = work
  const { useAccount, family } = facts
  steps.push(personStep(work, cite))
  if (common.account !== null && useAccount)
    steps.push(accountStep(work, common.account, facts.person.accountBalance, cite))
  if (common.familySharing !== null && useAccount && family !== undefined)
    steps.push(familyStep(amounts.familyAccountPay, common.familySharing, family, cite))
  steps.push(cashStep(work, cite))
}

function personStep({ common, amounts }: Working, cite: Citing): TraceStep {
  const { totalCost, fundTotal, personTotal } = amounts
  return step('personTotal', personTotal, cite.value(common.scope), {
    inputs: [
      input('totalCost', '医疗费总额', totalCost, 'lines'),
      input('fundTotal', '基金支付', fundTotal, 'steps'),
    ],
    formula: [{ text: `${yuan(totalCost)} − ${yuan(fundTotal)}`, result: personTotal }],
    notes: NONE,
    lines: NONE,
  })
}

function accountStep({ amounts, bill }: Working, rule: Enacted, balance: number, cite: Citing): TraceStep {
  const payable = amounts.personTotal - bill.legallyExcluded - amounts.employerOwes
  return step('account', amounts.accountPay, cite.value(rule), {
    inputs: [
      input('balance', '账户余额', balance, 'person'),
      input('payable', '账户可付的部分', payable, 'steps'),
    ],
    formula: [{ text: '取余额与可付部分中低的', result: amounts.accountPay }],
    notes: NONE,
    lines: NONE,
  })
}

const familyStep = (pay: number, rule: Enacted, family: readonly FamilyAccount[], cite: Citing): TraceStep =>
  step('familyAccount', pay, cite.value(rule), {
    inputs: family.map(({ relation, balance }) =>
      input(`balance.${relation}`, RELATIONS[relation], balance, 'person'),
    ),
    formula: [{ text: '亲属账户按所选的先后支付，取余额与剩余可付部分中低的', result: pay }],
    notes: NONE,
    lines: NONE,
  })

function cashStep({ common, amounts }: Working, cite: Citing): TraceStep {
  const { personTotal, accountPay, familyAccountPay, cashPay } = amounts
  const paid = `${yuan(personTotal)} − ${yuan(accountPay)}`
  return step('cash', cashPay, cite.value(common.scope), {
    inputs: NONE,
    formula: [{ text: familyAccountPay > 0 ? `${paid} − ${yuan(familyAccountPay)}` : paid, result: cashPay }],
    notes: NONE,
    lines: NONE,
  })
}

const RELATIONS: Readonly<Record<Relation, string>> = {
  spouse: '配偶账户余额',
  parent: '父母账户余额',
  child: '子女账户余额',
  sibling: '兄弟姐妹账户余额',
  grandparent: '祖父母账户余额',
  grandchild: '孙子女账户余额',
}
