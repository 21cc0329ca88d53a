import { expect, test } from 'vitest'
import { firstOpen, payersOf, waterfallOf } from './waterfall.ts'

const step = (name: string) => ({
  ...{
    step: name,
    amount: 0,
    clauses: [],
    readings: [],
    unverified: [],
    inputs: [],
    formula: [],
    notes: [],
    lines: [],
  },
})

const story = {
  scheme: 'employee',
  trace: ['scope', 'firstSelfPay', 'deductible', 'pooledPay', 'catastrophic', 'assistance', 'account'].map(
    step,
  ),
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
  expect(hidden).toBe(1)
  expect(rows.find((row) => row.name === '段内个人自付')?.fen).toBe(463_194)
  expect(rows.find((row) => row.name === '统筹基金支付')?.from).toBe(463_194 + 232_177)
})

test('what the person bears is stacked from the pieces above it, and they add up to it', () => {
  const { rows } = waterfallOf(story)
  const own = rows.find((row) => row.name === '个人负担合计')
  expect(own?.fen).toBe(1_230_858)
  expect(own?.pieces.map(({ tone, fen }) => [tone, fen])).toEqual([
    ['own-fullSelfPay', 108_000],
    ['own-overLimit', 25_800],
    ['own-firstSelfPay', 533_864],
    ['own-deductible', 100_000],
    ['own-pooledSelfPay', 463_194],
  ])
})

test('assistance that pays of the deductible too leaves of it what the person bears', () => {
  const helped = {
    ...story.amounts,
    totalCost: 1_000_000,
    fullSelfPay: 0,
    overLimitSelfPay: 0,
    firstSelfPay: 0,
    eligible: 1_000_000,
    deductible: 50_000,
    pooledPay: 760_000,
    catastrophicEmployeePay: 0,
    assistancePay: 210_000,
    personTotal: 30_000,
    accountPay: 10_000,
    familyAccountPay: 5_000,
    cashPay: 15_000,
  }
  const { rows } = waterfallOf({ ...story, amounts: helped })
  expect(rows.map(({ name, fen }) => [name, fen])).toEqual([
    ['总费用', 1_000_000],
    ['政策范围内费用', 1_000_000],
    ['起付标准', 30_000],
    ['统筹基金支付', 760_000],
    ['医疗救助', 210_000],
    ['个人负担合计', 30_000],
    ['个人账户支付', 10_000],
    ['亲属账户共济', 5_000],
    ['现金支付', 15_000],
  ])
})

test('everybody who paid stands in one bar that is the total', () => {
  const payers = payersOf(story)
  expect(payers.map(({ name }) => name)).toEqual(['统筹基金支付', '职工大额补助', '个人账户支付', '现金支付'])
  expect(payers.reduce((sum, { fen }) => sum + fen, 0)).toBe(story.amounts.totalCost)
})

test('assistance and what the institution bears have rows of their own', () => {
  const amounts = {
    ...story.amounts,
    assistancePay: 100_000,
    hospitalBorne: 63_194,
    personTotal: 1_067_664,
    cashPay: 917_664,
  }
  const { rows } = waterfallOf({ ...story, amounts })
  expect(rows.map((row) => row.name)).toContain('医疗救助')
  expect(rows.find((row) => row.name === '段内个人自付')?.fen).toBe(300_000)
  expect(rows.find((row) => row.name === '个人负担合计')?.fen).toBe(1_067_664)
})

test('the step that took most money is open at first', () => {
  const { rows } = waterfallOf(story)
  expect(rows[firstOpen(rows)]?.name).toBe('统筹基金支付')
})
