import { createTestDatabase, onServer } from '@tongchou/database/testing'
import { fromWireId, type Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SettlementPage } from '../settlement-contract.ts'
import { settlementPage } from '../settlement-page.ts'
import { HOSPITAL, smallWorld, type World } from '../testing.ts'
import { dischargeEncounter, openEncounter } from '../use-cases/encounters.ts'
import { uploadLines } from '../use-cases/lines.ts'
import { reverseSettlement } from '../use-cases/reverse-settlement.ts'
import { settleEncounter } from '../use-cases/settle-encounter.ts'
import { printable } from './paper.ts'
import { statementPdf } from './statement.ts'
import { checkStatement, verificationCode } from './verification.ts'
import { changedAmounts } from './vouchers.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

let people = 420802100950

/** A settled stay with `count` lines. */
async function settledPage(count: number): Promise<SettlementPage> {
  const personId = await world.addPerson(String(people++))
  const at = { personId, providerCode: HOSPITAL }
  const opened = await openEncounter(world.needs)({
    ...{ ...at, kind: 'inpatient', startedOn: '2026-10-11', diagnoses: [], particulars: {} },
  })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const stay = { ...at, encounterId: opened.value.encounterId }
  const lines = Array.from({ length: count }, (_, at) => ({
    ...{ lineSn: `L${at}`, batch: '', itemCode: 'XB01', providerItem: 'B', occurredOn: '2026-10-12' },
    ...{ unitPriceMicro: 200_000_000, quantity: 10_000, amount: 20_000, hasConsent: false, particulars: {} },
  }))
  await uploadLines(world.needs)({ ...stay, lines })
  await dischargeEncounter(world.needs)({ ...stay, endedOn: '2026-10-18', diagnoses: [], particulars: {} })
  const settled = await settleEncounter(world.needs)({
    ...{ ...stay, totalCost: null, useAccount: true, settledBy: '示例·操作员', infno: '2304' },
    ...{
      sender: { provider: HOSPITAL, operator: '示例·操作员' },
      msgid: personId,
      digest: new Uint8Array(32),
    },
  })
  if (!settled.ok) throw new Error(JSON.stringify(settled.error))
  return pageOf(personId as Uuid, settled.value.settlementId as Uuid)
}

async function pageOf(personId: Uuid, settlementId: Uuid): Promise<SettlementPage> {
  const reader = { login: 'jia', mayReverse: true }
  const page = await settlementPage(
    world.needs.database,
    { personId, settlementId },
    reader,
    world.needs.bundleByHash,
  )
  if (page === null) throw new Error('the settlement can be read')
  return page
}

const keyOf = (page: SettlementPage) => ({
  personId: uuid(page.personId),
  settlementId: uuid(page.settlementId),
})

function uuid(text: string): Uuid {
  const read = fromWireId(text)
  if (!read.ok) throw new Error(text)
  return read.value
}

const print = (page: SettlementPage) =>
  statementPdf(page, {
    place: '荆门市',
    clauses: world.bundle.clauses,
    document: world.bundle.source.document,
    checkUrl: 'http://127.0.0.1:8080/check/a/b/c',
    note: null,
    printedBy: '示例·柜员',
    printedAt: world.needs.now(),
  })

const textOf = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1')
const pagesOf = (pdf: Uint8Array): number => textOf(pdf).match(/\/Type \/Page\b/g)?.length ?? 0

test('a statement is a PDF with its fonts inside; many lines continue on further pages', async () => {
  const short = await print(await settledPage(3))
  expect(textOf(short)).toMatch(/^%PDF-1/)
  expect(textOf(short)).toContain('/FontFile2')
  expect(pagesOf(short)).toBe(1)
  expect(pagesOf(await print(await settledPage(120)))).toBeGreaterThan(2)
})

test('a rare character in a name that no font has is written as its code point, not as an empty box', () => {
  expect(printable('示例·\u{2CC56}\n某', (point) => point < 0x20000)).toBe('示例·〔U+2CC56〕\n某')
})

test('the code on a statement proves it: wrong codes are unknown, an undone settlement is said to be so', async () => {
  const page = await settledPage(2)
  const key = keyOf(page)
  const { database } = world.needs
  expect(page.verificationCode).toMatch(/^([0-9A-F]{4}-){3}[0-9A-F]{4}$/)
  const good = await checkStatement(database, key, page.verificationCode.toLowerCase())
  expect(good).toMatchObject({ state: 'settled', isIntact: true, totalCost: 40_000, reversedOn: null })
  expect(good?.personName).toMatch(/\*$/)
  expect(await checkStatement(database, key, verificationCode('00'.repeat(32)))).toBeNull()
  await reverseSettlement(world.needs)({ ...key, reason: '重结', askedBy: 'jia', approvedBy: 'yi' })
  const undone = await checkStatement(database, key, page.verificationCode)
  expect(undone).toMatchObject({ state: 'reversed', isIntact: true, reversedOn: '2026-10-20' })
})

test('of a settlement that was tampered with, the check says that it is not the one witnessed', async () => {
  const page = await settledPage(2)
  const key = keyOf(page)
  await onServer(
    fresh.url,
    `update settlement set cash_pay = cash_pay + 100, account_pay = account_pay - 100 where settlement_id = '${key.settlementId}'`,
  )
  expect(await checkStatement(world.needs.database, key, page.verificationCode)).toMatchObject({
    isIntact: false,
  })
})

test('what a reversal would bring back stands beside what is now', async () => {
  const page = await settledPage(10)
  expect(page.restores.map(({ name }) => name)).toEqual(['统筹已支付', '合规自付累计', '个人账户余额'])
  expect(page.restores[0]).toEqual({ name: '统筹已支付', now: page.amounts.pooledPay, after: 0 })
  expect(page.restores[2]?.after).toBe(100_000)
})

test('a statement of what was run again says what the vouchers changed together, in the order of the calculation', async () => {
  const page = await settledPage(10)
  const voucher = (on: string, differences: Record<string, number>) => ({
    ...{
      voucherId: on,
      on,
      reason: '低保补认定',
      askedBy: '示例·李敏',
      approvedBy: '示例·王强',
      differences,
    },
  })
  const vouchers = [
    voucher('2026-10-21', { cashPay: -5_000, pooledPay: 5_000, deductible: 0 }),
    voucher('2026-10-22', { cashPay: -1_000, assistancePay: 1_000 }),
  ]
  const { pooledPay = 0, cashPay = 0 } = page.amounts
  expect(changedAmounts({ ...page, vouchers })).toEqual([
    { name: '统筹基金支付', settled: pooledPay, difference: 5_000, now: pooledPay + 5_000 },
    { name: '医疗救助', settled: 0, difference: 1_000, now: 1_000 },
    { name: '个人现金', settled: cashPay, difference: -6_000, now: cashPay - 6_000 },
  ])
  const [plain, rerun] = [await print(page), await print({ ...page, vouchers })]
  expect(rerun.length).toBeGreaterThan(plain.length)
})
