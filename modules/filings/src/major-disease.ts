import { formatYuanGrouped, ok, type Result, refuse } from '@tongchou/kernel'
import { type Bundle, inForce } from '@tongchou/policy'
import type { NewFiling } from './contract.ts'
import type { CheckRefusal } from './refusal.ts'
import { amountFor, type Benefit, type Relation, type Ruling } from './relation.ts'

/** Who may be certified with a major disease, and with which; null where the benefit asks for no such certificate. */
export function majorDiseaseRule({ facilities }: Benefit, day: string) {
  const rule = inForce(facilities ?? [], day)
  return rule?.certified === 'majorDisease' ? rule : null
}

/** 重大疾病认定 (CQ-5, CQ-8): a disease of the law's list; its outpatient care is paid, and its stays have a maximum of their own. */
export function majorDiseaseRuling(
  { kind, subject, from }: NewFiling & { kind: 'majorDisease' },
  { benefits }: Bundle,
  relation: Relation,
): Result<Ruling, CheckRefusal> {
  const own = benefits.filter(({ schemes }) => schemes.includes(relation.scheme))
  const outpatient = own.find((it) => majorDiseaseRule(it, from) !== null)
  const rule = outpatient === undefined ? null : majorDiseaseRule(outpatient, from)
  if (outpatient === undefined || rule === null) return refuse({ code: 'not-in-the-law', kind, day: from })
  const { listed } = rule
  if (listed !== undefined && !listed.includes(subject))
    return refuse({ code: 'major-disease-not-listed', subject, listed })
  const effects = [
    { sentence: `${subject}的门诊按重大疾病的比例和限额支付；没有认定的不支付`, clause: rule.cite },
  ]
  const stay = own.find(({ benefitCode }) => benefitCode === 'majorDisease')
  const maximum = inForce((stay ?? outpatient).maxima['limit:majorDisease'] ?? [], from)
  const amount = maximum === null ? null : amountFor(maximum.amounts, relation)
  if (maximum !== null && amount !== null)
    effects.push({
      sentence: `${stay === undefined ? '' : '按重大疾病结算的住院与它合并，'}每年最多 ${formatYuanGrouped(amount)} 元`,
      clause: maximum.cite,
    })
  return ok({ subject, effects })
}
