import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { date, money, place, year } from '../cases/values.ts'
import {
  caseShape,
  clausesOf,
  onDate,
  onYear,
  repeatedField,
  tooLarge,
  wordRule,
} from '../cases/word-rule.ts'

/** 基金预算 (JM-5.3, SP-5.2): a year's income and expenditure, and what is paid out of a budget. */
export const budgetSchema = z.strictObject({
  /** 以收定支、收支平衡、略有结余: more expenditure than income only with approval. */
  balance: history({ deficitNeedsApproval: z.boolean() }).optional(),
  /** What a transfer above the budget needs; it stops money between agencies, never a person's benefit. */
  execution: history({ overrunNeedsApproval: z.boolean() }).optional(),
})

const FUNDS = ['employee', 'resident'] as const

const budgetShape = caseShape('budget', {
  year,
  fund: z.enum(FUNDS),
  income: money,
  expenditure: money,
  districts: z.array(z.strictObject({ district: place, income: money, expenditure: money })),
  isApproved: z.boolean().default(false),
})

/** Kind `budget`: whether a year's budget balances, needs approval, and is broken down to the districts to the fen. */
export const budgetRule = wordRule({
  shape: budgetShape,
  section: 'budget',
  word: (terms) => terms.balance,
  called: 'rule of the budget',
  day: onYear,
  check: ({ districts }) =>
    repeatedField('districts', districts, 'district') ??
    tooLarge(sumOf(districts, 'income'), 'districts') ??
    tooLarge(sumOf(districts, 'expenditure'), 'districts'),
  decide: ({ income, expenditure, districts, isApproved }, entry) => {
    const surplus = income - expenditure
    const needsApproval = surplus < 0 && entry.deficitNeedsApproval
    const undistributed = {
      income: income - sumOf(districts, 'income'),
      expenditure: expenditure - sumOf(districts, 'expenditure'),
    }
    const isBrokenDown = undistributed.income === 0 && undistributed.expenditure === 0
    const trace = [
      {
        clauses: clausesOf(entry),
        what: 'income − expenditure',
        inputs: { income, expenditure, needsApproval, isApproved },
        result: surplus,
      },
      {
        clauses: [entry.cite],
        what: 'broken down to the districts without a rest',
        inputs: undistributed,
        result: isBrokenDown,
      },
    ]
    const isAccepted = isBrokenDown && (!needsApproval || isApproved)
    return { result: { surplus, needsApproval, isAccepted, undistributed }, trace }
  },
})

const sumOf = (districts: z.infer<typeof budgetShape>['districts'], side: 'income' | 'expenditure'): number =>
  districts.reduce((sum, one) => sum + one[side], 0)

const executionShape = caseShape('budgetExecution', {
  date,
  county: place,
  /** The year's budget of expenditure. */
  budget: money,
  /** What was already paid out of it. */
  paid: money,
  asked: money,
  isApproved: z.boolean().default(false),
})

/** Kind `budgetExecution`: how much of an asked transfer goes through; what is above the budget stops without approval. */
export const budgetExecutionRule = wordRule({
  shape: executionShape,
  section: 'budget',
  word: (terms) => terms.execution,
  called: 'rule of transfers above the budget',
  day: onDate,
  check: ({ paid, asked }) => tooLarge(paid + asked, 'asked'),
  decide: ({ budget, paid, asked, isApproved }, entry) => {
    const left = Math.max(0, budget - paid)
    const above = Math.max(0, asked - left)
    const isHeld = above > 0 && entry.overrunNeedsApproval && !isApproved
    const granted = isHeld ? asked - above : asked
    const overrun = Math.max(0, paid + granted - budget)
    const step = {
      clauses: clausesOf(entry),
      what: 'the transfer within what the budget still has; above it with approval',
      inputs: { budget, paid, asked, left, isApproved },
      result: granted,
    }
    return { result: { left, granted, stopped: asked - granted, overrun }, trace: [step] }
  },
})
