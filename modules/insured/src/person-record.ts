import type { Sql } from '@tongchou/database'
import { ageOn, type CivilDate, toWireId, type Uuid } from '@tongchou/kernel'
import type { EnrolmentView, EntitlementView, EventView, PersonRecord, PersonView } from './contract.ts'
import { liveEvents, type StoredEvent } from './event-store.ts'
import { paymentsOf } from './payments.ts'
import { dayOf, sentenceOf } from './recorded-event.ts'

type Head = Omit<Extract<PersonView, { access: 'entitlementOnly' }>, 'access' | 'personId'>

/** What the counter's page shows of a person, with the days of the whole life in the scheme. Without the id, which has its wire form outside. */
export type StoredRecord = Head &
  Pick<PersonRecord, 'bornOn' | 'enrolments' | 'entitlements' | 'categories' | 'events' | 'payments'>

/** Reads a person's record as it answers on a day; null where the transaction's scope does not show the person. */
export async function readRecord(sql: Sql, personId: Uuid, on: CivilDate): Promise<StoredRecord | null> {
  const [person] = await sql.query<PersonRow>(
    `select person_no, name, sex, born_on, id_number_mask, district, special_status, died_on
       from person where person_id = $1`,
    [personId],
  )
  if (person === undefined) return null
  const enrolments = await sql.query<EnrolmentView>(
    `select scheme, enrolled_as as "enrolledAs", status, tier, district, employer, has_account as "hasAccount",
            lower(valid) as "from", upper(valid) - 1 as "to"
       from enrolment where person_id = $1 order by lower(valid)`,
    [personId],
  )
  const entitlements = await sql.query<EntitlementView>(
    `select state, scheme, clause, reason, lower(valid) as "from", upper(valid) - 1 as "to"
       from entitlement where person_id = $1
        -- What would follow if nobody paid any more is not yet so.
        and (lower(valid) <= $2 or state in ('entitled', 'waiting')) order by lower(valid)`,
    [personId, on],
  )
  const categories = await sql.query<PersonRecord['categories'][number]>(
    `select category, source, lower(valid) as "from", upper(valid) - 1 as "to"
       from person_category where person_id = $1 order by lower(valid)`,
    [personId],
  )
  const facts = await liveEvents(sql, personId)
  return {
    personNo: person.person_no,
    name: person.name,
    sex: person.sex,
    age: ageOn(person.born_on, person.died_on !== null && person.died_on < on ? person.died_on : on),
    bornOn: person.born_on,
    idNumberMask: person.id_number_mask,
    district: person.district,
    specialStatus: person.special_status,
    diedOn: person.died_on,
    on,
    enrolment: enrolments.find((it) => holds(it, on)) ?? null,
    entitlement: answerOn(on, enrolments, entitlements),
    enrolments,
    entitlements,
    categories,
    events: facts.toSorted(inOrder).map(viewOf),
    payments: paymentsOf(
      facts.map(({ event }) => event),
      on,
    ),
  }
}

/** By day; on one day the enrolment before what was paid for it. */
const inOrder = (a: StoredEvent, b: StoredEvent): number => {
  const key = ({ event }: StoredEvent): string => `${dayOf(event)} ${event.type === 'enrol' ? 0 : 1}`
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}

const viewOf = ({ eventId, event, source, recordedAt, recordedBy }: StoredEvent): EventView => ({
  eventId: toWireId(eventId),
  on: dayOf(event),
  text: sentenceOf(event),
  source,
  recordedAt: recordedAt.toISOString(),
  recordedBy,
})

interface PersonRow {
  person_no: string
  name: string
  sex: 'M' | 'F'
  born_on: CivilDate
  id_number_mask: string
  district: string
  special_status: Head['specialStatus']
  died_on: CivilDate | null
}

/** The answer of a day: the span that holds it; days in no span are uncovered (JM-17), said with what came last. */
export function answerOn(
  day: CivilDate,
  enrolments: readonly EnrolmentView[],
  entitlements: readonly EntitlementView[],
): EntitlementView {
  const found = entitlements.find((it) => holds(it, day))
  if (found !== undefined) return found
  const uncovered = { state: 'uncovered', scheme: null, from: null, to: null } as const
  const enrolment = enrolments.find((it) => holds(it, day))
  if (enrolment === undefined) {
    const last = enrolments.findLast((it) => it.to !== null && it.to < day)
    const reason = last === undefined ? '从来没有参保。' : `上一段参保关系到 ${last.to} 为止。`
    return { ...uncovered, clause: 'JM-3', reason }
  }
  const last = entitlements.findLast((it) => it.to !== null && it.to < day)
  const reason =
    last === undefined ? '有参保关系，还没有缴费到账。' : `待遇到 ${last.to} 为止，之后没有缴费到账。`
  return { ...uncovered, scheme: enrolment.scheme, clause: 'JM-17.1.2', reason }
}

const holds = (span: { from: string | null; to: string | null }, day: string): boolean =>
  (span.from === null || span.from <= day) && (span.to === null || day <= span.to)
