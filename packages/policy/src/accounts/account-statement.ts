import { LARGEST_FEN } from '@tongchou/kernel'
import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { failed } from '../cases/rule.ts'
import { date, money } from '../cases/values.ts'
import { caseShape, clausesOf, wordRule } from '../cases/word-rule.ts'

export const ACCOUNT_INCOME = ['deposit', 'interest', 'transferredIn', 'refund'] as const
export const ACCOUNT_SPENDING = [
  'ownCare',
  'relativesCare',
  'relativesContribution',
  'transferredOut',
] as const

/** 个人账户收支统计 (EL-16): by which kinds the movements of an account, or of many, are counted. */
export const accountStatementSchema = z.strictObject({
  kinds: history({
    income: z.array(z.enum(ACCOUNT_INCOME)).min(1),
    spending: z.array(z.enum(ACCOUNT_SPENDING)).min(1),
  }),
})

const shape = caseShape('accountStatement', {
  from: date,
  to: date,
  opening: money,
  movements: z.array(
    z.strictObject({ on: date, kind: z.enum([...ACCOUNT_INCOME, ...ACCOUNT_SPENDING]), amount: money }),
  ),
})

/** Kind `accountStatement`: income and expenditure by kind, and the balance that they leave; never below zero on the way. */
export const accountStatementRule = wordRule({
  shape,
  section: 'accountStatement',
  word: (terms) => terms.kinds,
  called: 'statement of accounts',
  day: (input) => ({ day: input.from, path: 'from' }),
  check: ({ from, to, movements }) => {
    if (to < from) return { code: 'bad-date', message: 'the period ends before it begins', path: 'to' }
    const at = movements.findIndex(({ on }) => on < from || on > to)
    return at < 0
      ? null
      : { code: 'bad-date', message: `not from ${from} to ${to}`, path: `movements[${at}].on` }
  },
  decide: ({ opening, movements }, entry) => {
    const isIncome = (kind: string): boolean => (entry.income as string[]).includes(kind)
    const isKnown = (kind: string): boolean => isIncome(kind) || (entry.spending as string[]).includes(kind)
    const foreign = movements.findIndex(({ kind }) => !isKnown(kind))
    if (foreign >= 0)
      return failed('bad-value', 'not a kind that is counted here', `movements[${foreign}].kind`)
    let balance = opening
    // A day's income comes before its spending: a deposit can be spent on the day on which it arrives.
    const inOrder = [...movements.entries()].sort(([, a], [, b]) =>
      a.on < b.on ? -1 : a.on > b.on ? 1 : Number(isIncome(b.kind)) - Number(isIncome(a.kind)),
    )
    for (const [at, { kind, amount }] of inOrder) {
      balance += isIncome(kind) ? amount : -amount
      if (balance < 0)
        return failed(
          'overdrawn',
          `only ${balance + amount} fen were in the account`,
          `movements[${at}].amount`,
        )
      if (balance > LARGEST_FEN) return failed('bad-value', 'above 10^15 fen', `movements[${at}].amount`)
    }
    const sumOf = (kind: string) =>
      movements.filter((one) => one.kind === kind).reduce((sum, { amount }) => sum + amount, 0)
    const income = entry.income.map((kind) => ({ kind, amount: sumOf(kind) }))
    const spending = entry.spending.map((kind) => ({ kind, amount: sumOf(kind) }))
    const incomeTotal = income.reduce((sum, { amount }) => sum + amount, 0)
    const spendingTotal = spending.reduce((sum, { amount }) => sum + amount, 0)
    const step = {
      clauses: clausesOf(entry),
      what: 'opening + income − spending',
      inputs: { opening, incomeTotal, spendingTotal, movements: movements.length },
      result: balance,
    }
    return {
      result: { opening, income, incomeTotal, spending, spendingTotal, closing: balance },
      trace: [step],
    }
  },
})
