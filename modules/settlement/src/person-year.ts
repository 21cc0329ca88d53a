import type { Sql } from '@tongchou/database'
import type { CivilDate, Uuid } from '@tongchou/kernel'
import { type Bundle, compilePolicy, type PersonFacts } from '@tongchou/policy'
import type { PersonYearView } from './person-contract.ts'
import { benefitYearOf } from './use-cases/prepare-settlement.ts'

interface Insured {
  born_on: string
  scheme: PersonFacts['scheme']
  status: PersonFacts['status']
  tier: 1 | 2 | null
  has_account: boolean
  categories: string[]
  conditions: string[]
  balance: number
}

/** What the person's benefit year holds on a day beside the maxima of that day, and what the funds pay then; null where nothing relates the person to a scheme. */
export async function personYearOn(
  sql: Sql,
  personId: Uuid,
  day: CivilDate,
  bundle: Bundle,
): Promise<PersonYearView | null> {
  const [insured] = await sql.query<Insured>(
    `select p.born_on, e.scheme, e.status, e.tier, e.has_account, coalesce(a.balance, 0) as balance,
       array(select c.category from person_category c where c.person_id = $1 and c.valid @> $2::date) as categories,
       array(select case f.kind when 'chronic' then 'chronic:' || f.subject when 'twoDisease' then f.subject else f.kind end
         from filing f where f.person_id = $1 and f.valid @> $2::date and f.withdrawn_at is null
           and f.kind in ('chronic', 'twoDisease', 'majorDisease', 'assistanceTilt')) as conditions
     from person p join enrolment e on e.person_id = p.person_id and e.valid @> $2::date
       left join account a on a.person_id = p.person_id
     where p.person_id = $1`,
    [personId, day],
  )
  const compiled = compilePolicy(bundle, day)
  if (insured === undefined || !compiled.ok) return null
  const year = benefitYearOf(bundle, day)
  const [held] = await sql.query<Omit<PersonYearView, 'scheme' | 'year' | 'maxima' | 'shares'>>(
    `select pooled_paid as "pooledPaid", catastrophic_burden as "catastrophicBurden", catastrophic_paid as "catastrophicPaid",
            outpatient_eligible as "outpatientEligible", outpatient_paid as "outpatientPaid"
       from person_year where person_id = $1 and scheme = $2 and year = $3`,
    [personId, insured.scheme, year],
  )
  const person: PersonFacts = {
    scheme: insured.scheme,
    status: insured.status,
    birthDate: insured.born_on,
    categories: insured.categories,
    tier: insured.tier,
    conditions: insured.conditions,
    maternityCovered: false,
    accountBalance: insured.has_account ? insured.balance : 0,
  }
  return {
    scheme: insured.scheme,
    year,
    ...(held ?? NOTHING),
    maxima: compiled.value.yearMaxima(person),
    shares: compiled.value.paidShares(person),
  }
}

const NOTHING = {
  pooledPaid: 0,
  catastrophicBurden: 0,
  catastrophicPaid: 0,
  outpatientEligible: 0,
  outpatientPaid: 0,
}
