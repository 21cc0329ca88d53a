import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { date, money } from '../cases/values.ts'
import { caseShape, clausesOf, onDate, wordRule } from '../cases/word-rule.ts'

/** Where a fund's money may stand on its way: who pays, the income account, the treasury, the fiscal account, the expenditure account. */
export const STATIONS = [
  'payer',
  'incomeAccount',
  'treasury',
  'fiscalAccount',
  'expenditureAccount',
  'payee',
] as const

const path = z.array(z.enum(STATIONS)).min(2)

/** 收支两条线 (JM-5.2, SP-5.2): the way of income and the way of payment, station by station, each fund apart (JM-5.1). */
export const fundPathsSchema = z.strictObject({
  paths: history({
    income: path,
    payment: path.optional(),
    separate: z.strictObject({ cite: z.string() }),
  }),
})

const FUNDS = ['employee', 'resident'] as const

const shape = caseShape('fundMovement', {
  date,
  from: z.strictObject({ fund: z.enum(FUNDS), station: z.enum(STATIONS) }),
  to: z.strictObject({ fund: z.enum(FUNDS), station: z.enum(STATIONS) }),
  amount: money,
})

/** Kind `fundMovement`: whether money may move from one station to the next, and on which of the two ways. */
export const fundMovementRule = wordRule({
  shape,
  section: 'fundPaths',
  word: (terms) => terms.paths,
  called: 'ways of income and payment',
  day: onDate,
  decide: ({ from, to, amount }, entry) => {
    const follows = (way: readonly string[] | undefined): boolean =>
      way?.some((station, at) => station === from.station && way[at + 1] === to.station) ?? false
    const way = follows(entry.income) ? 'income' : follows(entry.payment) ? 'payment' : null
    const refusal = from.fund !== to.fund ? 'other-fund' : way === null ? 'not-on-the-way' : null
    const trace = [
      {
        clauses: [entry.separate.cite],
        what: 'no money of one fund goes to another',
        inputs: { fund: from.fund, toFund: to.fund },
        result: from.fund === to.fund,
      },
      {
        clauses: clausesOf(entry),
        what: 'the next station on the way of income or of payment',
        inputs: { from: from.station, to: to.station, amount },
        result: way ?? 'none',
      },
    ]
    return { result: { isAllowed: refusal === null, way, refusal }, trace }
  },
})
