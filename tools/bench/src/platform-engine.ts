import { isDeepStrictEqual } from 'node:util'
import type { Policy, SettlementFacts } from '@tongchou/policy'
import type { Compared } from './plain-function.ts'

/** The platform's own answer in the terms of the comparison. */
export function settleAmounts(policy: Policy, facts: SettlementFacts): Compared {
  const { amounts } = policy.settle(facts)
  return {
    eligible: amounts.eligible,
    deductible: amounts.deductible,
    pooledPay: amounts.pooledPay,
    catastrophicPay: amounts.catastrophicEmployeePay + amounts.catastrophicResidentPay,
    cashPay: amounts.cashPay,
  }
}

/**
 * What the explanation of a stay lacks; null where it is the whole one: data that JSON writes unchanged, a step with
 * its clause for every amount, each line in one of them.
 */
export function missingInTrace(policy: Policy, facts: SettlementFacts): string | null {
  const { settlement, trace } = policy.settleWithTrace(facts)
  const { amounts } = settlement
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(trace)), trace)) return 'plain data'
  const expected = {
    scope: amounts.fullSelfPay,
    ceiling: amounts.overLimitSelfPay,
    firstSelfPay: amounts.firstSelfPay,
    eligible: amounts.eligible,
    deductible: amounts.deductible,
    pooledPay: amounts.pooledPay,
    catastrophic: amounts.catastrophicEmployeePay + amounts.catastrophicResidentPay,
    personTotal: amounts.personTotal,
    cash: amounts.cashPay,
  }
  for (const [name, amount] of Object.entries(expected)) {
    const told = trace.find(({ step }) => step === name)
    if (told?.amount !== amount || told.clauses.length === 0) return name
  }
  const lines = new Set(trace.flatMap(({ lines }) => lines))
  return lines.size === facts.episode.lines.length ? null : 'lines'
}
