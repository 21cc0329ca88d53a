import { z } from 'zod'
import { inForce } from '../bundle/histories.ts'
import { history } from '../bundle/values.ts'
import { failed } from '../cases/rule.ts'
import { money, signedMoney, year } from '../cases/values.ts'
import { caseShape, clausesOf, onYear, repeatedField, tooLarge, wordRule } from '../cases/word-rule.ts'
import { EPISODE_TYPES } from '../facts.ts'
import { surplusMonths } from './surplus-months.ts'

export const INCOME_KINDS = [
  'employerContribution',
  'personalContribution',
  'governmentSubsidy',
  'donation',
  'interest',
  'other',
] as const
const SPENDING_KINDS = [...EPISODE_TYPES, 'catastrophic', 'account', 'reserve', 'other'] as const

/** 基金收支公开 (JM-5.5, JM-6): the kinds of income that the law knows, and the periods for which the figures are published. */
export const publicationSchema = z.strictObject({
  figures: history({
    income: z.strictObject({ cite: z.string(), kinds: z.array(z.enum(INCOME_KINDS)).min(1) }),
    /** How many months a published period has: a year twelve, a quarter three. */
    periods: z.array(z.union([z.literal(12), z.literal(3)])).min(1),
  }),
})

const shape = caseShape('fundReport', {
  year,
  /** Null: the whole year. */
  quarter: z.int().min(1).max(4).nullable().default(null),
  fund: z.enum(['employee', 'resident']),
  /** What was left when the period began; a deficit is below zero. */
  opening: signedMoney,
  income: z.array(z.strictObject({ kind: z.enum(INCOME_KINDS), amount: money })),
  spending: z.array(z.strictObject({ kind: z.enum(SPENDING_KINDS), amount: money })),
  /** The payments of the last twelve months of the period: for how many months the balance pays. */
  paidInTwelveMonths: money,
})

/** Kind `fundReport`: income by kind, expenditure by benefit, balance and months payable of a fund, as they are published. */
export const fundReportRule = wordRule({
  shape,
  section: 'publication',
  word: (terms) => terms.figures,
  called: 'published figures of the fund',
  day: onYear,
  check: ({ income, spending }) => faultOf('income', income) ?? faultOf('spending', spending),
  decide: (input, entry, bundle) => {
    const { quarter, opening, income, spending, paidInTwelveMonths } = input
    if (!entry.periods.includes(quarter === null ? 12 : 3))
      return failed('bad-value', 'figures are not published for such a period', 'quarter')
    const foreign = income.findIndex(({ kind }) => !entry.income.kinds.includes(kind))
    if (foreign >= 0)
      return failed('bad-value', `income is ${entry.income.kinds.join(', ')}`, `income[${foreign}].kind`)
    const [incomeTotal, spendingTotal] = [totalOf(income), totalOf(spending)]
    const surplus = incomeTotal - spendingTotal
    const closing = opening + surplus
    const wanted = inForce(bundle.sections.surplus?.months ?? [], `${input.year}-01-01`)
    const lasts = wanted === null ? null : surplusMonths(closing, paidInTwelveMonths, wanted)
    const trace = [
      {
        clauses: [...clausesOf(entry), entry.income.cite],
        what: 'income − expenditure',
        inputs: { incomeTotal, spendingTotal },
        result: surplus,
      },
      { clauses: [entry.cite], what: 'opening + surplus', inputs: { opening, surplus }, result: closing },
      ...(wanted === null || lasts === null
        ? []
        : [
            {
              clauses: clausesOf(wanted),
              what: 'balance ÷ average payment of twelve months',
              inputs: { closing, paidInTwelveMonths, hundredthsOfMonths: lasts.hundredthsOfMonths },
              result: lasts.warning ?? 'within',
            },
          ]),
    ]
    const months = { hundredthsOfMonths: lasts?.hundredthsOfMonths ?? null, warning: lasts?.warning ?? null }
    return { result: { incomeTotal, spendingTotal, surplus, closing, ...months }, trace }
  },
})

interface Row {
  readonly kind: string
  readonly amount: number
}

const faultOf = (side: string, rows: readonly Row[]) =>
  repeatedField(side, rows, 'kind') ?? tooLarge(totalOf(rows), side)

const totalOf = (rows: readonly Row[]): number => rows.reduce((sum, { amount }) => sum + amount, 0)
