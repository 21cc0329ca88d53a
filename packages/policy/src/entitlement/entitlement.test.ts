import { addDays, civilDate, dayBefore, lastDayOf, type Month, monthOf, plusMonths } from '@tongchou/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundleOf } from '../cases/specimen.ts'
import type { EntitlementEvent } from './events.ts'
import { entitlementSpans } from './spans.ts'
import type { EntitlementTerms } from './terms.ts'

// Jingmen has the section: its signed cases prove it.
const terms = bundleOf('jingmen').sections.entitlement as EntitlementTerms
const person = { birthDate: civilDate('1980-03-03'), categories: [] }

test('contributions by the quarter are in time until its last day', () => {
  const paid = (arrived: string) =>
    stateOn('2025-04-01', [
      { type: 'enrol', scheme: 'employee', as: 'flexible', month: month('2024-10'), paidBy: 'quarter' },
      ...['2024-10', '2024-11', '2024-12'].map((text) => payment(text, '2024-12-31')),
      ...['2025-01', '2025-02', '2025-03'].map((text) => payment(text, arrived)),
    ])
  expect(paid('2025-03-31')).toMatchObject({ state: 'entitled', clause: 'JM-17.1.1' })
  expect(paid('2025-04-01')).toMatchObject({ state: 'entitled', clause: 'JM-17.1.2' })
  expect(paid('2025-06-30')).toMatchObject({ state: 'entitled', clause: 'JM-17.1.2' })
  expect(paid('2025-08-01')).toMatchObject({ state: 'uncovered', clause: 'JM-17.1.2' })
})

test('who has retired owes nothing more and stays entitled', () => {
  const events: EntitlementEvent[] = [
    { type: 'enrol', scheme: 'employee', as: 'employer', month: month('2024-01') },
    ...['2024-01', '2024-02'].map((text) => payment(text, `${text}-10`)),
    { type: 'retired', month: month('2024-03') },
  ]
  expect(stateOn('2030-01-01', events)).toMatchObject({ state: 'entitled', since: '2024-02-01' })
  expect(stateOn('2030-01-01', events.slice(0, -1))).toMatchObject({ state: 'uncovered' })
})

test('every span says why in Chinese', () => {
  fc.assert(
    fc.property(histories, (events) => {
      for (const { reason } of spansOf(events)) expect(reason).toMatch(/[\u4e00-\u9fff]/)
    }),
  )
})

test('the spans cover every day from birth on, each once', () => {
  fc.assert(
    fc.property(histories, (events) => {
      const spans = spansOf(events)
      expect(spans[0]?.from).toBe(person.birthDate)
      expect(spans.at(-1)?.to).toBeNull()
      for (const [at, span] of spans.slice(1).entries()) expect(spans[at]?.to).toBe(dayBefore(span.from))
    }),
  )
})

test('the order in which events are written does not matter', () => {
  fc.assert(
    fc.property(
      histories.chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
      ),
      ([events, shuffled]) => {
        expect(spansOf(shuffled)).toEqual(spansOf(events))
      },
    ),
  )
})

test('a stretch begins where its first span does', () => {
  fc.assert(
    fc.property(histories, (events) => {
      for (const [at, span] of spansOf(events).entries()) {
        const before = spansOf(events)[at - 1]
        const goesOn = before?.state === span.state && before.scheme === span.scheme
        expect(span.since).toBe(goesOn ? before.since : span.from)
      }
    }),
  )
})

test('paying every month in time keeps entitlement without a break from its first day to the stop', () => {
  fc.assert(
    fc.property(
      months,
      fc.integer({ min: 4, max: 40 }),
      fc.constantFrom('employer', 'flexible'),
      (first, count, as) => {
        const last = plusMonths(first, count - 1)
        const paid = Array.from({ length: count }, (_, at) => plusMonths(first, at))
        const spans = spansOf([
          { type: 'enrol', scheme: 'employee', as, month: first },
          { type: 'stop', scheme: 'employee', month: last },
          ...paid.map(
            (one): EntitlementEvent => ({
              type: 'pay',
              scheme: 'employee',
              month: one,
              arrived: lastDayOf(one),
            }),
          ),
        ])
        expect(spans.map(({ state }) => state)).toEqual(['uncovered', 'waiting', 'entitled', 'uncovered'])
        expect(spans[2]?.to).toBe(lastDayOf(last))
      },
    ),
  )
})

test('nobody is entitled by the employee scheme who has paid nothing to it', () => {
  fc.assert(
    fc.property(histories, (events) => {
      const unpaid = events.filter((one) => one.type !== 'pay' || one.scheme !== 'employee')
      expect(
        spansOf(unpaid).filter(({ state, scheme }) => state === 'entitled' && scheme === 'employee'),
      ).toEqual([])
    }),
  )
})

test('money that arrives takes away no day before it on which the person is entitled without it', () => {
  fc.assert(
    fc.property(histories, fc.nat(), (events, chosen) => {
      const payments = events.filter((one) => one.type === 'pay')
      const payment = payments[chosen % Math.max(1, payments.length)]
      if (payment === undefined) return
      const stretches = spansOf(events)
      for (const { state, from, to } of spansOf(events.filter((one) => one !== payment))) {
        if (state !== 'entitled' || from >= payment.arrived) continue
        const last = to !== null && to < payment.arrived ? to : dayBefore(payment.arrived)
        const inside = stretches.filter((span) => span.from <= last && (span.to ?? last) >= from)
        expect(inside.map((span) => span.state)).toEqual(inside.map(() => 'entitled'))
      }
    }),
    { numRuns: 2000 },
  )
})

const month = (text: string): Month => monthOf(civilDate(`${text}-01`))
const payment = (of: string, arrived: string): EntitlementEvent => ({
  type: 'pay',
  scheme: 'employee',
  month: month(of),
  arrived: civilDate(arrived),
})

const months = fc.integer({ min: 0, max: 30 }).map((count) => plusMonths(month('2023-01'), count))

/** A possible history: enrolments one after the other, each month paid on some day or never, resident years, a move or an ended system. */
const histories: fc.Arbitrary<EntitlementEvent[]> = fc
  .record({
    relations: fc.array(
      fc.record({
        gap: fc.integer({ min: 0, max: 5 }),
        as: fc.constantFrom('employer' as const, 'flexible' as const),
        late: fc.array(fc.option(fc.integer({ min: -20, max: 160 }), { freq: 6 }), {
          minLength: 1,
          maxLength: 12,
        }),
      }),
      { maxLength: 3 },
    ),
    years: fc.uniqueArray(
      fc.record({ year: fc.integer({ min: 2022, max: 2026 }), day: fc.integer({ min: -120, max: 400 }) }),
      {
        selector: ({ year }) => year,
        maxLength: 3,
      },
    ),
    moved: fc.option(fc.tuple(months, fc.integer({ min: 1, max: 40 }))),
    ended: fc.option(months),
  })
  .map(({ relations, years, moved, ended }) => {
    const events: EntitlementEvent[] = []
    let next = month('2023-03')
    for (const { gap, as, late } of relations) {
      const first = plusMonths(next, gap)
      const last = plusMonths(first, late.length - 1)
      events.push({ type: 'enrol', scheme: 'employee', as, month: first })
      events.push({ type: 'stop', scheme: 'employee', month: last })
      for (const [at, days] of late.entries())
        if (days !== null) {
          const of = plusMonths(first, at)
          events.push({ type: 'pay', scheme: 'employee', month: of, arrived: addDays(lastDayOf(of), days) })
        }
      next = plusMonths(last, 1)
    }
    for (const { year, day } of years)
      events.push({
        type: 'pay',
        scheme: 'resident',
        year,
        arrived: addDays(civilDate(`${year}-01-01`), day),
      })
    if (moved !== null)
      events.push({
        type: 'movedIn',
        scheme: 'employee',
        lastPaidMonth: moved[0],
        consecutiveMonths: moved[1],
      })
    if (ended !== null) events.push({ type: 'otherSystemEnded', date: lastDayOf(ended) })
    return events
  })

function spansOf(events: readonly EntitlementEvent[]) {
  const spans = entitlementSpans(events, person, terms)
  if (!spans.ok) throw new Error(JSON.stringify(spans.error))
  return spans.value
}

const stateOn = (day: string, events: readonly EntitlementEvent[]) =>
  spansOf(events).findLast((span) => span.from <= day)
