import { createTestDatabase } from '@tongchou/database/testing'
import type { Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, settle, stayToSettle, undo } from '../specimen-stays.ts'
import { exampleCityFiles, smallWorld, type World } from '../testing.ts'
import { verifyAll } from './verify-all.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database, exampleCityFiles())
})
afterAll(() => fresh.drop())

/** A civil servant with an employer's supplement whose household receives the minimum living allowance. */
async function titledPerson(personNo: string): Promise<Uuid> {
  const personId = (await world.addPerson(personNo)) as Uuid
  for (const category of ['civilServant', 'enterpriseInsured', 'dibao'])
    await fresh.database.query(
      `insert into person_category values ($1, $2, $3, '[2026-01-01,)', '示例单位', $4)`,
      [personId, world.needs.newId(), category, world.needs.now()],
    )
  return personId
}

const yearOf = async (personId: string) =>
  (
    await fresh.database.query(
      'select pooled_paid, catastrophic_burden, limit_paid, layer_burden from person_year where person_id = $1',
      [personId],
    )
  )[0]

const EMPTY = { pooled_paid: 0, catastrophic_burden: 0, limit_paid: {}, layer_burden: null }

test('every later payer books in its own fund, balanced; undoing restores the year, and all of it verifies', async () => {
  const personId = await titledPerson('7001')
  const stay = await stayToSettle(world.needs, personId, 10_000)
  const settled = done(await settle(world.needs, stay, 'first'))
  expect(settled.amounts).toMatchObject({
    firstSelfPay: 50_000,
    deductible: 80_000,
    pooledPay: 609_000,
    civilServantPay: 42_700,
    catastrophicEmployeePay: 0,
    enterprisePay: 149_150,
    assistancePay: 104_405,
    fundTotal: 905_255,
    accountPay: 94_745,
    cashPay: 0,
  })
  const booked = await fresh.database.query(
    'select fund, credit, debit, amount from posting where person_id = $1 order by fund',
    [personId],
  )
  expect(booked).toEqual([
    { fund: 'assistance', credit: 'providerPayable', debit: 'benefit.inpatient', amount: 104_405 },
    { fund: 'civilServant', credit: 'providerPayable', debit: 'benefit.inpatient', amount: 42_700 },
    { fund: 'employeeAccount', credit: 'providerPayable', debit: 'accountSpending', amount: 94_745 },
    { fund: 'employeePooled', credit: 'providerPayable', debit: 'benefit.inpatient', amount: 609_000 },
    { fund: 'enterprise', credit: 'providerPayable', debit: 'benefit.inpatient', amount: 149_150 },
  ])
  expect(await yearOf(personId)).toEqual({
    pooled_paid: 609_000,
    catastrophic_burden: 218_300,
    limit_paid: { civilServant: 42_700, enterprise: 149_150, assistance: 104_405 },
    layer_burden: { civilServant: 261_000, enterprise: 298_300, assistance: 149_150 },
  })

  done(await undo(world.needs, personId, String(settled.settlementId)))
  expect(await yearOf(personId)).toEqual(EMPTY)
  const again = done(await settle(world.needs, stay, 'again'))
  expect(again.amounts).toEqual(settled.amounts)

  const found = []
  for await (const verified of verifyAll(fresh.database))
    if (verified.kind === 'finding') found.push(verified)
  expect(found).toEqual([])
})

test('a second stay continues the burden of the year where the first one left it', async () => {
  const personId = await titledPerson('7002')
  done(await settle(world.needs, await stayToSettle(world.needs, personId, 10_000), 'one'))
  const second = done(await settle(world.needs, await stayToSettle(world.needs, personId, 10_000), 'two'))
  // 2,610 yuan of the first stay are above the threshold of 2,000 already: all of the second counts at 70 %.
  expect(second.amounts).toMatchObject({ civilServantPay: 182_700 })
})

test('an approved application for tilt assistance is part of the same bill', async () => {
  const personId = (await world.addPerson('7003', { scheme: 'resident' })) as Uuid
  await fresh.database.query(
    `insert into person_category values ($1, $2, 'dibao', '[2026-01-01,)', '示例单位', $3)`,
    [personId, world.needs.newId(), world.needs.now()],
  )
  await fresh.database.query(
    `insert into filing (person_id, filing_id, kind, subject, valid, filed_at, filed_by)
     values ($1, $2, 'assistanceTilt', 'dibao', '[2026-01-01,)', $3, '示例·经办')`,
    [personId, world.needs.newId(), world.needs.now()],
  )
  const settled = done(await settle(world.needs, await stayToSettle(world.needs, personId, 100_000), 'tilt'))
  expect(settled.amounts).toMatchObject({
    pooledPay: 6_594_000,
    catastrophicResidentPay: 1_095_600,
    assistancePay: 1_267_280 + 21_560,
  })
  expect(await yearOf(personId)).toMatchObject({
    limit_paid: { assistance: 1_267_280, assistanceTilt: 21_560 },
    layer_burden: { assistance: 1_810_400 },
  })
})
