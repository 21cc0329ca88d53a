import { expect, test } from 'vitest'
import { sayWhyNot } from './simulator.ts'

test('care that the law has no figures for is told in the words of the law', () => {
  const why = { code: 'not-covered', scheme: 'employee', type: 'chronic', benefitCode: 'lupus' } as const
  expect(sayWhyNot(why)).toBe('人群里有职工的门诊慢特病，政策里没有这种待遇的数：请补上数，或从人群里去掉')
})
