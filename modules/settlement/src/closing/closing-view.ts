import type { Sql } from '@tongchou/database'
import { type CivilDate, readableNumber, toWireId, type Uuid } from '@tongchou/kernel'
import { BOOKED } from '@tongchou/ledger'
import type { ClosingDifference, ClosingEntry, ClosingSheetView, ClosingState } from '../closing-contract.ts'
import type { ShownSheet } from '../use-cases/sign-closing.ts'

type Signature = ClosingSheetView['signatures'][number]

/** The newest signature of each district that the connection sees, with what was booked after it. */
export async function signaturesOn(sql: Sql, day: CivilDate): Promise<Signature[]> {
  const rows = await sql.query<Omit<Signature, 'signedAt' | 'upTo'> & { signedAt: Date; upTo: Date }>(
    `select s.district, staff_name(s.signed_by, s.signed_at) as "signedBy", s.signed_at as "signedAt", s.up_to as "upTo", s.journals,
       encode(s.digest, 'hex') as digest,
       (select count(*)::int from journal j where j.booked_on = s.day and j.district = s.district and j.booked_at > s.up_to) as later
     from (select distinct on (district) * from daily_closing where day = $1 order by district, up_to desc) s order by s.district`,
    [day],
  )
  return rows.map((it) => ({
    ...it,
    signedAt: it.signedAt.toISOString(),
    upTo: it.upTo.toISOString(),
  }))
}

/** What became of the closing: by the districts of the sheet and the signatures that there are. */
export function stateOfSheet(shown: ShownSheet, signatures: readonly Signature[]): ClosingState {
  const signed = new Map(signatures.map((it) => [it.district, it]))
  if (shown.sheets.length === 0 && signatures.length === 0) return 'none'
  if (shown.sheets.some(({ district }) => !signed.has(district))) return 'open'
  return signatures.some(({ later }) => later > 0) ? 'reopened' : 'signed'
}

const AT_MOST = 200

/** The differences of a sheet, each with its settlement as people read it. */
export const differencesView = (shown: ShownSheet, nameOf: (fund: string) => string): ClosingDifference[] =>
  shown.differences.slice(0, AT_MOST).map((it) => ({
    ...it,
    fundName: nameOf(it.fund),
    // Ids that come out of the database are UUIDs by their column's type.
    personId: toWireId(it.personId as Uuid),
    settlementId: it.settlementId === null ? null : toWireId(it.settlementId as Uuid),
    number: it.settlementId === null ? null : readableNumber(it.settlementId as Uuid),
  }))

export async function fundNames(sql: Sql): Promise<(fund: string) => string> {
  const rows = await sql.query<{ fund: string; name: string }>('select fund, name from fund')
  const names = new Map(rows.map(({ fund, name }) => [fund, name]))
  return (fund) => names.get(fund) ?? fund
}

const ENTRIES = 500

/** What was booked on a day in one fund, journal by journal, the last first, in the districts that the connection sees. */
export async function entriesOn(
  sql: Sql,
  about: { day: CivilDate; fund: string; district: string | null },
): Promise<{ entries: ClosingEntry[]; isCut: boolean }> {
  const rows = await sql.query<
    Omit<ClosingEntry, 'personId' | 'settlementId' | 'number' | 'bookedAt'> & {
      personId: Uuid
      settlementId: Uuid | null
      bookedAt: Date
    }
  >(
    `select b.*, (select s.settlement_id from settlement s where s.person_id = b."personId" and s.settlement_id = b.settlement) as "settlementId",
       (select v.name from settlement s, provider_on(s.provider_code, s.settled_on) v
         where s.person_id = b."personId" and s.settlement_id = b.settlement) as institution
     from (
       select j.person_id as "personId", j.settlement_id as settlement, j.booked_at as "bookedAt", j.reason, j.district, ${BOOKED.spent} as spent,
         ${BOOKED.payable} as payable, ${BOOKED.persons} as persons, ${BOOKED.paid} as paid
       from journal j join posting p using (person_id, journal_id, fund)
       where j.booked_on = $1 and j.fund = $2 and ($3::text is null or j.district = $3)
       group by j.person_id, j.journal_id, j.fund order by j.booked_at desc, j.journal_id desc limit ${ENTRIES + 1}) b
     order by b."bookedAt" desc`,
    [about.day, about.fund, about.district],
  )
  const entries = rows.slice(0, ENTRIES).map(({ personId, settlementId, bookedAt, ...it }) => ({
    ...{ reason: it.reason, district: it.district, institution: it.institution },
    ...{ spent: it.spent, payable: it.payable, persons: it.persons, paid: it.paid },
    personId: toWireId(personId),
    settlementId: settlementId === null ? null : toWireId(settlementId),
    number: settlementId === null ? null : readableNumber(settlementId),
    bookedAt: bookedAt.toISOString(),
  }))
  return { entries, isCut: rows.length > ENTRIES }
}
