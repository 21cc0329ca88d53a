import { civilDate, monthOf } from '@tongchou/kernel'
import { expect, test } from 'vitest'
import { bundleOf } from '../cases/specimen.ts'
import type { EntitlementEvent } from './events.ts'
import { entitlementSpans } from './spans.ts'
import type { EntitlementTerms } from './terms.ts'

const jingmen = bundleOf('jingmen').sections.entitlement as EntitlementTerms
/** Jingmen as after an act of its own that takes over the nation's rule for contributions from 2027 on. */
const withAct: EntitlementTerms = {
  ...jingmen,
  resident: {
    ...jingmen.resident,
    extended: [],
    lapseHolds: [
      ...(jingmen.resident?.lapseHolds ?? []),
      { from: '2027-01-01', cite: 'JM-38', readings: [], verified: true, binding: false, holds: true },
    ],
  },
}

const year = (of: number, arrived: string): EntitlementEvent => ({
  type: 'pay',
  scheme: 'resident',
  year: of,
  arrived: civilDate(arrived),
})
const person = { birthDate: civilDate('1980-05-01'), categories: [] }
const entitledFrom = (events: readonly EntitlementEvent[], terms: EntitlementTerms): string | undefined => {
  const spans = entitlementSpans(events, person, terms)
  if (!spans.ok) throw new Error(spans.error.message)
  return spans.value.findLast(({ state }) => state === 'entitled')?.from
}

test('until its act Jingmen answers every day by its own rule, whatever lapsed', () => {
  expect(entitledFrom([year(2024, '2023-10-10'), year(2028, '2027-11-20')], jingmen)).toBe('2028-01-01')
})

test('one dated entry turns the waiting for lapsed years on, from its first day', () => {
  expect(entitledFrom([year(2024, '2023-10-10'), year(2027, '2026-12-31')], withAct)).toBe('2027-01-01')
  expect(entitledFrom([year(2024, '2023-10-10'), year(2028, '2027-11-20')], withAct)).toBe('2028-06-01')
})

test('who was covered by the employee scheme has not lapsed', () => {
  const employed: EntitlementEvent[] = [
    {
      type: 'movedIn',
      scheme: 'employee',
      lastPaidMonth: monthOf(civilDate('2027-10-01')),
      consecutiveMonths: 60,
    },
    year(2028, '2027-11-20'),
  ]
  expect(entitledFrom(employed, withAct)).toBe('2028-01-01')
})

test('low-income residents wait for nothing, also after lapsed years', () => {
  const spans = entitlementSpans(
    [year(2024, '2023-10-10'), year(2028, '2027-11-20')],
    { ...person, categories: ['dibao'] },
    withAct,
  )
  expect(spans.ok && spans.value.findLast(({ state }) => state === 'entitled')?.from).toBe('2028-01-01')
})

test('a lapsed year cannot be paid afterwards where the rule does not hold yet', () => {
  const repair: EntitlementEvent = {
    type: 'repair',
    scheme: 'resident',
    year: 2025,
    arrived: civilDate('2026-11-20'),
  }
  expect(entitlementSpans([repair], person, jingmen)).toMatchObject({
    error: { code: 'bad-scheme', path: 'events[0].type' },
  })
})
