import { CHAIN_START, digestOf, nextEntry } from '@tongchou/audit'
import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse } from '@tongchou/kernel'
import {
  type Decidable,
  type Decision,
  type DecisionRefusal,
  decideOnce,
  type RefusalOf,
} from '@tongchou/staff'
import type { Needs } from '../needs.ts'
import { balancesIn, netOf, sees } from '../person-payments/balances.ts'
import {
  ACTIONS,
  auditedPayment,
  type PaymentLine,
  paymentPostings,
} from '../person-payments/payment-rows.ts'
import type { PaymentKind } from '../person-payments-contract.ts'
import { writeOnce } from './write-once.ts'

export type PaymentRefusal =
  /** Nothing stands between these persons and the funds in this direction that does not wait in a batch already. */
  | { code: 'nothing-to-settle'; kind: PaymentKind }
  /** Whoever decides sees some of its persons and not all. */
  | { code: 'other-district' }
  /** What stands between a fund and a person is not what it was when the batch was prepared. */
  | { code: 'balances-changed'; persons: number }
  | { code: 'busy' }

type Needed = Pick<Needs, 'database' | 'now' | 'today' | 'newId'>

/** Who prepares: by login, in the districts of the scope. */
interface By {
  login: string
  scope: string
}

/** Puts what stands between funds and some persons into a batch; nothing is booked until a second finance officer approves (JM-31). */
export const preparePayments =
  (needs: Needed) =>
  (
    request: { kind: PaymentKind; personIds: readonly string[]; reason: string },
    by: By,
  ): Promise<Result<{ batchId: string }, RefusalOf<PaymentRefusal, 'nothing-to-settle'>>> =>
    needs.database.inTransaction('*', async (sql) => {
      await oneAtATime(sql)
      const sign = request.kind === 'pay' ? 1 : -1
      const open = (await balancesIn(sql, by.scope)).filter(
        (it) => !it.is_waiting && netOf(it) * sign > 0 && request.personIds.includes(it.person_id),
      )
      if (open.length === 0) return refuse({ code: 'nothing-to-settle', kind: request.kind })
      const batchId = needs.newId()
      const lines = open.map((it) => ({
        ...{ person_id: it.person_id, payment_id: needs.newId(), batch_id: batchId, fund: it.fund },
        ...{
          district: it.district,
          payable: it.payable,
          receivable: it.receivable,
          amount: netOf(it) * sign,
        },
      }))
      const total = lines.reduce((sum, { amount }) => sum + amount, 0)
      await sql.query(
        `insert into payment_batch (batch_id, kind, reason, lines, total, asked_by, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [batchId, request.kind, request.reason, lines.length, total, by.login, needs.now()],
      )
      await insertAll(sql, 'person_payment', lines)
      return ok({ batchId })
    })

/**
 * A second finance officer approves, and every line is booked with the audit entry of its person, all of them or none; or sends it back,
 * and nothing is. Where a balance is another one by now, the batch must be prepared anew.
 */
export const decidePayments =
  (needs: Needed) =>
  (
    decision: Decision & { batchId: string },
  ): Promise<Result<{ isApproved: boolean }, BookingRefusal | DecisionRefusal>> =>
    // A settlement undone meanwhile takes the same place in its person's audit chain: one of the two reads again.
    writeOnce<{ isApproved: boolean }, BookingRefusal | DecisionRefusal>(() =>
      needs.database.inTransaction('*', async (sql) => {
        await oneAtATime(sql)
        const { batchId } = decision
        const lines = await sql.query<PaymentLine>(
          'select * from person_payment where batch_id = $1 order by person_id, payment_id',
          [batchId],
        )
        const seen = lines.filter(({ district }) => sees(decision.scope, district))
        if (seen.length === 0) return refuse({ code: 'unknown-request' })
        if (seen.length < lines.length) return refuse({ code: 'other-district' })
        const [bookedOn, at] = [needs.today(), needs.now()]
        const request = { table: 'payment_batch', same: { batch_id: batchId }, now: () => at }
        const decided = await decideOnce(sql, request, decision, {
          approve: async ({ kind }: Decidable & { kind: PaymentKind }) => {
            const heads = await headsOf(sql, batchId)
            const changed = await changedSince(sql, lines)
            if (changed > 0) return refuse({ code: 'balances-changed' as const, persons: changed })
            await book(sql, { batchId, kind, lines, heads, bookedOn, at, login: decision.decidedBy })
            return ok(null)
          },
          also: () => ({ booked_on: decision.approve ? bookedOn : null }),
        })
        return decided.ok ? ok({ isApproved: decision.approve }) : decided
      }),
    )

type BookingRefusal = RefusalOf<PaymentRefusal, 'other-district' | 'balances-changed' | 'busy'>

/** Preparing and deciding are rare: one after the other, so that no balance stands in two batches. */
const oneAtATime = (sql: Sql): Promise<unknown> => sql.query('select pg_advisory_xact_lock(7420805)')

type Heads = ReadonlyMap<string, { seq: number; hash: Buffer }>

/** Where the persons' audit chains stand. Read before the balances: what comes after them then finds its place taken. */
async function headsOf(sql: Sql, batchId: string): Promise<Heads> {
  const rows = await sql.query<{ person_id: string; seq: number; hash: Buffer }>(
    `select distinct on (a.person_id) a.person_id, a.seq, a.hash from audit_entry a
      where a.person_id in (select l.person_id from person_payment l where l.batch_id = $1) order by a.person_id, a.seq desc`,
    [batchId],
  )
  return new Map(rows.map((row) => [row.person_id, row]))
}

/** How many lines no longer say what stands in the books. */
async function changedSince(sql: Sql, lines: readonly PaymentLine[]): Promise<number> {
  const keyOf = (it: Pick<PaymentLine, 'person_id' | 'fund' | 'district'>) =>
    `${it.person_id} ${it.fund} ${it.district}`
  const now = new Map((await balancesIn(sql, '*')).map((it) => [keyOf(it), it]))
  return lines.filter((line) => {
    const it = now.get(keyOf(line))
    return it?.payable !== line.payable || it.receivable !== line.receivable
  }).length
}

async function book(
  sql: Sql,
  it: {
    batchId: string
    kind: PaymentKind
    lines: readonly PaymentLine[]
    heads: Heads
    bookedOn: string
    at: Date
    login: string
  },
): Promise<void> {
  const { at } = it
  const journals = it.lines.map(({ person_id, payment_id, fund, district }) => ({
    ...{ person_id, journal_id: payment_id, fund, district, booked_on: it.bookedOn },
    ...{ booked_at: at.toISOString(), reason: 'payment' },
  }))
  const postings = it.lines.flatMap((line) =>
    paymentPostings(line).map((posting, index) => ({
      ...{ person_id: line.person_id, journal_id: line.payment_id, seq: index + 1, fund: line.fund },
      ...{ ...posting, party: line.person_id },
    })),
  )
  await insertAll(sql, 'journal', journals)
  await insertAll(sql, 'posting', postings)
  for (const [personId, lines] of Map.groupBy(it.lines, ({ person_id }) => person_id)) {
    const entry = nextEntry(personId, it.heads.get(personId) ?? CHAIN_START, {
      ...{ at, actor: it.login, action: ACTIONS[it.kind], subject: it.batchId },
      digest: digestOf(auditedPayment(it.kind, lines)),
    })
    await sql.query('insert into audit_entry values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      ...[entry.personId, entry.seq, entry.at, entry.actor, entry.action, entry.subject],
      ...[entry.digest, entry.previous, entry.hash],
    ])
  }
}

/** @param table the rows' keys are its columns; those left out are null */
const insertAll = (sql: Sql, table: 'person_payment' | 'journal' | 'posting', rows: readonly object[]) =>
  sql.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
    JSON.stringify(rows),
  ])
