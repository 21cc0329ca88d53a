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
