import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { personIdOf } from '../find-persons.ts'
import { readIdentityNumber } from '../identity-number.ts'
import type { Vault } from '../vault.ts'

export interface NewPerson {
  readonly personNo: string
  readonly name: string
  readonly idNumber: string
  readonly district: string
  /** What the person can show besides: an e-voucher's token, a card's number. */
  readonly voucher?: string | undefined
  readonly card?: string | undefined
}

export type RegisterRefusal =
  | { readonly code: 'bad-identity-number' }
  /** The person number, the identity number, voucher or card belongs to somebody else. */
  | { readonly code: 'key-taken'; readonly kind: 'personNo' | 'idNumber' | 'voucher' | 'card' }

export interface RegisterNeeds {
  readonly vault: Pick<Vault, 'encrypt' | 'blindIndex'>
  readonly newId: () => Uuid
  readonly now: () => Date
}

/** Enters a person, who is insured by nothing yet. The same person again has one effect. */
export async function registerPerson(
  sql: Sql,
  { vault, newId, now }: RegisterNeeds,
  person: NewPerson,
): Promise<Result<{ personId: Uuid; isNew: boolean }, RegisterRefusal>> {
  const read = readIdentityNumber(person.idNumber)
  if (read === null) return refuse({ code: 'bad-identity-number' })
  const keys = keysOf({ ...person, idNumber: read.idNumber }, vault)
  const known = await personIdOf(sql, person.personNo)
  const personId = known ?? newId()
  for (const { kind, key } of keys) {
    const [owner] = await sql.query<{ person_id: Uuid }>(
      'select person_id from person_key where kind = $1 and key = $2',
      [kind, key],
    )
    if (owner !== undefined && owner.person_id !== personId) return refuse({ code: 'key-taken', kind })
    if (owner === undefined && known !== null && kind === 'idNumber')
      return refuse({ code: 'key-taken', kind: 'personNo' })
  }
  if (known === null)
    await sql.query(
      `insert into person (person_id, person_no, name, sex, born_on, id_number, id_number_mask, district, registered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[personId, person.personNo, person.name, read.sex, read.bornOn],
        ...[vault.encrypt(read.idNumber), read.mask, person.district, now()],
      ],
    )
  for (const { kind, key } of keys)
    await sql.query(
      'insert into person_key (kind, key, person_id) values ($1, $2, $3) on conflict do nothing',
      [kind, key, personId],
    )
  return ok({ personId, isNew: known === null })
}

function keysOf(person: NewPerson, vault: Pick<Vault, 'blindIndex'>) {
  const { personNo, idNumber, voucher, card } = person
  return [
    { kind: 'personNo' as const, key: Buffer.from(personNo) },
    { kind: 'idNumber' as const, key: Buffer.from(vault.blindIndex(idNumber)) },
    ...(voucher === undefined
      ? []
      : [{ kind: 'voucher' as const, key: Buffer.from(vault.blindIndex(voucher)) }]),
    ...(card === undefined ? [] : [{ kind: 'card' as const, key: Buffer.from(vault.blindIndex(card)) }]),
  ]
}
