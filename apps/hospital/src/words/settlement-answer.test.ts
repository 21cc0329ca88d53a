import { civilDate, uuidV7 } from '@tongchou/kernel'
import type { FundPart, SettlementAmounts } from '@tongchou/policy'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Settlement } from '../platform/platform.ts'
import { complete } from '../wire/answer.ts'
import { tableOf } from '../wire/read-input.ts'
import { reversalAnswerOf, settlementAnswerOf } from './settlement-answer.ts'

const id = (time: number) => uuidV7(time, new Uint8Array(10))

const part = fc.integer({ min: 0, max: 1e9 })

/** Any amounts for which the identities of rulebook 00 hold. */
const amounts: fc.Arbitrary<SettlementAmounts> = fc
  .record({
    fullSelfPay: part,
    overLimitSelfPay: part,
    firstSelfPay: part,
    deductible: part,
    pooledPay: part,
    pooledSelfPay: part,
    catastrophicEmployeePay: part,
    otherPay: part,
    accountPay: part,
    familyAccountPay: part,
  })
  .map((it) => {
    const eligible = it.deductible + it.pooledPay + it.pooledSelfPay + it.otherPay
    const totalCost = it.fullSelfPay + it.overLimitSelfPay + it.firstSelfPay + eligible
    const catastrophicEmployeePay = Math.min(it.catastrophicEmployeePay, it.pooledSelfPay)
    const fundTotal = it.pooledPay + catastrophicEmployeePay + it.otherPay
    const personTotal = totalCost - fundTotal
    const accountPay = Math.min(it.accountPay, personTotal)
    const familyAccountPay = Math.min(it.familyAccountPay, personTotal - accountPay)
    const none = {
      catastrophicResidentPay: 0,
      civilServantPay: 0,
      enterprisePay: 0,
      assistancePay: 0,
      hospitalBorne: 0,
      employerOwes: 0,
      offsiteReduction: 0,
      catastrophicBurden: 0,
    }
    const cashPay = personTotal - accountPay - familyAccountPay
    const sums = { eligible, totalCost, catastrophicEmployeePay, fundTotal, personTotal }
    return { ...none, ...it, ...sums, accountPay, familyAccountPay, cashPay }
  })

function settled(amounts: SettlementAmounts): Settlement {
  const fundParts: FundPart[] = [
    { fund: 'employeePooled', purpose: 'inpatient', amount: amounts.pooledPay },
    { fund: 'employeeCatastrophic', purpose: 'catastrophic', amount: amounts.catastrophicEmployeePay },
    { fund: 'maternity', purpose: 'antenatal', amount: amounts.otherPay },
    { fund: 'employeeAccount', purpose: 'account', amount: amounts.accountPay + amounts.familyAccountPay },
  ]
  return {
    settlementId: id(2),
    encounterId: id(1),
    person: {
      personNo: '420802900101',
      name: '示例·钱一',
      sex: 'M',
      bornOn: civilDate('1980-04-19'),
      idNumber: '420899198004190001',
      psnType: '11',
      on: civilDate('2026-04-18'),
    },
    scheme: 'employee',
    kind: 'inpatient',
    medType: '21',
    certificateType: '02',
    isPharmacy: false,
    district: '420802',
    settledAt: new Date('2026-04-18T07:24:03.500Z'),
    amounts,
    fundParts,
    ratioBp: 8_500,
    limitLeft: 30_000_000,
    balanceAfter: 128_436,
  }
}

interface Wire {
  setlinfo: Record<string, number>
  setldetail: { fund_pay_type: string; fund_payamt: number; inscp_scp_amt: number }[]
}

// A settlement's output is these two nodes.
const wire = (infno: '2304' | '2305', output: object) => complete(infno, output as never) as unknown as Wire

const fen = (row: Record<string, number>, ...fields: string[]): number =>
  fields.reduce((sum, field) => sum + Math.round((row[field] ?? Number.NaN) * 100), 0)

function expectIdentities({ setlinfo, setldetail }: Wire): void {
  const total = fen(setlinfo, 'medfee_sumamt')
  expect(fen(setlinfo, 'fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'inscp_scp_amt')).toBe(total)
  expect(fen(setlinfo, 'fund_pay_sumamt', 'psn_part_amt', 'hosp_part_amt')).toBe(total)
  expect(fen(setlinfo, 'acct_pay', 'psn_cash_pay')).toBe(fen(setlinfo, 'psn_part_amt'))
  const funds = [
    'hifp_pay',
    'cvlserv_pay',
    'hifes_pay',
    'hifmi_pay',
    'hifob_pay',
    'maf_pay',
    'oth_pay',
    'hifdm_pay',
  ]
  expect(fen(setlinfo, ...funds)).toBe(fen(setlinfo, 'fund_pay_sumamt'))
  const rows = setldetail
    .filter((row) => row.fund_pay_type !== '310200')
    .map((row) => Math.round(row.fund_payamt * 100))
  expect(rows.reduce((sum, paid) => sum + paid, 0)).toBe(fen(setlinfo, 'fund_pay_sumamt'))
}

test('the identities of the interface hold for every settlement and for its reversal', () => {
  fc.assert(
    fc.property(amounts, (it) => {
      const settlement = settled(it)
      expectIdentities(wire('2304', settlementAnswerOf(settlement, 'm')))
      expectIdentities(wire('2305', reversalAnswerOf(settlement, 'R', 'm')))
    }),
    { numRuns: 200 },
  )
})

test('a reversal is the settlement with the other sign and an id of its own', () => {
  fc.assert(
    fc.property(amounts, (it) => {
      const settlement = settled(it)
      const { setlinfo } = wire('2304', settlementAnswerOf(settlement, 'm'))
      const reversal = wire('2305', reversalAnswerOf(settlement, 'R', 'm')).setlinfo
      expect(reversal.setl_id).toBe('R')
      for (const field of ['medfee_sumamt', 'hifp_pay', 'psn_cash_pay', 'act_pay_dedc']) {
        expect(Math.round(((reversal[field] ?? 1) + (setlinfo[field] ?? 1)) * 100)).toBe(0)
      }
      expect(Object.values(reversal).some((value) => Object.is(value, -0))).toBe(false)
    }),
    { numRuns: 50 },
  )
})

test('every amount is a number, date and age are real, nothing is null', () => {
  const [sample] = fc.sample(amounts, 1)
  const { setlinfo } = wire('2304', settlementAnswerOf(settled(sample as SettlementAmounts), 'm'))
  for (const { name, kind } of tableOf('2304').output.setlinfo?.fields ?? []) {
    expect([name, typeof setlinfo[name]]).toEqual([name, kind === 'number' ? 'number' : 'string'])
  }
  expect(setlinfo).toMatchObject({
    brdy: '1980-04-19',
    age: 45,
    setl_time: '2026-04-18 15:24:03',
    insutype: '310',
    clr_type: '21',
    pool_prop_selfpay: 0.85,
    medins_setl_id: 'm',
  })
})
