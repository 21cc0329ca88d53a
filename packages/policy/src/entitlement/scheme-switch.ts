import { addDays, civilDate } from '@tongchou/kernel'
import { z } from 'zod'
import { date } from '../cases/values.ts'
import { caseShape, clausesOf, onDate, wordRule } from '../cases/word-rule.ts'

/** A stay in hospital: the day of discharge belongs to it; null while the person is still in. */
export interface HospitalStay {
  readonly admitted: string
  readonly discharged: string | null
}

/** The stay during which a day falls (JM-17.3.4); null where nothing stands in the way of a switch. */
export const stayOn = <Stay extends HospitalStay>(stays: readonly Stay[], day: string): Stay | null =>
  stays.find(({ admitted, discharged }) => admitted <= day && (discharged === null || day <= discharged)) ??
  null

const schemes = z.enum(['employee', 'resident'])

const shape = caseShape('schemeSwitch', {
  /** The day on which the switch is asked for. */
  date,
  from: schemes,
  to: schemes,
  stays: z.array(z.strictObject({ admitted: date, discharged: date.nullable() })),
})

/** Kind `schemeSwitch`: whether somebody may change to the other scheme on a day, and from which day he may where it is known. */
export const schemeSwitchRule = wordRule({
  shape,
  section: 'entitlement',
  word: (terms) => terms.switchDuringStay,
  called: 'rule of a switch during a stay',
  day: onDate,
  check: ({ from, to, stays }) => {
    if (from === to) return { code: 'impossible', message: `no switch from ${from} to ${to}`, path: 'to' }
    const at = stays.findIndex(({ admitted, discharged }) => discharged !== null && discharged < admitted)
    return at < 0
      ? null
      : { code: 'bad-date', message: 'discharged before admission', path: `stays[${at}].discharged` }
  },
  decide: ({ date: day, stays }, entry) => {
    const stay = entry.allowed ? null : stayOn(stays, day)
    const trace = [
      {
        clauses: clausesOf(entry),
        what: 'no switch from admission to discharge, both days included',
        inputs: { date: day, admitted: stay?.admitted ?? null, discharged: stay?.discharged ?? null },
        result: stay === null,
      },
    ]
    const allowedFrom =
      stay === null ? day : stay.discharged === null ? null : addDays(civilDate(stay.discharged), 1)
    return {
      result: { isAllowed: stay === null, refusal: stay === null ? null : 'in-hospital', allowedFrom },
      trace,
    }
  },
})
