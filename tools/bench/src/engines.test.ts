import { expect, test } from 'vitest'
import { stays } from './episodes.ts'
import { jsonRules } from './json-rules-engine.ts'
import { settleByHand } from './plain-function.ts'
import { zenDecision } from './zen-engine.ts'

test('all hand-made engines of the comparison pay the same fen for the same stays', async () => {
  const zen = zenDecision()
  const rules = jsonRules()
  for (const stay of stays(200, 10, 7)) {
    const expected = settleByHand(stay)
    expect(await zen.settle(stay)).toEqual(expected)
    expect(await rules(stay)).toEqual(expected)
  }
})
