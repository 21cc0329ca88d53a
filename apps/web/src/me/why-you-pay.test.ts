import type { PersonSettlement } from '@tongchou/settlement/contract'
import { expect, test } from 'vitest'
import { whyYouPay } from './why-you-pay.ts'

const STAY: PersonSettlement = {
  settlementId: '0',
  state: 'settled',
  startedOn: '2026-10-11',
  endedOn: '2026-10-20',
  settledOn: '2026-10-20',
  kind: 'inpatient',
  level: 3,
  providerName: '示例·荆门第一医院',
  totalCost: 5_411_070,
  fundTotal: 4_180_212,
  pooledPay: 3_948_035,
  catastrophicPay: 232_177,
  accountPay: 150_000,
  familyAccountPay: 0,
  cashPay: 1_080_858,
  vouchers: 0,
  own: {
    fullSelfPay: 108_000,
    overLimitSelfPay: 25_800,
    firstSelfPay: 533_864,
    deductible: 100_000,
    share: 463_194,
  },
}

test('the reasons add up to what the person pays, the largest first', () => {
  const rows = whyYouPay(STAY, '大额')
  expect(rows.reduce((sum, row) => sum + row.fen, 0)).toBe(STAY.accountPay + STAY.cashPay)
  expect(rows.map((row) => row.fen)).toEqual([533_864, 463_194, 108_000, 100_000, 25_800])
})

test('what is zero is no reason', () => {
  const own = { fullSelfPay: 0, overLimitSelfPay: 0, firstSelfPay: 0, deductible: 0, share: 7_160 }
  const rows = whyYouPay({ ...STAY, kind: 'outpatient', catastrophicPay: 0, own }, '大额')
  expect(rows.map((row) => row.words)).toEqual(['报销比例、年度限额以外的部分'])
})
