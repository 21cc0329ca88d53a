import type { Sql } from '@tongchou/database'
import { formatYuanGrouped, ok, type Result, refuse } from '@tongchou/kernel'
import { type Bundle, inForce } from '@tongchou/policy'
import type { NewFiling } from './contract.ts'
import type { CheckRefusal } from './refusal.ts'
import { type Benefit, benefitsOf, type Relation, type Ruling } from './relation.ts'

type Asked = NewFiling & { kind: 'referral' }

interface Hospital {
  readonly name: string
  readonly level: 1 | 2 | 3
}

/** The rule of the deductible after a referral between institutions of the city (JM-13.1.2); null where the benefit has none. */
export function referralRule(stay: Benefit | undefined, day: string) {
  const deductible = inForce(stay?.deductible ?? [], day)
  return deductible?.referral === undefined ? null : { ...deductible, referral: deductible.referral }
}

/** 市内双向转诊 (JM-13.1.2): between two designated hospitals of the city; up or down by their levels, between equals like up. */
export async function referralRuling(
  sql: Sql,
  { kind, fromProvider, toProvider, from }: Asked,
  bundle: Bundle,
  relation: Relation,
): Promise<Result<Ruling, CheckRefusal>> {
  const rule = referralRule(benefitsOf(bundle, relation, 'inpatient')[0], from)
  if (rule === null) return refuse({ code: 'not-in-the-law', kind, day: from })
  if (fromProvider === toProvider && !rule.referral.departmentNeedsFiling)
    return refuse({ code: 'same-institution' })
  const referring = await localHospital(sql, fromProvider, from, 'refers')
  if (referring === null)
    return refuse({
      code: 'not-a-local-hospital',
      field: 'fromProvider',
      institution: fromProvider,
      day: from,
    })
  const receiving = await localHospital(sql, toProvider, from, 'admits')
  if (receiving === null)
    return refuse({ code: 'not-a-local-hospital', field: 'toProvider', institution: toProvider, day: from })
  const subject =
    fromProvider === toProvider ? 'department' : receiving.level < referring.level ? 'down' : 'up'
  const { cite: clause } = rule.referral
  return ok({
    subject,
    effects: [
      { sentence: changeIn(subject, referring, receiving, rule), clause },
      { sentence: '备案以后入院的才算；已经入院的这次，起付标准不变', clause },
      { sentence: `只管在${receiving.name}的住院；转到别的机构，按那里的起付标准`, clause },
    ],
  })
}

const LEVELS = ['primary', 'secondary', 'tertiary'] as const
const LEVEL_WORDS = { 1: '一级及以下', 2: '二级', 3: '三级' } as const

function changeIn(
  subject: 'up' | 'down' | 'department',
  referring: Hospital,
  receiving: Hospital,
  rule: NonNullable<ReturnType<typeof referralRule>>,
): string {
  const way = `${LEVEL_WORDS[referring.level]}转到${LEVEL_WORDS[receiving.level]}`
  if (subject === 'down') return `下转（${way}）：转入以后的住院不再设起付标准`
  const own = rule.byLevel?.[LEVELS[receiving.level - 1] ?? 'tertiary']
  const standard = own === undefined ? '' : ` ${formatYuanGrouped(own)} 元`
  return `${receiving.level === referring.level ? '同级转诊' : '上转'}（${way}）：转入以后的住院，起付标准${standard}减去转出那次住院（入院前 ${rule.referral.continuedWithinDays} 天内出院）已付的起付，只补差额`
}

/** A hospital of the city with an agreement of the day; one whose agreement is suspended still refers, but admits nobody. */
async function localHospital(
  sql: Sql,
  code: string,
  day: string,
  as: 'refers' | 'admits',
): Promise<Hospital | null> {
  const [found] = await sql.query<{ name: string; level: 1 | 2 | 3 }>(
    `select name, level from provider_on($1, $2)
      where is_local and kind <> 'pharmacy' and agreement @> $2::date and ($3 = 'refers' or not is_suspended)`,
    [code, day, as],
  )
  return found ?? null
}
