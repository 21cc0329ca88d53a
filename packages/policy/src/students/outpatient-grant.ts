import { LARGEST_FEN } from '@tongchou/kernel'
import { z } from 'zod'
import { history, yuan } from '../bundle/values.ts'
import { failed } from '../cases/rule.ts'
import { date, money } from '../cases/values.ts'
import { caseShape, clausesOf, onDate, repeated, wordRule } from '../cases/word-rule.ts'

const aHead = z.strictObject({ ordinary: yuan, disadvantaged: yuan })

/** 门诊包干 (CQ-3): what the school hospital receives a student and year, and manages itself. */
export const outpatientGrantSchema = z.strictObject({
  grant: history({
    tier1: aHead,
    tier2: aHead,
    managedBy: z.enum(['schoolHospital']),
    settlesItself: z.literal(true),
  }),
})

const shape = caseShape('outpatientGrant', {
  /** The first day of the year of study. */
  date,
  students: z.array(
    z.strictObject({
      tier: z.union([z.literal(1), z.literal(2)]),
      isDisadvantaged: z.boolean(),
      heads: z.int().min(0, 'negative').max(100_000_000),
    }),
  ),
  /** What the outpatient care of the year cost the grant; without it only the grant is asked. */
  spent: money.optional(),
})

/** Kind `outpatientGrant`: the lump sum for a year of study; surplus and overrun stay with the school hospital. */
export const outpatientGrantRule = wordRule({
  shape,
  section: 'outpatientGrant',
  word: (terms) => terms.grant,
  called: 'lump sum for outpatient care',
  day: onDate,
  check: ({ students }) =>
    repeated(
      students,
      ({ tier, isDisadvantaged }) => `tier ${tier}${isDisadvantaged ? ', disadvantaged' : ''}`,
      (at) => `students[${at}]`,
    ),
  decide: ({ students, spent }, entry) => {
    const rows = students.map(({ tier, isDisadvantaged, heads }) => {
      const of = tier === 1 ? entry.tier1 : entry.tier2
      const perHead = isDisadvantaged ? of.disadvantaged : of.ordinary
      return { tier, isDisadvantaged, heads, perHead, amount: perHead * heads }
    })
    const grant = rows.reduce((sum, { amount }) => sum + amount, 0)
    if (grant > LARGEST_FEN) return failed('bad-value', 'the grant is above 10^15 fen', 'students')
    const trace = [
      ...rows.map((row) => ({
        clauses: clausesOf(entry),
        what: `tier ${row.tier}${row.isDisadvantaged ? ', disadvantaged' : ''}: heads × a head`,
        inputs: { heads: row.heads, perHead: row.perHead },
        result: row.amount,
      })),
      {
        clauses: [entry.cite],
        what: 'surplus and overrun are the school hospital’s own',
        inputs: { grant, spent: spent ?? null },
        result: grant,
      },
    ]
    const surplus = spent === undefined ? null : Math.max(0, grant - spent)
    const overrun = spent === undefined ? null : Math.max(0, spent - grant)
    return { result: { rows, grant, surplus, overrun }, trace }
  },
})
