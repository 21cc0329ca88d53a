import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { failed } from '../cases/rule.ts'
import { money, place, year } from '../cases/values.ts'
import { caseShape, clausesOf, onYear, repeated, tooLarge, wordRule } from '../cases/word-rule.ts'
import { shareOfWhole } from '../shares/bounded-share.ts'

export const LOCAL_DUTIES = ['matchingSubsidy', 'surplus', 'levy'] as const

/** 地方落实 (JM-11.1, SP-10): what each county must pay, hand up or levy, which counts in its performance. */
export const localDutiesSchema = z.strictObject({
  duties: history({ items: z.array(z.enum(LOCAL_DUTIES)).min(1) }),
})

const shape = caseShape('localDuties', {
  year,
  counties: z.array(
    z.strictObject({
      county: place,
      item: z.enum(LOCAL_DUTIES),
      due: money,
      /** What stands in the county's budget for it; null where it needs none. */
      budgeted: money.nullable().default(null),
      done: money,
    }),
  ),
})

/** Kind `localDuties`: per county and duty what is outstanding and how far it is fulfilled. */
export const localDutiesRule = wordRule({
  shape,
  section: 'localDuties',
  word: (terms) => terms.duties,
  called: 'duties of the counties',
  day: onYear,
  check: ({ counties }) =>
    repeated(
      counties,
      ({ county, item }) => `${county} ${item}`,
      (at) => `counties[${at}]`,
    ) ??
    tooLarge(
      counties.reduce((sum, { due }) => sum + due, 0),
      'counties',
    ),
  decide: ({ counties }, entry) => {
    const foreign = counties.findIndex(({ item }) => !entry.items.includes(item))
    if (foreign >= 0)
      return failed('bad-value', `the duties are ${entry.items.join(', ')}`, `counties[${foreign}].item`)
    const rows = counties
      .map(({ county, item, due, budgeted, done }) => ({
        county,
        item,
        due,
        done,
        notBudgeted: budgeted === null ? 0 : Math.max(0, due - budgeted),
        outstanding: Math.max(0, due - done),
        doneBp: shareOfWhole(done, due),
      }))
      .sort((a, b) => (`${a.county} ${a.item}` < `${b.county} ${b.item}` ? -1 : 1))
    const trace = rows.map((row) => ({
      clauses: clausesOf(entry),
      what: `${row.county} ${row.item}: due − done`,
      inputs: { due: row.due, done: row.done },
      result: row.outstanding,
    }))
    const outstanding = rows.reduce((sum, row) => sum + row.outstanding, 0)
    return { result: { rows, outstanding }, trace }
  },
})
