import type { SharedWork, Sql } from '@tongchou/database'
import type { Row } from './rows.ts'
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
  const rows = await sql.query<StoredColumns>(
    READ,
    [
      requests.map(({ personId }) => personId),
      requests.map(({ encounterId }) => encounterId),
      requests.map(({ sender }) => sender ?? ''),
      requests.map(({ msgid }) => msgid ?? ''),
    ],
    'read-for-settlement',
  )
  return rows.map((row) => ({ ...row, lines: linesOf(row.lines) }))
}

/** As the read brings them: of the lines one array for each column, null where there is no line. */
type StoredColumns = Omit<Stored, 'lines'> & { lines: Readonly<Record<string, readonly unknown[] | null>> }

const linesOf = (columns: StoredColumns['lines']): Row[] =>
  (columns.seq ?? []).map((seq, at) => ({
    seq,
    line_sn: columns.line_sn?.[at],
    item_code: columns.item_code?.[at],
    class: columns.class?.[at],
    kind: columns.kind?.[at],
    unit_price_micro: columns.unit_price_micro?.[at],
    quantity: columns.quantity?.[at],
    amount: columns.amount?.[at],
    ceiling: columns.ceiling?.[at],
    bonus_points: columns.bonus_points?.[at],
    excluded: columns.excluded?.[at],
    occurred_on: columns.occurred_on?.[at],
  }))

const READ = 'select * from settlement_read($1, $2, $3, $4)'
