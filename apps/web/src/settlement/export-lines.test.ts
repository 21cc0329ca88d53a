import { expect, test } from 'vitest'
import { csvOf } from './export-lines.ts'

const line = {
  name: '示例药 "缓释", 0.5g',
  class: 'B' as const,
  unitPriceMicro: 38_600_000,
  quantity: 240_000,
  amount: 92_640,
  fullSelfPay: 0,
  overLimitSelfPay: 0,
  firstSelfPay: 7_411,
  firstSelfPayBp: 800,
  ceiling: null,
  reason: 'class-b',
  occurredOn: '2026-10-12',
  hasConsent: false,
}

test('the exported bill has plain numbers, quoted names and the reason in words', () => {
  const [head, first] = csvOf({ lines: [line] }).split('\r\n')
  expect(head).toBe('\uFEFF项目,类,费用日期,单价（元）,数量,金额（元）,先由个人付（元）,原因')
  expect(first).toBe('"示例药 ""缓释"", 0.5g",乙,2026-10-12,38.60,24,926.40,74.11,乙类 8%')
})

test('a name that begins like a formula stays text', () => {
  expect(csvOf({ lines: [{ ...line, name: '=1+1' }] })).toContain("'=1+1,乙")
})
