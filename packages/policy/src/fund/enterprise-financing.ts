import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { date, money } from '../cases/values.ts'
import { caseShape, clausesOf, onDate, wordRule } from '../cases/word-rule.ts'
import { mostOf, shareBounds, standingOf } from '../shares/bounded-share.ts'

/** 职工补充医疗保险的筹资 (JM-10.3): at most a share of last year's payroll, in books of its own, never in a personal account. */
export const enterpriseFinancingSchema = z.strictObject({
  financing: history({ ...shareBounds, books: z.enum(['own']), intoAccounts: z.literal(false) }),
})

const shape = caseShape('enterpriseFinancing', {
  date,
  lastYearPayroll: money,
  financed: money,
  hasOwnBooks: z.boolean(),
  /** What of it was put into members' personal accounts. */
  intoAccounts: money.default(0),
})

/** Kind `enterpriseFinancing`: whether an employer's supplementary insurance keeps to its bounds, and what breaks them. */
export const enterpriseFinancingRule = wordRule({
  shape,
  section: 'enterpriseFinancing',
  word: (terms) => terms.financing,
  called: 'rule of employers’ supplementary insurance',
  day: onDate,
  check: ({ financed, intoAccounts }) =>
    intoAccounts > financed
      ? { code: 'impossible', message: 'more in personal accounts than was financed', path: 'intoAccounts' }
      : null,
  decide: ({ lastYearPayroll, financed, hasOwnBooks, intoAccounts }, entry) => {
    const most = entry.most === undefined ? null : mostOf(lastYearPayroll, entry.most)
    const isAbove = standingOf(financed, lastYearPayroll, entry) === 'above'
    const faults = [
      ...(isAbove ? ['above-most'] : []),
      ...(hasOwnBooks ? [] : ['no-own-books']),
      ...(intoAccounts > 0 ? ['into-personal-account'] : []),
    ]
    const trace = [
      {
        clauses: clausesOf(entry),
        what: 'payroll × largest share, against what was financed',
        inputs: { lastYearPayroll, mostBp: entry.most ?? null, most, financed },
        result: isAbove ? 'above' : 'within',
      },
      {
        clauses: [entry.cite],
        what: 'own books, nothing in personal accounts',
        inputs: { hasOwnBooks, intoAccounts },
        result: faults.length === 0,
      },
    ]
    const above = most === null ? 0 : Math.max(0, financed - most)
    return { result: { most, above, isInOrder: faults.length === 0, faults }, trace }
  },
})
