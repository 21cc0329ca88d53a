import type { Sql } from '@tongchou/database'
import type { CivilDate, Uuid } from '@tongchou/kernel'
import type { EntitledPerson } from '@tongchou/policy'
import type { DerivedSpan } from './derived-entitlement.ts'
import { type RecordedEvent, recordedEventShape } from './recorded-event.ts'

/** A live fact: recorded and not withdrawn. */
export interface StoredEvent {
  readonly eventId: Uuid
  readonly event: RecordedEvent
  readonly source: string
  readonly recordedAt: Date
  /** By name; with the one who approved it, where it was by hand. */
  readonly recordedBy: string
}

/** A person's facts that nobody has withdrawn, in the order in which they were recorded. */
export async function liveEvents(sql: Sql, personId: Uuid): Promise<StoredEvent[]> {
  const rows = await sql.query<{
    event_id: Uuid
    event: unknown
    source: string
    recorded_at: Date
    recorded_by: string
  }>(
    `select event_id, event, source, recorded_at,
            concat_ws('，复核 ', staff_name(recorded_by, recorded_at), staff_name(approved_by, recorded_at)) as recorded_by
       from insurance_event e
      where person_id = $1 and event is not null
        and not exists (select 1 from insurance_event w where w.person_id = e.person_id and w.withdraws = e.event_id)
      order by event_id`,
    [personId],
  )
  return rows.map((row) => ({
    eventId: row.event_id,
    event: recordedEventShape.parse(row.event),
    source: row.source,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }))
}

/** A person as the rules of enrolment and entitlement ask. */
export type InsuredPerson = EntitledPerson & {
  readonly sex: 'M' | 'F'
  readonly specialStatus: string | null
  readonly diedOn: CivilDate | null
}

interface PersonRow {
  readonly born_on: CivilDate
  readonly sex: 'M' | 'F'
  readonly special_status: string | null
  readonly died_on: CivilDate | null
}

const PERSON = 'select born_on, sex, special_status, died_on from person where person_id = $1'

/** Birth and certified categories, with the person's row locked: two who record for one person wait for each other. Null where the scope does not show the person. */
export async function lockedPerson(sql: Sql, personId: Uuid): Promise<InsuredPerson | null> {
  const [person] = await sql.query<PersonRow>(`${PERSON} for update`, [personId])
  return person === undefined ? null : insuredOf(sql, personId, person)
}

/** The same without the lock, for a look at what would follow. */
export async function personOf(sql: Sql, personId: Uuid): Promise<InsuredPerson | null> {
  const [person] = await sql.query<PersonRow>(PERSON, [personId])
  return person === undefined ? null : insuredOf(sql, personId, person)
}

async function insuredOf(sql: Sql, personId: Uuid, person: PersonRow): Promise<InsuredPerson> {
  const certified = await sql.query<{ category: string; from: string; to: string | null }>(
    `select category, lower(valid) as "from", upper(valid) - 1 as "to" from person_category where person_id = $1`,
    [personId],
  )
  return {
    ...{ birthDate: person.born_on, categories: [], certified },
    ...{ sex: person.sex, specialStatus: person.special_status, diedOn: person.died_on },
  }
}

export interface Recording {
  readonly personId: Uuid
  readonly source: string
  readonly recordedAt: Date
  /** A login, or where it was loaded from. */
  readonly recordedBy: string
  /** The login of another person who approved it; null where it was not by hand. */
  readonly approvedBy: string | null
}

export async function appendEvents(
  sql: Sql,
  recording: Recording,
  added: readonly { eventId: Uuid; event: RecordedEvent | null; withdraws: Uuid | null }[],
): Promise<void> {
  for (const { eventId, event, withdraws } of added)
    await sql.query('insert into insurance_event values ($1, $2, $3, $4, $5, $6, $7, $8)', [
      recording.personId,
      eventId,
      event === null ? null : JSON.stringify(event),
      withdraws,
      recording.source,
      recording.recordedAt,
      recording.recordedBy,
      recording.approvedBy,
    ])
}

/** Writes what was derived as the person's next version; the earlier ones stay. */
export async function appendVersion(
  sql: Sql,
  recording: Recording & { bundleHash: string },
  spans: readonly DerivedSpan[],
): Promise<number> {
  const [row] = await sql.query<{ version: number }>(
    `insert into entitlement_version
     select $1, coalesce(max(version), 0) + 1, $2, $3, $4 from entitlement_version where person_id = $1 returning version`,
    [recording.personId, recording.bundleHash, recording.recordedAt, recording.recordedBy],
  )
  const version = row?.version ?? 1
  await sql.query(
    `insert into entitlement_span
     select $1, $2, s.scheme, s.state, daterange(s."from"::date, s.before::date), s.clause, s.reason
       from jsonb_to_recordset($3::jsonb) as s ("from" text, before text, scheme text, state text, clause text, reason text)`,
    [recording.personId, version, JSON.stringify(spans)],
  )
  return version
}
