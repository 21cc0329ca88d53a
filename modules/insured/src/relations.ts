import type { Sql } from '@tongchou/database'
import {
  addDays,
  type CivilDate,
  civilDate,
  firstDayOf,
  lastDayOf,
  type Uuid,
  yearOf,
} from '@tongchou/kernel'
import type { RecordedEvent } from './recorded-event.ts'

interface Relation {
  readonly scheme: 'employee' | 'resident' | 'student'
  readonly enrolledAs: 'employer' | 'flexible' | 'resident' | 'newborn' | 'student'
  readonly status: 'active' | 'retired' | 'flexible' | 'resident' | 'student'
  readonly employer: string | null
  readonly hasAccount: boolean
}

interface Follow {
  readonly newId: () => Uuid
  readonly at: Date
}

const RESIDENT: Relation = {
  scheme: 'resident',
  enrolledAs: 'resident',
  status: 'resident',
  employer: null,
  hasAccount: false,
}

/** Brings the relations of a person (one a day, JM-3.3) in line with facts that were recorded. */
export async function followEnrolments(
  sql: Sql,
  personId: Uuid,
  added: readonly RecordedEvent[],
  follow: Follow & { readonly all: readonly RecordedEvent[] },
): Promise<void> {
  const begin = (from: CivilDate, relation: Relation) => begun(sql, personId, from, relation, follow)
  for (const fact of added) {
    if (fact.type === 'enrol' && fact.scheme === 'employee') {
      const isEmployer = fact.as === 'employer'
      await begin(firstDayOf(fact.month), {
        scheme: 'employee',
        enrolledAs: fact.as,
        status: isEmployer ? 'active' : 'flexible',
        employer: 'employer' in fact ? (fact.employer ?? null) : null,
        hasAccount: 'hasAccount' in fact ? (fact.hasAccount ?? true) : true,
      })
    }
    if (fact.type === 'enrol' && fact.as === 'newborn')
      await begin(await birthOf(sql, personId), { ...RESIDENT, enrolledAs: 'newborn' })
    if (fact.type === 'enrol' && fact.as === 'resident') await begin(firstDayOf(fact.month), RESIDENT)
    if (fact.type === 'pay' && fact.scheme === 'resident')
      await begin(civilDate(`${fact.year}-01-01`), RESIDENT)
    if (fact.type === 'retired') await retire(sql, personId, firstDayOf(fact.month), follow)
    if (fact.type === 'stop') {
      const before = addDays(lastDayOf(fact.month), 1)
      await end(sql, personId, before)
      const isPaidOn = follow.all.some(
        (one) => one.type === 'pay' && one.scheme === 'resident' && one.year === yearOf(before),
      )
      if (fact.scheme === 'employee' && isPaidOn) await begin(before, RESIDENT)
    }
  }
}

/** A relation that holds on a day already goes on; another one ends there, and the new one runs until the next begins. */
async function begun(
  sql: Sql,
  personId: Uuid,
  from: CivilDate,
  relation: Relation,
  { newId, at }: Follow,
): Promise<void> {
  const [held] = await sql.query<{ scheme: string; enrolled_as: string; began: CivilDate }>(
    'select scheme, enrolled_as, lower(valid) as began from enrolment where person_id = $1 and valid @> $2::date',
    [personId, from],
  )
  // A resident year paid for does not end an employment; the same relation is not begun twice.
  if (held !== undefined && relation.scheme === 'resident') return
  if (held?.scheme === relation.scheme && held.enrolled_as === relation.enrolledAs) return
  if (held !== undefined && held.began >= from) return
  await end(sql, personId, from)
  await sql.query(
    `insert into enrolment (person_id, enrolment_id, scheme, enrolled_as, status, district, employer, has_account, valid, recorded_at)
     select $1, $2, $3, $4, $5, p.district, $6, $7,
            daterange($8::date, (select min(lower(valid)) from enrolment where person_id = $1 and lower(valid) > $8::date)), $9
       from person p where p.person_id = $1`,
    [
      personId,
      newId(),
      relation.scheme,
      relation.enrolledAs,
      relation.status,
      relation.employer,
      relation.hasAccount,
      from,
      at,
    ],
  )
}

/** The relation that holds on a day ends before it. */
async function end(sql: Sql, personId: Uuid, before: CivilDate): Promise<void> {
  await sql.query(
    `update enrolment set valid = daterange(lower(valid), $2::date), version = version + 1
      where person_id = $1 and valid @> $2::date and lower(valid) < $2::date`,
    [personId, before],
  )
}

async function retire(sql: Sql, personId: Uuid, from: CivilDate, follow: Follow): Promise<void> {
  const [held] = await sql.query<{ status: string; employer: string | null; has_account: boolean }>(
    'select status, employer, has_account from enrolment where person_id = $1 and valid @> $2::date',
    [personId, addDays(from, -1)],
  )
  if (held === undefined || held.status === 'retired') return
  await end(sql, personId, from)
  await begun(
    sql,
    personId,
    from,
    {
      scheme: 'employee',
      enrolledAs: 'employer',
      status: 'retired',
      employer: held.employer,
      hasAccount: held.has_account,
    },
    follow,
  )
}

async function birthOf(sql: Sql, personId: Uuid): Promise<CivilDate> {
  const [row] = await sql.query<{ born_on: CivilDate }>('select born_on from person where person_id = $1', [
    personId,
  ])
  if (row === undefined) throw new Error('broken invariant: a person who has facts exists')
  return row.born_on
}
