import { expect, test } from 'vitest'
import { cityYears, comparedKernel, settleOneByOne } from './column-bench.ts'
import { settlerOf } from './column-run.ts'

test('columns by hand, columns compiled, and one settlement after the other pay the same fen for a year of the city', () => {
  const { kernel, policy } = comparedKernel()
  const { years, blocks } = cityYears(1_000)
  const [block] = blocks
  if (block === undefined) throw new Error('a thousand persons are a block')
  const expected = settleOneByOne(policy, years)
  expect(settlerOf('compiled', kernel)(block)).toEqual(expected)
  expect(settlerOf('hand', kernel)(block)).toEqual(expected)
})
