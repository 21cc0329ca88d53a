import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { date } from '../cases/values.ts'
import { repeatedField } from '../cases/word-rule.ts'
import { citedBy, namedOn } from '../procedure/named.ts'

/** 数据比对 (JM-30): with which department which claims about the insured are compared. */
export const dataComparisonSchema = z.strictObject({
  comparisons: z.record(
    z.string(),
    history({ department: z.string().min(1), claims: z.record(z.string(), z.string().min(1)) }),
  ),
})

const row = z.strictObject({ id: z.string().min(1), claims: z.record(z.string(), z.boolean()) })
const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('dataComparison'),
  region: z.string(),
  comparison: z.string(),
  date,
  ours: z.array(row),
  theirs: z.array(row),
})
type Row = z.infer<typeof row>

/** Kind `dataComparison`: the suspects to be sent to their district, each with the claim about which the two sides differ. */
export const dataComparisonRule = caseRule({
  shape,
  section: 'dataComparison',
  day: (input) => ({ day: input.date, path: 'date' }),
  check: ({ ours, theirs }) => repeatedField('ours', ours, 'id') ?? repeatedField('theirs', theirs, 'id'),
  decide: (input, { comparisons }) => {
    const found = namedOn(comparisons, input.comparison, input.date, 'comparison')
    if ('error' in found) return found
    const { entry } = found
    const compared = Object.keys(entry.claims)
    for (const side of ['ours', 'theirs'] as const)
      for (const [at, { claims }] of input[side].entries())
        for (const claim of Object.keys(claims))
          if (!compared.includes(claim))
            return failed(
              'unknown-key',
              `compared are ${compared.join(', ')}`,
              `${side}[${at}].claims.${claim}`,
            )
    const theirs = new Map(input.theirs.map((one) => [one.id, one]))
    const suspects = input.ours.flatMap((own) => differences(own, theirs.get(own.id), compared))
    const step = {
      clauses: citedBy(entry),
      what: `${entry.department}: persons of both sides about whom a claim differs`,
      inputs: { ours: input.ours.length, theirs: input.theirs.length },
      result: suspects.length,
    }
    return { result: { suspects }, trace: [step] }
  },
})

/** A claim that one of the two sides does not make is no difference. */
function differences(own: Row, other: Row | undefined, compared: readonly string[]) {
  return compared.flatMap((claim) => {
    const [ours, theirs] = [own.claims[claim], other?.claims[claim]]
    return ours === undefined || theirs === undefined || ours === theirs
      ? []
      : [{ id: own.id, claim, ours, theirs }]
  })
}
