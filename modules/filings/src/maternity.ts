import type { Sql } from '@tongchou/database'
import { formatYuanGrouped, ok, type Result, refuse } from '@tongchou/kernel'
import { type Bundle, inForce } from '@tongchou/policy'
import type { NewFiling } from './contract.ts'
import type { CheckRefusal } from './refusal.ts'
import { type Benefit, benefitsOf, type Known, type Relation, type Ruling } from './relation.ts'

/** What maternity insurance pays first of antenatal checks, with its clause; null where the benefits have no such rule. */
export function maternityRule(benefits: readonly Benefit[], day: string) {
  for (const { maternity } of benefits) {
    const rule = inForce(maternity ?? [], day)
    if (rule !== null) return rule
  }
  return null
}

/**
 * 生育登记 (JM-14.2.4): a wife who is not employed has her antenatal checks paid first by the maternity insurance of her husband, who is
 * the one insured. A member of the employee scheme has it of her own and needs no filing.
 */
export async function maternityRuling(
  sql: Sql,
  { kind, husband, from }: NewFiling & { kind: 'maternity' },
  bundle: Bundle,
  { sex, relation, personId }: Known & { relation: Relation },
): Promise<Result<Ruling, CheckRefusal>> {
  const rule = maternityRule(benefitsOf(bundle, relation, 'antenatal'), from)
  if (rule === null) return refuse({ code: 'not-in-the-law', kind, day: from })
  if (sex !== 'F') return refuse({ code: 'not-a-wife' })
  if (relation.scheme === 'employee') return refuse({ code: 'covered-herself' })
  const [found] = await sql.query<{ is_employed: boolean }>(
    `select exists (select from enrolment e where e.person_id = p.person_id and e.valid @> $3::date
              and e.scheme = 'employee' and e.enrolled_as = 'employer' and e.status = 'active') as is_employed
       from person p where p.person_no = $1 and p.name = $2 and p.sex = 'M' and p.died_on is null and p.person_id <> $4`,
    [husband.personNo, husband.name, from, personId],
  )
  if (found === undefined) return refuse({ code: 'unknown-husband' })
  if (!found.is_employed) return refuse({ code: 'husband-not-employed', day: from })
  const { cite: clause } = rule
  return ok({
    subject: husband.personNo,
    effects: [
      {
        sentence: `产前检查先由生育保险支付，每人每年 ${formatYuanGrouped(rule.amount)} 元；超过的并入普通门诊，按她自己的险种支付`,
        clause,
      },
      {
        sentence: '只在丈夫随单位参保的日子算：他停保、退休，或她自己参加职工医保，就不再按这条登记',
        clause,
      },
    ],
  })
}
