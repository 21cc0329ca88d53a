import { stays } from './episodes.ts'
import { jsonRules } from './json-rules-engine.ts'
import { perSecond, perSecondAsync } from './measure.ts'
import { type PlainStay, settleByHand } from './plain-function.ts'
import { type Policy, settleAmounts } from './platform-engine.ts'
import { printTable, rate } from './table.ts'
import { zenDecision } from './zen-engine.ts'

const LINES = 10

/** Settlements a second of the policy arithmetic beside a hand-written function and two general rule engines. */
export async function benchEngine(policy: Policy): Promise<void> {
  const facts = stays(2_000, LINES, 42)
  const plain: PlainStay[] = facts
  const zen = zenDecision()
  const rules = jsonRules()
  for (const [index, stay] of plain.entries()) {
    const expected = JSON.stringify(settleByHand(stay))
    const ours = JSON.stringify(settleAmounts(policy, facts[index]))
    const others = [ours, JSON.stringify(await zen.settle(stay)), JSON.stringify(await rules(stay))]
    if (others.some((other) => other !== expected))
      throw new Error(`stay ${index}: ${expected} but ${others.join(' ')}`)
  }
  const byHand = perSecond(plain, settleByHand)
  const few = plain.slice(0, 500)
  const rows: [name: string, perSecond: number][] = [
    ['plain function, written by hand', byHand],
    ['tongchou, no trace', perSecond(facts, policy.amounts)],
    ['tongchou, with every line', perSecond(facts, policy.settle)],
    ['tongchou, full trace', perSecond(facts, policy.settleWithTrace)],
    ['zen-engine', await perSecondAsync(few, zen.settle)],
    ['zen-engine, with trace', await perSecondAsync(few, zen.settleTraced)],
    ['json-rules-engine', await perSecondAsync(few, rules)],
  ]
  printTable(
    `Policy arithmetic: stays of ${LINES} lines, one core, the same results to the fen`,
    ['engine', 'settlements/s', 'of the plain function'],
    rows.map(([name, value]) => [name, rate(value), `${(value / byHand).toFixed(4)}×`]),
  )
}
