import type { Database } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import { readIdentityNumber } from '../identity-number.ts'
import { type RegisterNeeds, registerPerson } from './register-person.ts'

export type CounterRefusal =
  | { readonly code: 'bad-identity-number' }
  | { readonly code: 'known-by-another-name' }

interface CounterNeeds extends RegisterNeeds {
  readonly database: Database
  readonly randomBytes: (count: number) => Uint8Array
}

/**
 * Enters a person who stands at any counter of the city and is not known yet (WH-3.1). Nobody is insured by that: the enrolment takes a
 * second person. The same identity number again answers the person who has it.
 */
export const registerAtCounter = (
  needs: CounterNeeds,
  asked: { name: string; idNumber: string; district: string },
): Promise<Result<{ personId: Uuid; isNew: boolean }, CounterRefusal>> =>
  needs.database.inTransaction('*', async (sql) => {
    const read = readIdentityNumber(asked.idNumber)
    if (read === null) return refuse({ code: 'bad-identity-number' })
    const [known] = await sql.query<{ person_id: Uuid; name: string }>(
      `select person_id, name from person_key join person using (person_id) where kind = 'idNumber' and key = $1`,
      [Buffer.from(needs.vault.blindIndex(read.idNumber))],
    )
    if (known !== undefined)
      return known.name === asked.name
        ? ok({ personId: known.person_id, isNew: false })
        : refuse({ code: 'known-by-another-name' })
    for (;;) {
      const personNo = asked.district + sixDigits(needs.randomBytes)
      const registered = await registerPerson(sql, needs, { ...asked, personNo })
      // A number that somebody has by chance: another one.
      if (!registered.ok && registered.error.code === 'key-taken') continue
      return registered.ok ? registered : refuse({ code: 'bad-identity-number' })
    }
  })

function sixDigits(randomBytes: (count: number) => Uint8Array): string {
  const value = [...randomBytes(4)].reduce((total, byte) => total * 256 + byte, 0)
  return String(value % 1_000_000).padStart(6, '0')
}
