import { civilDate } from '@tongchou/kernel'
import { compilePolicy, type Policy } from '@tongchou/policy'
import { jingmen } from '@tongchou/settlement/testing'
import { stays } from './episodes.ts'
import { jsonRules } from './json-rules-engine.ts'
import { perSecond, perSecondAsync } from './measure.ts'
import { settleByHand } from './plain-function.ts'
import { missingInTrace, settleAmounts } from './platform-engine.ts'
import { printTable, rate } from './table.ts'
import { zenDecision } from './zen-engine.ts'

export interface EngineSeen {
  /** Settlements a second on one core. */
  withoutTrace: number
  withTrace: number
}

const LINES = 10

/** Jingmen's law on the day on which the episodes of the comparison end. */
export function comparedPolicy(): Policy {
  const compiled = compilePolicy(jingmen(), civilDate('2025-03-10'))
  if (!compiled.ok) throw new Error('Jingmen has no law in force on the day of the comparison')
  return compiled.value
}

/**
 * Settlements a second of the policy arithmetic beside a hand-written function and two general rule engines.
 * @throws where they do not agree on every amount of every stay, or a stay is not explained in full
 */
export async function benchEngine(isQuick: boolean): Promise<EngineSeen> {
  const policy = comparedPolicy()
  const facts = stays(2_000, LINES, 42)
  const few = facts.slice(0, isQuick ? 50 : 500)
  const seconds = isQuick ? 0.1 : 1.5
  const zen = zenDecision()
  const rules = jsonRules()
  for (const [index, stay] of facts.entries()) {
    const expected = JSON.stringify(settleByHand(stay))
    const others = [settleAmounts(policy, stay), await zen.settle(stay), await rules(stay)].map((it) =>
      JSON.stringify(it),
    )
    if (others.some((other) => other !== expected))
      throw new Error(`stay ${index}: ${expected} but ${others.join(' ')}`)
    const missing = missingInTrace(policy, stay)
    if (missing !== null) throw new Error(`stay ${index}: its explanation lacks ${missing}`)
  }
  const byHand = perSecond(facts, settleByHand, seconds)
  const withoutTrace = perSecond(facts, policy.amounts, seconds)
  const withTrace = perSecond(facts, policy.settleWithTrace, seconds)
  const rows: [name: string, perSecond: number][] = [
    ['plain function, written by hand', byHand],
    ['tongchou, no trace', withoutTrace],
    ['tongchou, with every line', perSecond(facts, policy.settle, seconds)],
    ['tongchou, full trace', withTrace],
    ['zen-engine', await perSecondAsync(few, zen.settle, seconds)],
    ['zen-engine, with trace', await perSecondAsync(few, zen.settleTraced, seconds)],
    ['json-rules-engine', await perSecondAsync(few, rules, seconds)],
  ]
  printTable(
    `Policy arithmetic: stays of ${LINES} lines, one core, the same results to the fen on ${facts.length} stays`,
    ['engine', 'settlements/s', 'of the plain function'],
    rows.map(([name, value]) => [name, rate(value), `${(value / byHand).toFixed(4)}×`]),
  )
  return { withoutTrace, withTrace }
}
