import { addDays, ageOn, civilDate, firstDayOf, monthOf, plusMonths, yearOf } from '@tongchou/kernel'
import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { date } from '../cases/values.ts'

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('newborn'),
  region: z.string(),
  birthDate: date,
  /** Registration, or payment where something is owed. */
  registered: date,
  /** Either parent is insured in the city, paid up and entitled. */
  parentInsured: z.boolean(),
})

/**
 * Kind `newborn` (WH-5, JM-9.3): whether the birth year is waived, for which years something is owed, and from which day care is
 * covered; null where a late child waits like everybody else.
 */
export const newbornRule = caseRule({
  shape,
  section: 'contribution',
  day: (input) => ({ day: input.birthDate, path: 'birthDate' }),
  check: (input) =>
    input.registered < input.birthDate
      ? { code: 'bad-date', message: 'registered before birth', path: 'registered' }
      : null,
  decide: ({ birthDate, registered, parentInsured }, { resident }, bundle) => {
    const rule = inForce(resident?.newborn ?? [], birthDate)
    if (rule === null) return failed('no-parameters', `${bundle.region} has no rule of newborns`, 'birthDate')
    const [birth, day] = [civilDate(birthDate), civilDate(registered)]
    if (rule.ageAtMost !== undefined && ageOn(birth, day) > rule.ageAtMost)
      return failed('impossible', `no newborn any more: older than ${rule.ageAtMost}`, 'registered')
    const lastDay = addDays(birth, rule.withinDays)
    const isInTime = day <= lastDay
    const isWaived = isInTime && (parentInsured || !rule.needsInsuredParent)
    const years = [yearOf(birth), ...(yearOf(day) > yearOf(birth) ? [yearOf(day)] : [])]
    const yearsOwed = years.filter((year) => !isWaived || year !== yearOf(birth))
    const late = rule.lateFrom === 'nextMonth' ? firstDayOf(plusMonths(monthOf(day), 1)) : null
    const coveredFrom = isInTime ? birth : late
    const steps = [
      {
        clauses: [rule.cite, ...rule.readings],
        what: `day of birth + ${rule.withinDays}, that day included`,
        inputs: { birthDate, registered, lastDay },
        result: isInTime,
      },
      {
        clauses: [rule.cite],
        what: isWaived ? 'the birth year is free' : 'no year is free',
        inputs: { parentInsured, years: years.join(', ') },
        result: yearsOwed.join(', '),
      },
    ]
    return { result: { isInTime, isWaived, yearsOwed, coveredFrom }, trace: steps }
  },
})
