import { z } from 'zod'
import { failed } from '../cases/rule.ts'
import { date, money } from '../cases/values.ts'
import { caseShape, clausesOf, onDate, repeated, wordRule } from '../cases/word-rule.ts'
import { shareOfWhole } from '../shares/bounded-share.ts'

const shape = caseShape('procurementShare', {
  /** The last day of the period. */
  date,
  providers: z.array(
    z.strictObject({
      provider: z.string().min(1),
      kind: z.enum(['drug', 'consumable']),
      cost: money,
      /** What of it was chosen in central procurement. */
      procured: money,
    }),
  ),
})

/** Kind `procurementShare` (JM-25.3): the share of centrally procured drugs or consumables; it is reported, the law has no bound. */
export const procurementRule = wordRule({
  shape,
  section: 'agreement',
  word: (terms) => terms.procurement,
  called: 'report of central procurement',
  day: onDate,
  check: ({ providers }) => {
    const at = providers.findIndex(({ cost, procured }) => procured > cost)
    return at >= 0
      ? { code: 'impossible', message: 'more procured than used', path: `providers[${at}].procured` }
      : repeated(
          providers,
          ({ provider, kind }) => `${provider} ${kind}`,
          (index) => `providers[${index}]`,
        )
  },
  decide: ({ providers }, entry) => {
    const foreign = providers.findIndex(({ kind }) => !entry.kinds.includes(kind))
    if (foreign >= 0)
      return failed('bad-value', `reported are ${entry.kinds.join(', ')}`, `providers[${foreign}].kind`)
    const rows = providers.map(({ provider, kind, cost, procured }) => ({
      provider,
      kind,
      cost,
      procured,
      shareBp: shareOfWhole(procured, cost),
    }))
    const trace = rows.map((row) => ({
      clauses: clausesOf(entry),
      what: `${row.provider} ${row.kind}: centrally procured ÷ all`,
      inputs: { procured: row.procured, cost: row.cost },
      result: row.shareBp ?? 'nothing used',
    }))
    return { result: { rows }, trace }
  },
})
