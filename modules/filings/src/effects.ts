import { formatYuanGrouped } from '@tongchou/kernel'
import { type Bundle, inForce } from '@tongchou/policy'
import type { NewFiling } from './contract.ts'
import { divisionName } from './division.ts'
import { amountFor, benefitsOf, type Effect, type Relation } from './relation.ts'

const FILED_DURING_THE_STAY =
  '入院后补办的也算：住院有一天在备案期内、还没结算，整次住院就按备案结算；已经结算的不变'

/** Off-site stays are lowered by how they are filed (JM-16.1). */
export function offsite(
  { subject, toPlace, from }: NewFiling & { kind: 'offsite' },
  bundle: Bundle,
  relation: Relation,
): Effect[] {
  const [stay] = benefitsOf(bundle, relation, 'inpatient')
  const rule = inForce(stay?.offsite ?? [], from)
  if (rule === null) return [{ sentence: '本地的政策没有异地住院的降低，备案不改变报销', clause: null }]
  const unit = rule.lowering === 'points' ? ' 个百分点' : '%'
  const said = (share: number) => (share === 0 ? '不降低' : `降低 ${share / 100}${unit}`)
  return [
    {
      sentence: `市外住院，支付比例${said(rule[subject])}；没有备案${said(rule.unfiled)}`,
      clause: rule.cite,
    },
    { sentence: FILED_DURING_THE_STAY, clause: rule.cite },
    {
      sentence: `就医地“${divisionName(toPlace) ?? toPlace}”只作记录：在市外哪里住院都按这条备案`,
      clause: rule.cite,
    },
  ]
}

/** The raised maximum of ordinary outpatient care for one of the two diseases; null where the scheme has none. */
export function raisedBy(subject: string, from: string, bundle: Bundle, relation: Relation) {
  for (const benefit of benefitsOf(bundle, relation, 'outpatient')) {
    const entry = inForce(benefit.maxima.outpatientPaid ?? [], from)
    const raised = entry?.raised.find(({ condition }) => condition === subject)
    if (entry !== null && raised !== undefined) return { before: amountFor(entry.amounts, relation), raised }
  }
  return null
}

/** The two diseases raise the maximum of ordinary outpatient care (JM-14.2.2). */
export function twoDisease(
  { subject, from }: NewFiling & { kind: 'twoDisease' },
  bundle: Bundle,
  relation: Relation,
): Effect[] {
  const found = raisedBy(subject, from, bundle, relation)
  if (found === null) return []
  const { before, raised } = found
  const was = before === null ? '' : `从 ${formatYuanGrouped(before)} 元`
  return [
    { sentence: `普通门诊年度限额${was}提到 ${formatYuanGrouped(raised.amount)} 元`, clause: raised.cite },
    ...(raised.unlessChronic === undefined
      ? []
      : [{ sentence: '同一个病已办门诊慢特病的，不再提高', clause: raised.cite }]),
  ]
}

/** The list of chronic and special diseases that applies to the relation on a day; null where none is published. */
export function diseasesOf(from: string, bundle: Bundle, relation: Relation) {
  for (const benefit of benefitsOf(bundle, relation, 'chronic')) {
    const entry = inForce(benefit.diseases ?? [], from)
    if (entry !== null) return entry
  }
  return null
}

const PERIODS = { year: '每年', quarter: '每季', month: '每月' } as const

/** A chronic disease is paid by its own row of the list (JM-14.3). */
export function chronic(
  { subject, from }: NewFiling & { kind: 'chronic' },
  bundle: Bundle,
  relation: Relation,
): Effect[] {
  const entry = diseasesOf(from, bundle, relation)
  if (entry === null)
    return [
      {
        sentence: '本地还没有公布门诊慢特病的比例和限额：先记下，门诊慢特病还不能结算，请按普通门诊就医',
        clause: null,
      },
    ]
  const disease = entry.list[subject]
  if (disease === undefined) return []
  const limit = disease.limit === undefined ? null : amountFor(disease.limit, relation)
  return [
    {
      sentence: `${disease.name}的门诊费用${sharePaid(disease.ratio, relation)}${limit === null ? '，与住院同一限额' : `，${PERIODS[disease.per]}最多 ${formatYuanGrouped(limit)} 元`}`,
      clause: entry.cite,
    },
  ]
}

function sharePaid(
  ratio: NonNullable<ReturnType<typeof diseasesOf>>['list'][string]['ratio'],
  relation: Relation,
): string {
  if (ratio === 'inpatient') return '按住院的比例支付'
  const flat = ratio.flat === undefined ? null : amountFor(ratio.flat, relation)
  return flat === null ? '按就诊级别的比例支付' : `支付 ${flat / 100}%`
}

/** A separately paid drug has no deductible (JM-14.4). */
export function separateDrug(
  { from }: NewFiling & { kind: 'separateDrug' },
  bundle: Bundle,
  relation: Relation,
): Effect[] {
  const [benefit] = benefitsOf(bundle, relation, 'separateDrug')
  const ratio = inForce(benefit?.ratio ?? [], from)
  if (ratio === null) return [{ sentence: '本地的政策没有单独支付药品，备案不改变报销', clause: null }]
  const first = inForce(benefit?.firstSelfPay ?? [], from)?.everyLine
  const flat = ratio.flat === undefined ? null : amountFor(ratio.flat, relation)
  const share = flat === null ? '按就诊级别的比例支付' : `支付 ${flat / 100}%`
  return [
    {
      sentence: `这种药没有起付标准，${first === undefined ? '' : `每次先自付 ${first / 100}%，其余`}${share}；同一张单上别的药不算`,
      clause: ratio.cite,
    },
  ]
}
