import { z } from 'zod'
import { LEVELS } from '../bundle/values.ts'
import type { CaseError } from '../cases/shape.ts'
import { date, money } from '../cases/values.ts'
import { caseShape, clausesOf, onDate, repeatedField, tooLarge, wordRule } from '../cases/word-rule.ts'
import { mostOf, shareOfWhole, standingOf } from '../shares/bounded-share.ts'

const settlement = z.strictObject({
  totalCost: money,
  fullSelfPay: money,
  overLimitSelfPay: money,
  /** The lines that the law excludes; they are part of fullSelfPay and count on neither side. */
  legallyExcluded: money.default(0),
})

const shape = caseShape('outOfPolicyShare', {
  /** The last day of the period. */
  date,
  providers: z.array(
    z.strictObject({
      provider: z.string().min(1),
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      settlements: z.array(settlement),
    }),
  ),
})
type Provider = z.infer<typeof shape>['providers'][number]

/** Kind `outOfPolicyShare` (JM-25.2): each institution's out-of-policy costs of a period against the share of its level. */
export const outOfPolicyRule = wordRule({
  shape,
  section: 'agreement',
  word: (terms) => terms.outOfPolicy,
  called: 'largest share of out-of-policy costs',
  day: onDate,
  check: ({ providers }) => repeatedField('providers', providers, 'provider') ?? firstFault(providers),
  decide: ({ providers }, entry) => {
    const rows = providers.map((one) => {
      const bounds = entry.byLevel[LEVELS[one.level - 1] ?? 'primary']
      const { cost, outOfPolicy } = sumsOf(one)
      return {
        provider: one.provider,
        cost,
        outOfPolicy,
        shareBp: shareOfWhole(outOfPolicy, cost),
        mostBp: bounds.most ?? null,
        isAbove: standingOf(outOfPolicy, cost, bounds) === 'above',
        above: bounds.most === undefined ? 0 : Math.max(0, outOfPolicy - mostOf(cost, bounds.most)),
      }
    })
    const trace = rows.map((row) => ({
      clauses: clausesOf(entry),
      what: `${row.provider}: (full self-pay + above the ceiling − excluded by law) ÷ (total − excluded by law)`,
      inputs: { outOfPolicy: row.outOfPolicy, cost: row.cost, shareBp: row.shareBp, mostBp: row.mostBp },
      result: row.isAbove ? 'above' : 'within',
    }))
    return { result: { rows }, trace }
  },
})

function sumsOf({ settlements }: Pick<Provider, 'settlements'>): { cost: number; outOfPolicy: number } {
  let cost = 0
  let outOfPolicy = 0
  for (const one of settlements) {
    cost += one.totalCost - one.legallyExcluded
    outOfPolicy += one.fullSelfPay - one.legallyExcluded + one.overLimitSelfPay
  }
  return { cost, outOfPolicy }
}

function firstFault(providers: readonly Provider[]): CaseError | null {
  for (const [at, { settlements }] of providers.entries()) {
    let total = 0
    for (const [inner, one] of settlements.entries()) {
      const path = `providers[${at}].settlements[${inner}]`
      if (one.legallyExcluded > one.fullSelfPay)
        return {
          code: 'impossible',
          message: 'more excluded than self-paid',
          path: `${path}.legallyExcluded`,
        }
      if (one.fullSelfPay + one.overLimitSelfPay > one.totalCost)
        return { code: 'impossible', message: 'more self-paid than the bill', path: `${path}.fullSelfPay` }
      total += one.totalCost
      const fault = tooLarge(total, `${path}.totalCost`)
      if (fault !== null) return fault
    }
  }
  return null
}
