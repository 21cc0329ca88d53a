import { expect, test } from 'vitest'
import { comparedPolicy } from './engine-bench.ts'
import { stays } from './episodes.ts'
import { jsonRules } from './json-rules-engine.ts'
import { settleByHand } from './plain-function.ts'
import { missingInTrace, settleAmounts } from './platform-engine.ts'
import { zenDecision } from './zen-engine.ts'

test('all engines of the comparison pay the same fen for the same stays', async () => {
  const policy = comparedPolicy()
  const zen = zenDecision()
  const rules = jsonRules()
  for (const stay of stays(200, 10, 7)) {
    const expected = settleByHand(stay)
    expect(settleAmounts(policy, stay)).toEqual(expected)
    expect(await zen.settle(stay)).toEqual(expected)
    expect(await rules(stay)).toEqual(expected)
  }
})

test('what is measured with full trace is the whole explanation of every stay', () => {
  const policy = comparedPolicy()
  for (const stay of stays(200, 10, 7)) expect(missingInTrace(policy, stay)).toBeNull()
})
