import type { Sql } from '@tongchou/database'
import { toWireId, type Uuid } from '@tongchou/kernel'
import { hasRole, type Role, type Staff, type WaitingRow, waitingColumns, waitingIn } from '@tongchou/staff'
import type { BatchLines, PaymentBatch, PersonPayments } from '../person-payments-contract.ts'
import { balancesIn, netOf } from './balances.ts'

const BATCHES = 50

/** Who prepares batches, and decides on those of another. */
export const OFFICERS: readonly Role[] = ['finance']

/** What stands between funds and persons in the reader's districts, and the batches of them. */
export async function personPayments(sql: Sql, reader: Staff): Promise<PersonPayments> {
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
    mayPrepare: hasRole(reader, OFFICERS),
  }
}

/** One batch with its lines; null where the reader sees none of them. */
export async function batchLines(sql: Sql, reader: Staff, batchId: Uuid): Promise<BatchLines | null> {
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

async function batchesOf(sql: Sql, reader: Staff, batchId: Uuid | null): Promise<PaymentBatch[]> {
  const rows = await sql.query<
    WaitingRow & {
      batch_id: Uuid
      kind: PaymentBatch['kind']
      lines: number
      total: number
      decider: string | null
      is_approved: boolean | null
      decision_reason: string | null
      booked_on: string | null
    }
  >(
    `select r.*, ${waitingColumns('reason')}, staff_name(r.decided_by, r.decided_at) as decider
       from payment_batch r
      where ($1::uuid is null or r.batch_id = $1) and exists (select from person_payment l where l.batch_id = r.batch_id
        and ($2 = '*' or l.district = any (string_to_array($2, ','))))
      order by r.decided_at is not null, r.asked_at desc limit ${BATCHES}`,
    [batchId, reader.scope],
  )
  return rows.map((row) => ({
    batchId: toWireId(row.batch_id),
    kind: row.kind,
    lines: row.lines,
    total: row.total,
    ...waitingIn(row, reader, row.is_approved === null ? OFFICERS : []),
    state: row.is_approved === null ? 'waiting' : row.is_approved ? 'approved' : 'declined',
    decidedBy: row.decider,
    decisionReason: row.decision_reason,
    bookedOn: row.booked_on,
  }))
}
