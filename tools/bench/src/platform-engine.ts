import type { Policy, SettlementFacts } from '@tongchou/policy'
import type { Compared } from './plain-function.ts'

export type { Policy }

/** The platform's own answer in the terms of the comparison. */
export function settleAmounts(policy: Policy, facts: SettlementFacts | undefined): Compared {
  if (facts === undefined) throw new Error('no such stay')
  const { amounts } = policy.settle(facts)
  return {
    eligible: amounts.eligible,
    deductible: amounts.deductible,
    pooledPay: amounts.pooledPay,
    catastrophicPay: amounts.catastrophicEmployeePay + amounts.catastrophicResidentPay,
    cashPay: amounts.cashPay,
  }
}
