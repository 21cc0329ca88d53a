import type { Sql } from '@tongchou/database'
import { ageOn, type CivilDate, type Uuid } from '@tongchou/kernel'
import type { SchemeKind } from './contract.ts'

/** A person found at the counter: what tells namesakes apart. */
export interface Found {
  readonly personId: Uuid
  readonly personNo: string
  readonly name: string
  readonly sex: 'M' | 'F'
  readonly age: number
  readonly scheme: SchemeKind | null
  readonly status: string | null
  readonly district: string
  readonly idNumberMask: string
  readonly isDeceased: boolean
}

/** As what the one box of the counter reads a text. */
export type QueryKind = 'name' | 'personNo' | 'idNumber' | 'voucher' | 'card'

const LIMIT = 20

/** Recognises the kind, so that nobody has to choose it: 18 characters are an identity number, 12 digits a person number. */
export function kindOf(query: string): QueryKind {
  if (/^\d{17}[\dXx]$/.test(query)) return 'idNumber'
  if (/^\d{4,12}$/.test(query)) return 'personNo'
  if (/^S\d{8,10}$/i.test(query)) return 'card'
  return /^[0-9A-Za-z]{20,64}$/.test(query) ? 'voucher' : 'name'
}

/** Persons whose name begins so, with or without the mark of invented names; in the scope of the transaction. */
export const findByName = (sql: Sql, name: string, on: CivilDate): Promise<Found[]> => {
  const begin = `${name.replace(/[\\%_]/g, '\\$&')}%`
  return find(sql, on, 'p.name like $2 or p.name like $3', [begin, `示例·${begin}`])
}

/** Persons whose number begins so; in the scope of the transaction. */
export const findByPersonNo = (sql: Sql, digits: string, on: CivilDate): Promise<Found[]> =>
  find(sql, on, 'p.person_no like $2', [`${digits}%`])

/** The id of the person with this whole number; null where nobody has it. */
export async function personIdOf(sql: Sql, personNo: string): Promise<Uuid | null> {
  const [key] = await sql.query<{ person_id: Uuid }>(
    `select person_id from person_key where kind = 'personNo' and key = convert_to($1, 'UTF8')`,
    [personNo],
  )
  return key?.person_id ?? null
}

/** The person behind an exact key that the person showed. */
export const findById = (sql: Sql, personId: Uuid, on: CivilDate): Promise<Found[]> =>
  find(sql, on, 'p.person_id = $2', [personId])

async function find(sql: Sql, on: CivilDate, where: string, values: readonly unknown[]): Promise<Found[]> {
  const rows = await sql.query<{
    person_id: Uuid
    person_no: string
    name: string
    sex: 'M' | 'F'
    born_on: CivilDate
    id_number_mask: string
    district: string
    died_on: CivilDate | null
    scheme: SchemeKind | null
    status: string | null
  }>(
    `select p.person_id, p.person_no, p.name, p.sex, p.born_on, p.id_number_mask, p.district, p.died_on, e.scheme, e.status
       from person p left join enrolment e on e.person_id = p.person_id and e.valid @> $1::date
      where ${where} order by length(p.name), p.name, p.person_no limit ${LIMIT}`,
    [on, ...values],
  )
  return rows.map((row) => ({
    personId: row.person_id,
    personNo: row.person_no,
    name: row.name,
    sex: row.sex,
    age: ageOn(row.born_on, row.died_on ?? on),
    scheme: row.scheme,
    status: row.status,
    district: row.district,
    idNumberMask: row.id_number_mask,
    isDeceased: row.died_on !== null,
  }))
}
