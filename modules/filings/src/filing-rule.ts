import type { Sql } from '@tongchou/database'
import { type CivilDate, ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { type Bundle, inForce } from '@tongchou/policy'
import { tiltRule, tiltRuling } from './assistance-tilt.ts'
import { FILING_KINDS, type FilingKind, type NewFiling, subjectWords } from './contract.ts'
import { divisionName, liesIn } from './division.ts'
import { chronic, diseasesOf, offsite, raisedBy, separateDrug, twoDisease } from './effects.ts'
import { majorDiseaseRule, majorDiseaseRuling } from './major-disease.ts'
import { maternityRule, maternityRuling } from './maternity.ts'
import { referralRule, referralRuling } from './referral.ts'
import type { CheckRefusal } from './refusal.ts'
import { type Effect, type Known, knownOn, type Relation, type Ruling } from './relation.ts'

/** A filing as it stands in the table. */
export interface FilingRow {
  readonly kind: FilingKind
  readonly subject: string
  readonly fromProvider: string | null
  readonly toProvider: string | null
  readonly toPlace: string | null
  readonly from: string
  readonly to: string | null
}

/** Whether a filing may be made, asked when it is asked for and again when it is approved; what is written, and what it changes. */
export async function checkFiling(
  sql: Sql,
  personId: Uuid,
  filing: NewFiling,
  { bundle, today }: { bundle: Bundle; today: CivilDate },
): Promise<Result<{ row: FilingRow; effects: Effect[] }, CheckRefusal>> {
  const { kind, from, to } = filing
  if (to !== null && to < from) return refuse({ code: 'ends-before-it-begins' })
  const known = await knownOn(sql, personId, from)
  if (known === null) return refuse({ code: 'unknown-person' })
  const { diedOn, relation } = known
  if (diedOn !== null) return refuse({ code: 'deceased', on: diedOn })
  if (relation === null) return refuse({ code: 'not-insured-then', day: from })
  const ruling = await rulingOf(sql, filing, bundle, { ...known, relation })
  if (!ruling.ok) return ruling
  const row: FilingRow = {
    ...{ kind, subject: ruling.value.subject, from, to },
    fromProvider: kind === 'referral' ? filing.fromProvider : null,
    toProvider: kind === 'referral' || kind === 'offsite' ? filing.toProvider : null,
    toPlace: kind === 'offsite' ? filing.toPlace : null,
  }
  const held = await overlapping(sql, personId, row)
  if (held !== null) return refuse(held)
  const isSettledAnew = kind !== 'offsite' && kind !== 'referral' && from < today
  return ok({ row, effects: [...ruling.value.effects, ...(isSettledAnew ? [SETTLED_BEFORE] : [])] })
}

/** What a filing that stands changes, by the law of its first day; nothing where the law or what was taken over does not say it. */
export async function effectsOfStanding(
  sql: Sql,
  personId: Uuid,
  filing: NewFiling,
  bundle: Bundle,
): Promise<readonly Effect[]> {
  const known = await knownOn(sql, personId, filing.from)
  if (known?.relation == null) return []
  const ruling = await rulingOf(sql, filing, bundle, { ...known, relation: known.relation })
  return ruling.ok ? ruling.value.effects : []
}

const SETTLED_BEFORE: Effect = {
  sentence: '起始日到今天之间已经结算的不自动改；金额会变的，列入待重算',
  clause: null,
}

/** Of off-site care, maternity and tilted assistance one filing holds on a day; of referrals one to an institution; of the others one for each subject. */
async function overlapping(sql: Sql, personId: Uuid, row: FilingRow): Promise<CheckRefusal | null> {
  const [held] = await sql.query<{ subject: string; from: CivilDate; to: CivilDate | null }>(
    `select subject, lower(valid) as "from", upper(valid) - 1 as "to" from filing
      where person_id = $1 and kind = $2 and withdrawn_at is null
        and case when $2 in ('offsite', 'maternity', 'assistanceTilt') then true
                 when $2 = 'referral' then to_provider = $4 else subject = $3 end
        and valid && daterange($5::date, $6::date, '[]')
      order by lower(valid) limit 1`,
    [personId, row.kind, row.subject, row.toProvider, row.from, row.to],
  )
  if (held === undefined) return null
  const filed = subjectWords({ kind: row.kind, subject: held.subject, subjectName: null })
  return { code: 'already-filed', filed, from: held.from, to: held.to }
}

async function rulingOf(
  sql: Sql,
  filing: NewFiling,
  bundle: Bundle,
  known: Known & { relation: Relation },
): Promise<Result<Ruling, CheckRefusal>> {
  const { relation } = known
  switch (filing.kind) {
    case 'offsite': {
      const refusal = await againstThePlace(sql, filing, bundle)
      return refusal === null
        ? ok({ subject: filing.subject, effects: offsite(filing, bundle, relation) })
        : refuse(refusal)
    }
    case 'twoDisease': {
      const { subject, from } = filing
      return raisedBy(subject, from, bundle, relation) === null
        ? refuse({ code: 'not-raised-here', scheme: relation.scheme })
        : ok({ subject, effects: twoDisease(filing, bundle, relation) })
    }
    case 'chronic': {
      const refusal = await againstTheList(sql, filing, bundle, relation)
      return refusal === null
        ? ok({ subject: filing.subject, effects: chronic(filing, bundle, relation) })
        : refuse(refusal)
    }
    case 'separateDrug': {
      const { subject, from } = filing
      const found = await sql.query('select 1 from item_on($1, $2) where is_separate_drug', [subject, from])
      return found.length === 0
        ? refuse({ code: 'not-a-separate-drug', subject, day: from })
        : ok({ subject, effects: separateDrug(filing, bundle, relation) })
    }
    case 'referral':
      return referralRuling(sql, filing, bundle, relation)
    case 'maternity':
      return maternityRuling(sql, filing, bundle, known)
    case 'majorDisease':
      return majorDiseaseRuling(filing, bundle, relation)
    case 'assistanceTilt':
      return tiltRuling(sql, known.personId, filing, bundle, relation)
  }
}

/** Off-site care goes to a province or prefecture outside the city, and to an institution that lies there. */
async function againstThePlace(
  sql: Sql,
  { toPlace, toProvider, from }: NewFiling & { kind: 'offsite' },
  { region }: Bundle,
): Promise<CheckRefusal | null> {
  if (liesIn(toPlace, region)) return { code: 'place-at-home', field: 'toPlace', place: toPlace }
  const place = divisionName(toPlace)
  if (place === null) return { code: 'unknown-place', place: toPlace }
  if (toProvider === null) return null
  const [found] = await sql.query<{ name: string; district: string; is_local: boolean }>(
    'select name, district, is_local from provider_on($1, $2)',
    [toProvider, from],
  )
  if (found === undefined) return { code: 'unknown-institution', institution: toProvider, day: from }
  if (found.is_local) return { code: 'place-at-home', field: 'toProvider', place: found.name }
  return liesIn(found.district, toPlace)
    ? null
    : { code: 'institution-elsewhere', institution: found.name, district: found.district, place }
}

async function againstTheList(
  sql: Sql,
  { subject, from }: NewFiling & { kind: 'chronic' },
  bundle: Bundle,
  relation: Relation,
): Promise<CheckRefusal | null> {
  const listed = diseasesOf(from, bundle, relation)?.list
  if (listed === undefined)
    return (await isChronic(sql, subject, from)) ? null : { code: 'unknown-disease', subject }
  const disease = listed[subject]
  if (disease === undefined)
    return { code: 'disease-not-listed', subject, listed: Object.keys(listed).length }
  const { closedFrom, name } = disease
  return closedFrom !== undefined && from >= closedFrom
    ? { code: 'disease-closed', name, from: closedFrom }
    : null
}

/** Held in common by whoever certifies a disease, alone by whoever changes the list of them. */
export const DISEASES_LOCK = 7420813

async function isChronic(sql: Sql, code: string, day: string): Promise<boolean> {
  // Whoever changes the list of diseases waits for whoever is about to file, who then finds what became of it.
  await sql.query(`select pg_advisory_xact_lock_shared(${DISEASES_LOCK})`)
  const found = await sql.query("select 1 from disease_on($1, $2) where kind = 'chronic'", [code, day])
  return found.length > 0
}

/** The kinds of which the law says nothing on a day, whoever is insured. */
export function kindsLacking(bundle: Bundle, day: CivilDate): FilingKind[] {
  const { benefits } = bundle
  const isKnown: Readonly<Partial<Record<FilingKind, boolean>>> = {
    twoDisease: benefits.some(({ maxima }) =>
      inForce(maxima.outpatientPaid ?? [], day)?.raised.some(({ condition }) => condition !== undefined),
    ),
    referral: benefits.some((it) => it.benefit === 'inpatient' && referralRule(it, day) !== null),
    maternity:
      maternityRule(
        benefits.filter(({ schemes }) => !schemes.includes('employee')),
        day,
      ) !== null,
    majorDisease: benefits.some((it) => majorDiseaseRule(it, day) !== null),
    assistanceTilt: tiltRule(bundle, day) !== null,
  }
  return FILING_KINDS.filter((kind) => isKnown[kind] === false)
}

/** The major diseases that may be certified on a day; none where the law lists none. */
export const majorDiseasesOf = ({ benefits }: Bundle, day: CivilDate): string[] => [
  ...new Set(benefits.flatMap((it) => majorDiseaseRule(it, day)?.listed ?? [])),
]
