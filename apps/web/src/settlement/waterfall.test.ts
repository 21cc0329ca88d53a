import { expect, test } from 'vitest'
import { firstOpen, waterfallOf } from './waterfall.ts'

const story = {
  scheme: 'employee',
  trace: [],
  amounts: {
    totalCost: 5_411_070,
    fullSelfPay: 108_000,
    overLimitSelfPay: 25_800,
    firstSelfPay: 533_864,
    eligible: 4_743_406,
    deductible: 100_000,
    pooledPay: 3_948_035,
    catastrophicEmployeePay: 232_177,
    personTotal: 1_230_858,
    accountPay: 150_000,
    cashPay: 1_080_858,
  },
}

test('the rows lead from the total to the cash, each bar beginning where the one before ended', () => {
  const { rows, hidden } = waterfallOf(story)
  expect(rows.map((row) => row.name)).toEqual([
    '总费用',
    '全自费',
    '超限价自费',
    '先行自付',
    '政策范围内费用',
    '起付标准',
    '统筹基金支付',
    '职工大额补助',
    '段内个人自付',
    '个人负担合计',
    '个人账户支付',
    '现金支付',
  ])
  expect(hidden).toBe(2)
  expect(rows.find((row) => row.name === '段内个人自付')?.fen).toBe(463_194)
  expect(rows.find((row) => row.name === '统筹基金支付')?.from).toBe(463_194 + 232_177)
})

test('the pooled fund is open at first', () => {
  const { rows } = waterfallOf(story)
  expect(rows[firstOpen(rows)]?.name).toBe('统筹基金支付')
})
