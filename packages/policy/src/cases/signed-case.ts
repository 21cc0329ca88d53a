import { civilDate, monthOf } from '@tongchou/kernel'
import { z } from 'zod'
import { paidMonthly } from '../entitlement/events.ts'
import { month as monthText } from './values.ts'

/** One case that a jurist can sign: what is given, what must come out, and because of which clauses. */
export interface SignedCase {
  file: string
  title: string
  because: string[]
  /** What the case format takes; a settlement may leave out what is ordinary in its place. */
  given: Readonly<Record<string, unknown>>
  expect: Readonly<Record<string, unknown>>
}

const ORDINARY_STAYS: Readonly<Record<string, object>> = {
  '420800': { type: 'inpatient', start: '2025-03-01', end: '2025-03-10' },
  '152501': { type: 'outpatient', start: '2025-03-01', end: '2025-03-01' },
  '500106': { type: 'inpatient', start: '2010-03-01', end: '2010-03-10' },
}

/** The whole case in the case format: what the signed one leaves out gets the place's ordinary values. */
export function wholeCase(region: string, { title, given, expect }: SignedCase): Record<string, unknown> {
  const head = { id: title, kind: 'settlement', region }
  if (given.kind === 'entitlement') return { ...head, ...entitlementCase(given, expect) }
  if (given.kind !== undefined && given.kind !== 'settlement') return { ...head, ...given }
  return {
    ...head,
    ...given,
    person: { birthDate: '1980-05-01', ...objectOf(given.person) },
    episode: { ...ORDINARY_STAYS[region], ...objectOf(given.episode) },
  }
}

const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

/** Months paid one by one are written as one event, and the days asked are those that are expected. */
function entitlementCase(given: SignedCase['given'], expect: SignedCase['expect']): object {
  const days = listOf(expect.days).map((day) => ('date' in day ? day.date : null))
  const events = listOf(given.events).flatMap(eventsOf)
  return { ...given, person: { birthDate: '1980-05-01', ...objectOf(given.person) }, events, days }
}

/** { type: pays, months: [2025-01, 2025-06], on: 15 }: each month paid on the 15th, or on its last day where it has none. */
function eventsOf(event: object): object[] {
  const read = paidMonths.safeParse(event)
  if (!read.success) return [event]
  const { months, on } = read.data
  return paidMonthly(...months, on)
}

const aMonth = monthText.transform((text) => monthOf(civilDate(`${text}-01`)))
const paidMonths = z.strictObject({
  type: z.literal('pays'),
  months: z.tuple([aMonth, aMonth]),
  on: z.int().min(1).max(31),
})

const listOf = (value: unknown): object[] => (Array.isArray(value) ? value.map(objectOf) : [])
