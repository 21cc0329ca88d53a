import { dayOf, type RecordedEvent } from '@tongchou/insured'
import type { CivilDate } from '@tongchou/kernel'
import { type HistoryEnd, hasCome } from './city-days.ts'
import type { Batch, Cell } from './copy.ts'
import { later } from './days.ts'
import { maskOf } from './identity-number.ts'
import type { CoveredPerson, Span } from './person.ts'
import { Random } from './random.ts'
import { idOn, instant } from './seeded-ids.ts'

/** What the city needs of the platform's vault (see the insured module). */
export interface CityVault {
  encrypt(text: string): Uint8Array
  blindIndex(text: string): Uint8Array
}

export const rangeOf = (span: Span): string => `[${span.from},${span.before ?? ''})`

const encoder = new TextEncoder()

const RECORDER = '示例·历史数据'
const OFFICE_OPENS = 540
const sourceOf = ({ type }: RecordedEvent): string => (type.startsWith('pay') ? '税务缴费' : '历史数据')

/** When something that is true from a day on was written down: that morning, at the latest at the history's end. */
const recordedOn = (end: HistoryEnd, day: CivilDate): string =>
  hasCome(end, day, OFFICE_OPENS) ? instant(day, OFFICE_OPENS) : instant(end.until, end.untilMinute)

/** Adds one person with everything that stands before any care: keys, enrolments, entitlement, categories, filings. */
export function addPerson(
  batch: Batch,
  person: CoveredPerson,
  { vault, bundleHash, end }: { vault: CityVault; bundleHash: string; end: HistoryEnd },
): void {
  const random = new Random(0, `rows ${person.personId}`)
  const id = person.personId
  const at = (on: CivilDate): Cell => recordedOn(end, on)
  const recorded = (on: CivilDate): Cell => at(later(on, person.registeredOn))
  batch.add('person', [
    id,
    person.personNo,
    person.name,
    person.sex,
    person.bornOn,
    vault.encrypt(person.idNumber),
    maskOf(person.idNumber),
    person.district,
    person.householdId,
    person.specialStatus,
    at(person.registeredOn),
  ])
  batch.add('person_key', ['personNo', encoder.encode(person.personNo), id])
  batch.add('person_key', ['idNumber', vault.blindIndex(person.idNumber), id])
  batch.add('person_key', ['voucher', vault.blindIndex(person.voucher), id])
  batch.add('person_key', ['card', vault.blindIndex(person.card), id])
  for (const it of person.enrolments)
    batch.add('enrolment', [
      id,
      idOn(it.from, random),
      it.scheme,
      it.enrolledAs,
      it.status,
      it.tier,
      person.district,
      it.employer,
      it.hasAccount,
      rangeOf(it),
      recorded(it.from),
    ])
  for (const event of person.facts) {
    const on = later(dayOf(event), person.registeredOn)
    batch.add('insurance_event', [id, idOn(on, random), { json: event }, sourceOf(event), at(on), RECORDER])
  }
  batch.add('entitlement_version', [id, 1, bundleHash, at(person.registeredOn), RECORDER])
  for (const it of person.entitlements)
    batch.add('entitlement_span', [id, 1, it.scheme, it.state, rangeOf(it), it.clause, it.reason])
  for (const it of person.categories)
    batch.add('person_category', [
      id,
      idOn(it.from, random),
      it.category,
      rangeOf(it),
      it.source,
      at(it.from),
    ])
  for (const it of person.filings)
    batch.add('filing', [
      id,
      idOn(it.from, random),
      it.kind,
      it.subject,
      it.fromProvider,
      it.toProvider,
      it.toPlace,
      rangeOf(it),
      at(it.from),
      '示例·经办窗口',
    ])
}
