import { timesRatio, WHOLE } from '@tongchou/kernel'
import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { failed } from '../cases/rule.ts'
import { money, month } from '../cases/values.ts'
import { caseShape, clausesOf, onMonth, wordRule } from '../cases/word-rule.ts'

const shape = caseShape('pooledOnly', {
  month,
  /** A month's. */
  base: money,
  /** The rate at which the member pays; without one the least that the law allows. */
  rateBp: z.int().min(0, 'negative').max(WHOLE).optional(),
})

/** Kind `pooledOnly` (EL-13): what a flexible member pays for the pooled part alone, not below a share of the employers' rate. */
export const pooledOnlyRule = wordRule({
  shape,
  section: 'contribution',
  word: (terms) => terms.pooledOnly,
  called: 'contribution for the pooled part alone',
  day: onMonth,
  decide: ({ month: of, base, rateBp }, entry, bundle) => {
    const employer = inForce(bundle.sections.contribution?.employer ?? [], `${of}-01`)
    if (employer === null)
      return failed('no-parameters', `${bundle.region} has no rate of employers on ${of}-01`, 'month')
    const leastRateBp = Math.ceil((employer.rate * entry.leastShareOfEmployerRate) / WHOLE)
    const rate = rateBp ?? leastRateBp
    if (rate < leastRateBp) return failed('bad-value', `the rate is at least ${leastRateBp} bp`, 'rateBp')
    const due = timesRatio(base, rate)
    const trace = [
      {
        clauses: [...clausesOf(entry), employer.cite],
        what: "employers' rate × least share, to the next basis point",
        inputs: { employerRateBp: employer.rate, leastShareBp: entry.leastShareOfEmployerRate },
        result: leastRateBp,
      },
      { clauses: [entry.cite], what: 'base × rate', inputs: { base, rateBp: rate }, result: due },
    ]
    return { result: { leastRateBp, rateBp: rate, due }, trace }
  },
})
