import type { Sql } from '@tongchou/database'
import type { CivilDate, Uuid } from '@tongchou/kernel'
import type { Bundle } from '@tongchou/policy'
import type { NewFiling } from './contract.ts'
import { diseasesOf, type Relation, raisedBy } from './effects.ts'

/** Why something is not filed or withdrawn, named after the rule. */
export type FilingRefusal =
  | { code: 'unknown-person' }
  | { code: 'deceased'; on: CivilDate }
  | { code: 'no-such-day'; field: 'from' | 'to' }
  | { code: 'ends-before-it-begins' }
  | { code: 'not-insured-then'; day: string }
  | { code: 'already-filed'; subject: string; from: CivilDate; to: CivilDate | null }
  | { code: 'unknown-disease'; subject: string }
  | { code: 'disease-not-listed'; subject: string; listed: number }
  | { code: 'disease-closed'; name: string; from: string }
  | { code: 'not-raised-here'; scheme: Relation['scheme'] }
  | { code: 'not-a-separate-drug'; subject: string; day: string }
  | { code: 'unknown-filing' }
  | { code: 'nothing-to-decide' }
  | { code: 'same-person' }

/** Whose filing it is, as far as the rules ask; null where the scope does not show the person. */
export async function relationOn(
  sql: Sql,
  personId: Uuid,
  day: string,
): Promise<{ diedOn: CivilDate | null; relation: Relation | null } | null> {
  const [person] = await sql.query<{ died_on: CivilDate | null }>(
    'select died_on from person where person_id = $1',
    [personId],
  )
  if (person === undefined) return null
  const [relation] = await sql.query<{ scheme: Relation['scheme']; status: string }>(
    'select scheme, status from enrolment where person_id = $1 and valid @> $2::date',
    [personId, day],
  )
  return { diedOn: person.died_on, relation: relation ?? null }
}

/** Whether a filing may be made: asked when it is asked for, and again when it is approved. */
export async function refusalOf(
  sql: Sql,
  personId: Uuid,
  filing: NewFiling,
  bundle: Bundle,
): Promise<FilingRefusal | null> {
  const { from, to } = filing
  if (to !== null && to < from) return { code: 'ends-before-it-begins' }
  const known = await relationOn(sql, personId, from)
  if (known === null) return { code: 'unknown-person' }
  if (known.diedOn !== null) return { code: 'deceased', on: known.diedOn }
  if (known.relation === null) return { code: 'not-insured-then', day: from }
  return (await overlap(sql, personId, filing)) ?? (await againstTheLaw(sql, filing, bundle, known.relation))
}

/** Of off-site care one filing holds on a day; of the others one for each subject. */
async function overlap(sql: Sql, personId: Uuid, filing: NewFiling): Promise<FilingRefusal | null> {
  const [held] = await sql.query<{ subject: string; from: CivilDate; to: CivilDate | null }>(
    `select subject, lower(valid) as "from", upper(valid) - 1 as "to" from filing
      where person_id = $1 and kind = $2 and ($2 = 'offsite' or subject = $3) and withdrawn_at is null
        and valid && daterange($4::date, $5::date, '[]')
      order by lower(valid) limit 1`,
    [personId, filing.kind, filing.subject, filing.from, filing.to],
  )
  return held === undefined ? null : { code: 'already-filed', ...held }
}

async function againstTheLaw(
  sql: Sql,
  filing: NewFiling,
  bundle: Bundle,
  relation: Relation,
): Promise<FilingRefusal | null> {
  const { subject, from } = filing
  switch (filing.kind) {
    case 'offsite':
      return null
    case 'twoDisease':
      return raisedBy(subject, from, bundle, relation) === null
        ? { code: 'not-raised-here', scheme: relation.scheme }
        : null
    case 'chronic': {
      const listed = diseasesOf(from, bundle, relation)?.list
      if (listed === undefined)
        return (await isChronic(sql, subject)) ? null : { code: 'unknown-disease', subject }
      const disease = listed[subject]
      if (disease === undefined)
        return { code: 'disease-not-listed', subject, listed: Object.keys(listed).length }
      const { closedFrom, name } = disease
      return closedFrom !== undefined && from >= closedFrom
        ? { code: 'disease-closed', name, from: closedFrom }
        : null
    }
    case 'separateDrug': {
      const found = await sql.query('select 1 from item_on($1, $2) where is_separate_drug', [subject, from])
      return found.length === 0 ? { code: 'not-a-separate-drug', subject, day: from } : null
    }
  }
}

async function isChronic(sql: Sql, code: string): Promise<boolean> {
  const found = await sql.query("select 1 from disease where disease_code = $1 and kind = 'chronic'", [code])
  return found.length > 0
}
