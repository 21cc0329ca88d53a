import { createTestDatabase } from '@tongchou/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallWorld, type World } from '../testing.ts'
import { dischargeEncounter, openEncounter } from './encounters.ts'
import { uploadLines } from './lines.ts'
import { settleEncounter } from './settle-encounter.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

const TERTIARY = 'H42080200001'
const SECONDARY = 'H42080200002'
const PRIMARY = 'H42080200003'

/** Settles a stay of 5,000.00 yuan of class A. @returns the deductible that it paid, in yuan */
async function deductibleOf(personId: string, providerCode: string, startedOn: string): Promise<number> {
  const opened = await openEncounter(world.needs)({
    ...{ personId, providerCode, startedOn, kind: 'inpatient', diagnoses: [], particulars: {} },
  })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const at = { personId, providerCode, encounterId: opened.value.encounterId }
  const line = { lineSn: '1', batch: '', itemCode: 'XA01', providerItem: 'A', occurredOn: startedOn }
  const price = { unitPriceMicro: 100_000_000, quantity: 500_000, amount: 500_000 }
  await uploadLines(world.needs)({
    ...at,
    lines: [{ ...line, ...price, hasConsent: false, particulars: {} }],
  })
  await dischargeEncounter(world.needs)({ ...at, endedOn: startedOn, diagnoses: [], particulars: {} })
  const settled = await settleEncounter(world.needs)({
    ...{ ...at, totalCost: null, useAccount: false, settledBy: '示例·操作员' },
    ...{
      sender: { provider: providerCode, operator: '示例·操作员' },
      msgid: `${at.encounterId}`,
      infno: '2304',
    },
    digest: new Uint8Array(32),
  })
  if (!settled.ok) throw new Error(JSON.stringify(settled.error))
  return settled.value.amounts.deductible / 100
}

const refer = (personId: string, subject: 'up' | 'down', from: string, to: string) =>
  fresh.database.query(
    `insert into filing (person_id, filing_id, kind, subject, from_provider, to_provider, valid, filed_at, filed_by)
     values ($1, $2, 'referral', $3, $4, $5, '[2026-10-01,2026-12-31]', $6, '示例·经办')`,
    [personId, world.needs.newId(), subject, from, to, world.needs.now()],
  )

test('referred up step by step, a person pays each time what the deductible is higher, also after an own stay before', async () => {
  const personId = await world.addPerson('420802100911')
  await refer(personId, 'up', PRIMARY, SECONDARY)
  await refer(personId, 'up', SECONDARY, TERTIARY)
  expect(await deductibleOf(personId, PRIMARY, '2026-10-02')).toBe(200)
  expect(await deductibleOf(personId, PRIMARY, '2026-10-04')).toBe(200)
  expect(await deductibleOf(personId, SECONDARY, '2026-10-08')).toBe(400)
  expect(await deductibleOf(personId, TERTIARY, '2026-10-12')).toBe(400)
})

test('referred down, a person pays no deductible again; to an institution that was not named, the whole', async () => {
  const personId = await world.addPerson('420802100912')
  await refer(personId, 'down', TERTIARY, PRIMARY)
  expect(await deductibleOf(personId, TERTIARY, '2026-10-02')).toBe(1_000)
  expect(await deductibleOf(personId, PRIMARY, '2026-10-08')).toBe(0)
  expect(await deductibleOf(personId, SECONDARY, '2026-10-12')).toBe(600)
})
