import { LARGEST_SUM_FEN } from '@tongchou/kernel'
import { z } from 'zod'
import { latest } from '../bundle/histories.ts'
import { history } from '../bundle/values.ts'
import { type CaseRule, caseRule, failed } from '../cases/rule.ts'
import { date, money } from '../cases/values.ts'

export const UNIFIED = ['employee', 'resident', 'residentCatastrophic', 'employeeSupplementary'] as const

/** 市县清算 (SP-5.3): who takes part, and from which day each fund is unified. */
export const nettingSchema = z.strictObject({
  participants: history({ codes: z.array(z.string().regex(/^\d{6}$/)).min(1) }),
  /** From which day a fund is unified in income and payment; before it each county keeps its own balance (SP-1). */
  unified: z.partialRecord(z.enum(UNIFIED), history({ on: z.string() })).default({}),
})

const FUNDS = ['employee', 'resident'] as const

export interface CareBill {
  insuredCounty: string
  providerCounty: string
  fund: (typeof FUNDS)[number]
  amount: number
}

export interface NettingRow {
  fund: string
  county: string
  paidToProviders: number
  ownResidents: number
  /** Above zero the city pays the county. */
  net: number
}

/** Each county against the city: what it paid to its providers less what its own residents cost; the sum of a fund is zero. */
export function netBills(bills: readonly CareBill[]): { rows: NettingRow[]; check: Record<string, number> } {
  const rows = new Map<string, NettingRow>()
  const rowOf = (fund: string, county: string): NettingRow => {
    const key = `${fund} ${county}`
    const row = rows.get(key) ?? { fund, county, paidToProviders: 0, ownResidents: 0, net: 0 }
    rows.set(key, row)
    return row
  }
  for (const { fund, insuredCounty, providerCounty, amount } of bills) {
    rowOf(fund, providerCounty).paidToProviders += amount
    rowOf(fund, insuredCounty).ownResidents += amount
  }
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  const check: Record<string, number> = {}
  for (const row of sorted) {
    row.net = row.paidToProviders - row.ownResidents
    check[row.fund] = (check[row.fund] ?? 0) + row.net
  }
  return { rows: sorted, check }
}

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('netting'),
  region: z.string(),
  bills: z.array(
    z.strictObject({
      insuredCounty: z.string(),
      providerCounty: z.string(),
      fund: z.enum(FUNDS),
      amount: money,
      /** The day of the settlement; a bill without one is of the time after unification. */
      settledOn: date.optional(),
    }),
  ),
})

export const nettingRule: CaseRule = caseRule({
  shape,
  section: 'netting',
  day: null,
  decide: ({ bills }, { participants, unified }) => {
    const terms = latest(participants)
    let total = 0
    for (const [at, bill] of bills.entries()) {
      for (const key of ['insuredCounty', 'providerCounty'] as const)
        if (!terms.codes.includes(bill[key]))
          return failed('bad-value', `${bill[key]} takes no part in the clearing`, `bills[${at}].${key}`)
      const since = unified[bill.fund]?.[0]?.on
      if (bill.settledOn !== undefined && since !== undefined && bill.settledOn < since)
        return failed(
          'before-unification',
          `the ${bill.fund} fund is unified from ${since}; this bill is its county's own (SP-5.4)`,
          `bills[${at}].settledOn`,
        )
      total += bill.amount
      if (total > LARGEST_SUM_FEN)
        return failed('bad-value', 'the bills together are above 2^53 fen', `bills[${at}].amount`)
    }
    const result = netBills(bills)
    const clauses = [terms.cite]
    const taken = {
      clauses,
      what: 'bills cleared through the city, fund by fund',
      inputs: { bills: bills.length },
      result: total,
    }
    const byCounty = result.rows.map((row) => ({
      clauses,
      what: `${row.fund} ${row.county}: paid to providers − own residents`,
      inputs: { paidToProviders: row.paidToProviders, ownResidents: row.ownResidents },
      result: row.net,
    }))
    return { result, trace: [taken, ...byCounty] }
  },
})
