import { addMonths, type CivilDate, civilDate, monthOf } from '@tongchou/kernel'
import { type EntitlementEvent, type EntitlementTerms, entitlementSpans } from '@tongchou/policy'
import { jingmen } from '@tongchou/settlement/testing'
import { perSecond } from './measure.ts'
import { printTable, rate } from './table.ts'

/** Three years of a member's insurance: enrolled, paid month by month, once two months late and once stopped for a while. */
export function threeYears(shift: number): EntitlementEvent[] {
  const first = addMonths(civilDate('2022-01-01'), shift % 12)
  const month = (at: number): CivilDate => addMonths(first, at)
  const paid = (at: number, late: number): EntitlementEvent => ({
    type: 'pay',
    scheme: 'employee',
    month: monthOf(month(at)),
    arrived: civilDate(`${addMonths(month(at), late).slice(0, 7)}-15`),
  })
  return [
    { type: 'enrol', scheme: 'employee', as: 'employer', month: monthOf(month(0)) },
    ...Array.from({ length: 18 }, (_, at) => paid(at, at === 7 ? 2 : 0)),
    { type: 'stop', scheme: 'employee', month: monthOf(month(17)) },
    { type: 'enrol', scheme: 'employee', as: 'flexible', month: monthOf(month(22)) },
    ...Array.from({ length: 14 }, (_, at) => paid(at + 22, 0)),
  ]
}

/** Questions a second: whether a person with such a history is entitled on a day, everything worked out from the events. */
export function benchEntitlement(isQuick: boolean): number {
  const terms: EntitlementTerms | undefined = jingmen().sections.entitlement
  if (terms === undefined) throw new Error('Jingmen has rules of entitlement')
  const histories = Array.from({ length: 120 }, (_, at) => threeYears(at))
  const person = { birthDate: civilDate('1985-05-01'), categories: [] }
  const asked = civilDate('2024-09-10')
  const answer = (events: EntitlementEvent[]): string => {
    const spans = entitlementSpans(events, person, terms)
    if (!spans.ok) throw new Error(spans.error.message)
    return spans.value.find(({ from, to }) => from <= asked && (to === null || asked <= to))?.state ?? ''
  }
  const questions = perSecond(histories, answer, isQuick ? 0.1 : 1.5)
  printTable(
    'Entitlement: is a person with three years of events entitled on a day, one core',
    ['questions/s'],
    [[rate(questions)]],
  )
  return questions
}
