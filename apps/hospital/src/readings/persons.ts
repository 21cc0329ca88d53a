import type { Database } from '@tongchou/database'
import type { Vault } from '@tongchou/insured'
import { assert, type CivilDate, dayBefore, type Uuid } from '@tongchou/kernel'
import type { Enrolment, Insurance, Person } from '../platform/platform.ts'

export type KeyKind = 'personNo' | 'idNumber' | 'voucher' | 'card'

/** Finds the person behind what was shown: a person number in clear, everything else by its blind index. */
export async function findPersonByKey(
  database: Database,
  vault: Vault,
  kind: KeyKind,
  value: string,
): Promise<Uuid | null> {
  const key = kind === 'personNo' ? Buffer.from(value, 'utf8') : vault.blindIndex(value)
  const [row] = await database.query<{ person_id: Uuid }>(
    'select person_id from person_key where kind = $1 and key = $2',
    [kind, key],
    'person-by-key',
  )
  return row?.person_id ?? null
}

export interface PersonRow {
  readonly person_no: string
  readonly name: string
  readonly sex: 'M' | 'F'
  readonly born_on: CivilDate
  readonly id_number: Uint8Array
}

/** Reads a person who is known to exist, with the identity number in clear. */
export async function readPerson(database: Database, vault: Vault, personId: Uuid): Promise<Person> {
  const [row] = await database.query<PersonRow & { district: string; special_status: string | null }>(
    'select person_no, name, sex, born_on, id_number, district, special_status from person where person_id = $1',
    [personId],
    'person-for-hospital',
  )
  assert(row !== undefined, 'a person whose key is known exists')
  return {
    personId,
    personNo: row.person_no,
    name: row.name,
    sex: row.sex,
    bornOn: row.born_on,
    idNumber: vault.decrypt(row.id_number),
    district: row.district,
    isSpecial: row.special_status !== null,
  }
}

interface Span {
  readonly from: CivilDate
  /** The first day after it; null while it goes on. */
  readonly until: CivilDate | null
}

type EnrolmentRow = Span & Pick<Enrolment, 'scheme' | 'status' | 'district' | 'employer'>
type EntitlementRow = Span & {
  state: Insurance['entitlement']['state']
  clause: string
  reason: string
}

/** How a person stands on a day: relation, entitlement with its reason, certified categories. */
export async function readInsurance(database: Database, personId: Uuid, day: CivilDate): Promise<Insurance> {
  const [enrolments, entitlements, categories] = await Promise.all([
    database.query<EnrolmentRow>(
      `select scheme, status, district, employer, lower(valid) as "from", upper(valid) as "until"
         from enrolment where person_id = $1 order by lower(valid) desc`,
      [personId],
    ),
    database.query<EntitlementRow>(
      `select state, clause, reason, lower(valid) as "from", upper(valid) as "until"
         from entitlement where person_id = $1 order by lower(valid) desc`,
      [personId],
    ),
    database.query<{ category: string } & Span>(
      `select category, lower(valid) as "from", upper(valid) as "until"
         from person_category where person_id = $1 and valid @> $2::date order by category`,
      [personId, day],
    ),
  ])
  const all = enrolments.map(enrolmentOf)
  const current = enrolments.findIndex((row) => holds(row, day))
  return {
    enrolments: all,
    enrolment: all[current] ?? null,
    entitlement: entitlementOn(entitlements, day),
    categories,
  }
}

const enrolmentOf = ({ from, until, ...row }: EnrolmentRow): Enrolment => ({
  ...row,
  startedOn: from,
  endedOn: until,
})

const holds = ({ from, until }: Span, day: CivilDate): boolean =>
  from <= day && (until === null || day < until)

/** A day in no span is uncovered since the end of the last one. */
function entitlementOn(rows: readonly EntitlementRow[], day: CivilDate): Insurance['entitlement'] {
  const found = rows.find((row) => holds(row, day))
  if (found !== undefined) return { ...found, until: found.until === null ? null : dayBefore(found.until) }
  const last = rows.find((row) => row.until !== null && row.until <= day)
  const reason =
    last === undefined || last.until === null
      ? '没有可享受待遇的参保缴费'
      : `待遇到 ${dayBefore(last.until)} 为止，之后没有按时缴费`
  return { state: 'uncovered', clause: 'JM-17.1.2', reason, from: last?.until ?? null, until: null }
}
