import { type CivilDate, lastDayOf } from '@tongchou/kernel'
import type { PaymentView } from './contract.ts'
import { eventsOf, type RecordedEvent } from './recorded-event.ts'

/** What was paid for a person up to a day, in the order of months and years. */
export function paymentsOf(facts: readonly RecordedEvent[], until: CivilDate): PaymentView[] {
  return facts
    .flatMap(eventsOf)
    .flatMap((event): PaymentView[] => {
      if (event.type === 'repair')
        return [{ scheme: 'resident', period: String(event.year), arrived: event.arrived, isLate: true }]
      if (event.type !== 'pay') return []
      const { arrived } = event
      if ('year' in event)
        return [{ scheme: event.scheme, period: String(event.year), arrived, isLate: false }]
      return [{ scheme: 'employee', period: event.month, arrived, isLate: arrived > lastDayOf(event.month) }]
    })
    .filter(({ arrived }) => arrived <= until)
    .sort((a, b) => (a.period < b.period ? -1 : 1))
}
