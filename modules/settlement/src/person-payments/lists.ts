import type { Sql } from '@tongchou/database'
import { toWireId, type Uuid } from '@tongchou/kernel'
import type { BatchLines, PaymentBatch, PersonPayments } from '../person-payments-contract.ts'
import { balancesIn, netOf } from './balances.ts'

const BATCHES = 50

/** Who looks: by login, in the districts of the scope. */
export interface Reader {
  login: string
  scope: string
  mayPrepare: boolean
}

/** What stands between funds and persons in the reader's districts, and the batches of them. */
export async function personPayments(sql: Sql, reader: Reader): Promise<PersonPayments> {
  const balances = await balancesIn(sql, reader.scope)
  const names = await sql.query<{ person_id: string; person_no: string; name: string }>(
    'select person_id, person_no, name from person where person_id = any ($1)',
    [balances.map(({ person_id }) => person_id)],
  )
  const funds = await sql.query<{ fund: string; name: string }>('select fund, name from fund')
  const personOf = new Map(names.map((it) => [it.person_id, it]))
  const fundOf = new Map(funds.map((it) => [it.fund, it.name]))
  return {
    balances: balances
      .map((it) => ({
        personId: toWireId(it.person_id as Uuid),
        personNo: personOf.get(it.person_id)?.person_no ?? '',
        personName: personOf.get(it.person_id)?.name ?? '',
        fund: it.fund,
        fundName: fundOf.get(it.fund) ?? it.fund,
        district: it.district,
        payable: it.payable,
        receivable: it.receivable,
        owedToPerson: netOf(it),
        movedOn: it.moved_on,
        isWaiting: it.is_waiting,
      }))
      .toSorted((a, b) => b.owedToPerson - a.owedToPerson),
    batches: await batchesOf(sql, reader, null),
    mayPrepare: reader.mayPrepare,
  }
}

/** One batch with its lines; null where the reader sees none of them. */
export async function batchLines(sql: Sql, reader: Reader, batchId: Uuid): Promise<BatchLines | null> {
  const [batch] = await batchesOf(sql, reader, batchId)
  if (batch === undefined) return null
  const lines = await sql.query<BatchLines['lines'][number]>(
    `select p.person_no as "personNo", p.name as "personName", p.id_number_mask as "idNumberMask", f.name as "fundName",
            l.district, l.payable, l.receivable, l.amount
       from person_payment l join person p using (person_id) join fund f using (fund)
      where l.batch_id = $1 and ($2 = '*' or l.district = any (string_to_array($2, ','))) order by p.person_no, l.fund`,
    [batchId, reader.scope],
  )
  return { batch, lines }
}

async function batchesOf(sql: Sql, reader: Reader, batchId: Uuid | null): Promise<PaymentBatch[]> {
  const rows = await sql.query<{
    batch_id: Uuid
    kind: PaymentBatch['kind']
    reason: string
    lines: number
    total: number
    prepared_by: string
    preparer: string
    prepared_at: Date
    decider: string | null
    is_approved: boolean | null
    booked_on: string | null
  }>(
    `select b.*, staff_name(b.prepared_by, b.prepared_at) as preparer, staff_name(b.decided_by, b.decided_at) as decider
       from payment_batch b
      where ($1::uuid is null or b.batch_id = $1) and exists (select from person_payment l where l.batch_id = b.batch_id
        and ($2 = '*' or l.district = any (string_to_array($2, ','))))
      order by b.decided_at is not null, b.prepared_at desc limit ${BATCHES}`,
    [batchId, reader.scope],
  )
  return rows.map((row) => ({
    batchId: toWireId(row.batch_id),
    kind: row.kind,
    reason: row.reason,
    lines: row.lines,
    total: row.total,
    preparedBy: row.preparer,
    preparedAt: row.prepared_at.toISOString(),
    state: row.is_approved === null ? 'waiting' : row.is_approved ? 'approved' : 'declined',
    decidedBy: row.decider,
    bookedOn: row.booked_on,
    isMineToDecide: reader.mayPrepare && row.is_approved === null && row.prepared_by !== reader.login,
  }))
}
