import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { type CaseRule, failed } from '../cases/rule.ts'
import { date, money, place, year } from '../cases/values.ts'
import { caseShape, clausesOf, onYear, wordRule } from '../cases/word-rule.ts'
import { divide, division } from '../shares/division.ts'

const BEARERS = ['countyFund', 'countyGovernment'] as const

/** 超支和结余 (SP-5.4): who bears what is missing, before a fund is unified and afterwards. */
export const shortfallSchema = z.strictObject({
  /** Bills that providers were not paid before unification: the fund of the county first, then its government. */
  unpaidBefore: history({
    funds: z.array(z.enum(['employee', 'resident'])).min(1),
    order: z.tuple([z.literal(BEARERS[0]), z.literal(BEARERS[1])]),
  }).optional(),
  /** The shares in which city and county bear a deficit. */
  sharing: history({ shares: division }).optional(),
})

const unpaidShape = caseShape('unpaidBills', {
  /** The last day of the care that was not paid for. */
  date,
  county: place,
  fund: z.enum(['employee', 'resident']),
  unpaid: money,
  /** What the county's fund has accumulated. */
  balance: money,
})

/** Kind `unpaidBills`: what the county's fund and what its government pays of the bills from before unification. */
export const unpaidBillsRule: CaseRule = wordRule({
  shape: unpaidShape,
  section: 'shortfall',
  word: (terms) => terms.unpaidBefore,
  called: 'rule of bills from before unification',
  // The rule was enacted with the unification and looks back at what came before it.
  day: null,
  decide: (input, entry, bundle) => {
    const { county, fund, unpaid, balance } = input
    const netting = bundle.sections.netting
    const unified = netting?.unified[fund]?.[0]
    if (!netting?.participants.some(({ codes }) => codes.includes(county)))
      return failed('bad-value', `${county} is no county of ${bundle.region}`, 'county')
    if (!entry.funds.includes(fund))
      return failed('bad-value', `the rule is for the funds ${entry.funds.join(', ')}`, 'fund')
    if (unified !== undefined && input.date >= unified.on)
      return failed('after-unification', `the ${fund} fund is the city's from ${unified.on}`, 'date')
    const countyFund = Math.min(unpaid, balance)
    const countyGovernment = unpaid - countyFund
    const trace = [
      {
        clauses: [...clausesOf(entry), ...(unified === undefined ? [] : [unified.cite])],
        what: "the county's fund, as far as its balance goes",
        inputs: { unpaid, balance, unifiedOn: unified?.on ?? null },
        result: countyFund,
      },
      {
        clauses: [entry.cite],
        what: "the rest is its government's",
        inputs: { unpaid, countyFund },
        result: countyGovernment,
      },
    ]
    return { result: { countyFund, countyGovernment, balanceAfter: balance - countyFund }, trace }
  },
})

/** Kind `deficitSharing`: what city and county each bear of a year's deficit of a unified fund. */
export const deficitSharingRule = wordRule({
  shape: caseShape('deficitSharing', { year, county: place, deficit: money }),
  section: 'shortfall',
  word: (terms) => terms.sharing,
  called: 'shares of city and county in a deficit',
  day: onYear,
  decide: ({ deficit }, entry) => {
    const portions = divide(deficit, entry.shares)
    const trace = portions.map(({ bearer, shareBp, amount }) => ({
      clauses: clausesOf(entry),
      what: `deficit × share of ${bearer}`,
      inputs: { deficit, shareBp },
      result: amount,
    }))
    return { result: { portions: portions.map(({ bearer, amount }) => ({ bearer, amount })) }, trace }
  },
})
