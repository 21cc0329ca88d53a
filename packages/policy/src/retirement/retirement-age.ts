import { addMonths, type CivilDate, civilDate, monthOf, monthsBetween } from '@tongchou/kernel'
import { z } from 'zod'
import { latest } from '../bundle/histories.ts'
import { history } from '../bundle/values.ts'
import { caseRule } from '../cases/rule.ts'
import { date } from '../cases/values.ts'

const gradual = z.strictObject({
  /** The age before the rise, in years. */
  age: z.int().positive(),
  /** From the rise on, a month later for every this many months. */
  aMonthLaterEvery: z.int().positive(),
  /** The age at which it ends, in years. */
  upTo: z.int().positive(),
})

/** 法定退休年龄 (JM-3.4, JM-8.3) and its gradual rise. */
export const retirementAgeSchema = z.strictObject({
  statutory: history({
    /** The first month in which somebody would have retired under the old age and retires later. */
    risesFrom: z.string().regex(/^\d{4}-\d{2}$/),
    men: gradual,
    /** 原五十五周岁 and 原五十周岁. */
    womenAt55: gradual,
    womenAt50: gradual,
  }),
})
type Statutory = z.infer<typeof retirementAgeSchema>['statutory'][number]
export const RETIREES = ['men', 'womenAt55', 'womenAt50'] as const

/** The day on which the statutory age is reached, and by how many months later than under the old one. */
export function statutoryRetirement(
  birth: CivilDate,
  who: (typeof RETIREES)[number],
  terms: Pick<Statutory, 'risesFrom' | (typeof RETIREES)[number]>,
): { on: CivilDate; monthsLater: number; years: number; months: number } {
  const { age, aMonthLaterEvery, upTo } = terms[who]
  const before = addMonths(birth, age * 12)
  const since = monthsBetween(monthOf(civilDate(`${terms.risesFrom}-01`)), monthOf(before))
  const monthsLater = since < 0 ? 0 : Math.min(Math.floor(since / aMonthLaterEvery) + 1, (upTo - age) * 12)
  return {
    on: addMonths(birth, age * 12 + monthsLater),
    monthsLater,
    years: age + Math.floor(monthsLater / 12),
    months: monthsLater % 12,
  }
}

const WORKING_AGE_FROM = 16

/**
 * The days on which a person is of working age (JM-3.4): from sixteen to the statutory retirement age; of a woman's two the later, because
 * which of them is hers is not known before she retires.
 */
export function workingAge(
  birth: CivilDate,
  sex: 'M' | 'F',
  statutory: readonly Statutory[],
): { from: CivilDate; before: CivilDate } {
  const { on } = statutoryRetirement(birth, sex === 'M' ? 'men' : 'womenAt55', latest(statutory))
  return { from: addMonths(birth, WORKING_AGE_FROM * 12), before: on }
}

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('retirementAge'),
  region: z.string(),
  birthDate: date,
  who: z.enum(RETIREES),
})

/** Kind `retirementAge`: when somebody reaches the statutory age. */
export const retirementAgeRule = caseRule({
  shape,
  section: 'retirementAge',
  day: null,
  decide: ({ birthDate, who }, { statutory }) => {
    const rule = latest(statutory)
    const result = statutoryRetirement(civilDate(birthDate), who, rule)
    const step = {
      clauses: [rule.cite],
      what: `a month later every ${rule[who].aMonthLaterEvery} months, up to ${rule[who].upTo}`,
      inputs: { birthDate, who, monthsLater: result.monthsLater },
      result: result.on,
    }
    return { result, trace: [step] }
  },
})
