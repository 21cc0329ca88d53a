import { LARGEST_FEN } from '@tongchou/kernel'
import { z } from 'zod'
import { failed } from '../cases/rule.ts'
import { place, year } from '../cases/values.ts'
import { caseShape, clausesOf, onYear, repeatedField, wordRule } from '../cases/word-rule.ts'
import { divide } from '../shares/division.ts'
import { standardOf } from './resident-dues.ts'

const shape = caseShape('fiscalClaim', {
  year,
  districts: z.array(
    z.strictObject({ district: place, heads: z.int().min(0, 'negative').max(10_000_000_000) }),
  ),
})

/** Kind `fiscalClaim` (JM-9.4): a year's claim on each level for the residents insured in each district. */
export const fiscalClaimRule = wordRule({
  shape,
  section: 'contribution',
  word: (terms) => terms.resident?.fiscalShares,
  called: 'shares of the levels in the fiscal part',
  day: onYear,
  check: ({ districts }) => repeatedField('districts', districts, 'district'),
  decide: ({ year: of, districts }, entry, bundle) => {
    const standard = standardOf(bundle.sections.contribution?.resident, of)
    if (standard === null)
      return failed('no-parameters', `no standard of residents for the year ${of}`, 'year')
    const heads = districts.reduce((sum, one) => sum + one.heads, 0)
    const total = standard.fiscal * heads
    if (total > LARGEST_FEN) return failed('bad-value', 'the claims are above 10^15 fen', 'districts')
    const rows = districts.map((one) => {
      const due = standard.fiscal * one.heads
      return { ...one, due, claims: claimsOf(due, entry.shares) }
    })
    const claims = Object.keys(entry.shares).map((level) => ({
      level,
      amount: rows
        .flatMap((row) => row.claims)
        .filter((claim) => claim.level === level)
        .reduce((sum, { amount }) => sum + amount, 0),
    }))
    const trace = [
      {
        clauses: clausesOf(standard),
        what: 'heads × fiscal part a head',
        inputs: { heads, fiscal: standard.fiscal, verified: standard.verified },
        result: total,
      },
      ...claims.map(({ level, amount }) => ({
        clauses: clausesOf(entry),
        what: `the share of ${level}, district by district`,
        inputs: { shareBp: entry.shares[level] ?? 0 },
        result: amount,
      })),
    ]
    return { result: { perHead: standard.fiscal, heads, total, claims, districts: rows }, trace }
  },
})

const claimsOf = (due: number, shares: Readonly<Record<string, number>>) =>
  divide(due, shares).map(({ bearer, amount }) => ({ level: bearer, amount }))
