import type { Sql } from '@tongchou/database'
import type { CivilDate, Uuid } from '@tongchou/kernel'
import type { Bundle, Scheme } from '@tongchou/policy'
import type { FilingPreview } from './contract.ts'

export type Effect = FilingPreview['effects'][number]

/** What the law makes of a filing: the subject under which it stands in the table, and what it changes for the person. */
export interface Ruling {
  readonly subject: string
  readonly effects: readonly Effect[]
}

/** The relation that a filing is for. */
export interface Relation {
  readonly scheme: Scheme
  readonly status: string
  readonly tier: 1 | 2 | null
}

/** Whose filing it is, as far as the rules ask. */
export interface Known {
  readonly personId: Uuid
  readonly sex: 'M' | 'F'
  readonly diedOn: CivilDate | null
  /** Of the filing's first day; null where nothing relates the person to a scheme. */
  readonly relation: Relation | null
}

/** Null where nobody has the number. */
export async function knownOn(sql: Sql, personId: Uuid, day: string): Promise<Known | null> {
  const [person] = await sql.query<{ sex: 'M' | 'F'; died_on: CivilDate | null }>(
    'select sex, died_on from person where person_id = $1',
    [personId],
  )
  if (person === undefined) return null
  const [relation] = await sql.query<{ scheme: Scheme; status: string; tier: 1 | 2 | null }>(
    'select scheme, status, tier from enrolment where person_id = $1 and valid @> $2::date',
    [personId, day],
  )
  return { personId, sex: person.sex, diedOn: person.died_on, relation: relation ?? null }
}

export type Benefit = Bundle['benefits'][number]

/** The benefit files of a person's scheme that govern one kind of care. */
export const benefitsOf = (
  { benefits }: Bundle,
  { scheme }: Pick<Relation, 'scheme'>,
  kind: Benefit['benefit'],
): Benefit[] =>
  benefits.filter((it) => it.benefit === kind && it.schemes.includes(scheme) && it.benefitCode === undefined)

/** One value for all, or the relation's: by tier, by status, then by scheme. */
export function amountFor(
  value: number | Readonly<Partial<Record<string, number>>>,
  { scheme, status, tier }: Relation,
): number | null {
  if (typeof value === 'number') return value
  const byTier = tier === null ? undefined : value[`tier${tier}`]
  return byTier ?? value[status === 'flexible' ? 'active' : status] ?? value[scheme] ?? null
}
