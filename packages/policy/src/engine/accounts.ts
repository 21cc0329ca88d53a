import type { SettlementFacts } from '../facts.ts'
import type { CommonTerms } from './terms.ts'

/** What the own account pays of what accounts may pay, never more than its balance. */
export function accountPayOf(common: CommonTerms, facts: SettlementFacts, payable: number): number {
  const { person, useAccount } = facts
  if (!useAccount || common.account === null || !common.account.schemes.includes(person.scheme)) return 0
  return Math.max(0, Math.min(person.accountBalance, payable))
}

/** 账户共济: what relatives' accounts pay of the rest, each of those whose relation the law names, in the order chosen. */
export function familyAccountPayOf(common: CommonTerms, facts: SettlementFacts, payable: number): number {
  const { family, useAccount } = facts
  if (!useAccount || family === undefined || common.familySharing === null) return 0
  const { relations } = common.familySharing
  let balance = 0
  for (const account of family) if (relations.includes(account.relation)) balance += account.balance
  return Math.max(0, Math.min(balance, payable))
}
