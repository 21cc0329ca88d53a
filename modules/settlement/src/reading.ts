import type { SharedWork, Sql } from '@tongchou/database'
import type { Stored } from './stored.ts'

/** Which encounter is to be settled, and by which message. */
export interface ReadRequest {
  personId: string
  encounterId: string
  sender?: string
  msgid?: string
}

/** Round trip one: everything that the settlement of an encounter needs, for all who ask at this moment. */
export const READING: SharedWork<ReadRequest, Stored> = { kind: 'read', work: readAll }

/** The same for one person inside a transaction. */
export async function readStored(sql: Sql, request: ReadRequest): Promise<Stored> {
  const [stored] = await readAll(sql, [request])
  if (stored === undefined) throw new Error('broken invariant: every request is answered by a row')
  return stored
}

async function readAll(sql: Sql, requests: readonly ReadRequest[]): Promise<Stored[]> {
  return sql.query<Stored>(
    READ,
    [
      requests.map(({ personId }) => personId),
      requests.map(({ encounterId }) => encounterId),
      requests.map(({ sender }) => sender ?? ''),
      requests.map(({ msgid }) => msgid ?? ''),
    ],
    'read-for-settlement',
  )
}

const READ = 'select * from settlement_read($1, $2, $3, $4)'
