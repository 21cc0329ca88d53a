import type { Database } from '@tongchou/database'
import type { CivilDate, Uuid } from '@tongchou/kernel'
import type { Scheme } from '@tongchou/policy'
import type { EncounterKind } from '../words/encounter-kind.ts'
import type { PersonRow } from './persons.ts'

/** What a settlement's national answer says besides amounts: the encounter, the institution's kind, the person. */
export interface EncounterContext extends PersonRow {
  readonly state: 'open' | 'discharged' | 'cancelled' | 'settled'
  readonly kind: EncounterKind
  readonly scheme: Scheme
  readonly startedOn: CivilDate
  readonly endedOn: CivilDate | null
  readonly providerCode: string
  readonly isPharmacy: boolean
  readonly medType: string
  readonly certificateType: string
}

/** Reads an encounter with what stands around it; null where the person has no such encounter. */
export async function readContext(
  database: Database,
  personId: Uuid,
  encounterId: Uuid,
): Promise<EncounterContext | null> {
  const [row] = await database.query<EncounterContext>(
    `select e.state, e.kind, e.scheme, e.started_on as "startedOn", e.ended_on as "endedOn", e.provider_code as "providerCode",
            v.kind = 'pharmacy' as "isPharmacy", coalesce(e.particulars->>'medType', '') as "medType",
            coalesce(e.particulars->>'certificateType', '') as "certificateType",
            p.person_no, p.name, p.sex, p.born_on, p.id_number
       from encounter e join person p using (person_id), provider_on(e.provider_code, e.started_on) v
      where e.person_id = $1 and e.encounter_id = $2`,
    [personId, encounterId],
    'encounter-context',
  )
  return row ?? null
}

/** An encounter that a message opened earlier, by the message's own number. */
export interface Opened {
  readonly encounterId: Uuid
  readonly digest: string
  readonly state: EncounterContext['state']
}

/** Finds what an opening message (2201, 2401) has already opened. */
export async function findOpened(
  database: Database,
  personId: Uuid,
  providerCode: string,
  msgid: string,
): Promise<Opened | null> {
  const [row] = await database.query<Opened>(
    `select encounter_id as "encounterId", particulars->'message'->>'digest' as digest, state
       from encounter where person_id = $1 and provider_code = $2 and particulars->'message'->>'msgid' = $3`,
    [personId, providerCode, msgid],
  )
  return row ?? null
}

/** Whether 2601 has declared a message void. */
export async function isCompensated(database: Database, sender: string, msgid: string): Promise<boolean> {
  const rows = await database.query(
    "select 1 from answered_message where sender = $1 and msgid = $2 and infno = 'compensated'",
    [sender, msgid],
  )
  return rows.length > 0
}
