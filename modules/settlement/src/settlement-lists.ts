import type { Sql } from '@tongchou/database'
import {
  fromWireId,
  type NumberedIds,
  parseDate,
  readableNumber,
  toWireId,
  type Uuid,
} from '@tongchou/kernel'
import { type Staff, type WaitingRow, waitingColumns, waitingFirst, waitingIn } from '@tongchou/staff'
import { REVERSERS } from './opened-page.ts'
import type { Row } from './rows.ts'
import type { ReversalRequestView, SettlementRow } from './settlement-contract.ts'

const PAGE = 50

/** Settlements newest first; a cursor is the last one's day and id. */
export async function settlementsList(
  sql: Sql,
  query: {
    day?: string | undefined
    state?: string | undefined
    scheme?: string | undefined
    level?: number | undefined
    cursor?: string | undefined
    number?: NumberedIds | undefined
  },
  own: { providerCode: string | null; personId: string | null },
): Promise<{ settlements: SettlementRow[]; next: string | null }> {
  const [cursorDay, cursorId] = cursorOf(query.cursor)
  const rows = await sql.query<Row>(
    // The page is cut before names are looked up: the planner, which cannot know how much a scope lets through, would else join everything.
    `select s.*, p.name as person_name, v.name as provider_name from (
       select * from settlement s
        where ($1::date is null or s.settled_on = $1) and ($2::text is null or s.state = $2) and ($3::text is null or s.scheme = $3)
          and ($4::uuid is null or (s.settled_on, s.settlement_id) < ($12::date, $4)) and ($5::text is null or s.provider_code = $5)
          and ($6::uuid is null or s.person_id = $6) and ($7::int is null or s.level = $7)
          and ($8::date is null or (s.settled_on between $8::date - 1 and $8::date + 1
            and s.settlement_id >= $9::uuid and s.settlement_id < $10::uuid and right(s.settlement_id::text, 12) = $11))
        order by s.settled_on desc, s.settlement_id desc limit ${PAGE + 1}) s
       left join person p using (person_id), provider_on(s.provider_code, s.settled_on) v
      order by s.settled_on desc, s.settlement_id desc`,
    [
      query.day ?? null,
      query.state ?? null,
      query.scheme ?? null,
      cursorId,
      own.providerCode,
      own.personId,
      query.level ?? null,
      ...[query.number?.day ?? null, query.number?.from ?? null, query.number?.before ?? null],
      query.number?.tail ?? null,
      cursorDay,
    ],
  )
  const settlements = rows.slice(0, PAGE).map(rowView)
  const last = settlements.at(-1)
  return {
    settlements,
    next: rows.length > PAGE && last !== undefined ? `${last.settledOn} ${last.settlementId}` : null,
  }
}

function cursorOf(text: string | undefined): [day: string | null, id: Uuid | null] {
  const [day = '', id = ''] = (text ?? '').split(' ')
  const known = fromWireId(id)
  return known.ok && parseDate(day).ok ? [day, known.value] : [null, null]
}

/** What waits for a second person in the reader's districts. */
export async function openRequests(sql: Sql, reader: Staff): Promise<ReversalRequestView[]> {
  const rows = await sql.query<Row & WaitingRow>(
    `select r.request_id, r.person_id, r.settlement_id, ${waitingColumns('reason')}, s.total_cost, p.name as person_name, v.name as provider_name
       from reversal_request r join settlement s using (person_id, settlement_id) join person p using (person_id),
         provider_on(s.provider_code, s.settled_on) v ${waitingFirst()}`,
  )
  return rows.map((row) => ({
    requestId: wire(row.request_id),
    personId: wire(row.person_id),
    settlementId: wire(row.settlement_id),
    personName: String(row.person_name),
    providerName: String(row.provider_name),
    totalCost: Number(row.total_cost),
    ...waitingIn(row, reader, REVERSERS),
  }))
}

const rowView = (row: Row): SettlementRow => ({
  personId: wire(row.person_id),
  settlementId: wire(row.settlement_id),
  // Ids that come out of the database are UUIDs by their column's type.
  number: readableNumber(String(row.settlement_id) as Uuid),
  // Who has moved to another district is no longer in the scope of the one that paid.
  personName: String(row.person_name ?? '（已转出本区）'),
  providerName: String(row.provider_name),
  level: Number(row.level),
  scheme: String(row.scheme),
  kind: String(row.kind),
  state: String(row.state),
  settledOn: String(row.settled_on),
  totalCost: Number(row.total_cost),
  fundTotal: Number(row.fund_total),
  accountPay: Number(row.account_pay),
  cashPay: Number(row.cash_pay),
})

// Ids that come out of the database are UUIDs by their column's type.
const wire = (id: unknown): string => toWireId(String(id) as Uuid)
