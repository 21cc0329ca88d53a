import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate } from '@tongchou/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleFrom, jingmenFiles, smallWorld, type World } from '../testing.ts'
import { dischargeEncounter, openEncounter } from './encounters.ts'
import { uploadLines } from './lines.ts'
import { previewReadjudication } from './readjudicate-year.ts'
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
  return (await stayAt(personId, providerCode, startedOn))()
}

/** A stay that is discharged. @returns what settles it, and gives the deductible in yuan */
async function stayAt(
  personId: string,
  providerCode: string,
  startedOn: string,
  needs = world.needs,
): Promise<() => Promise<number>> {
  const opened = await openEncounter(needs)({
    ...{ personId, providerCode, startedOn, kind: 'inpatient', diagnoses: [], particulars: {} },
  })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const at = { personId, providerCode, encounterId: opened.value.encounterId }
  const line = { lineSn: '1', batch: '', itemCode: 'XA01', providerItem: 'A', occurredOn: startedOn }
  const price = { unitPriceMicro: 100_000_000, quantity: 500_000, amount: 500_000 }
  await uploadLines(needs)({
    ...at,
    lines: [{ ...line, ...price, hasConsent: false, particulars: {} }],
  })
  await dischargeEncounter(needs)({ ...at, endedOn: startedOn, diagnoses: [], particulars: {} })
  return async () => {
    const settled = await settleEncounter(needs)({
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
}

const refer = (
  personId: string,
  subject: 'up' | 'down',
  from: string,
  to: string,
  valid = '[2026-10-01,2026-12-31]',
) =>
  fresh.database.query(
    `insert into filing (person_id, filing_id, kind, subject, from_provider, to_provider, valid, filed_at, filed_by)
     values ($1, $2, 'referral', $3, $4, $5, $7, $6, '示例·经办')`,
    [personId, world.needs.newId(), subject, from, to, world.needs.now(), valid],
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

test('what the referring institution settles after the next admission counts as well; what comes after the next bill does not', async () => {
  const personId = await world.addPerson('420802100913')
  await refer(personId, 'up', SECONDARY, TERTIARY)
  const first = await stayAt(personId, SECONDARY, '2026-10-02')
  const second = await stayAt(personId, TERTIARY, '2026-10-05')
  expect(await first()).toBe(600)
  expect(await second()).toBe(400)
  const other = await world.addPerson('420802100914')
  await refer(other, 'up', SECONDARY, TERTIARY)
  const late = await stayAt(other, SECONDARY, '2026-10-02')
  const early = await stayAt(other, TERTIARY, '2026-10-05')
  expect(await early()).toBe(1_000)
  expect(await late()).toBe(600)
})

test.each([
  ['on the day of this admission', '2026-10-10', '2026-10-10', 400],
  ['thirty days before', '2026-10-02', '2026-11-01', 400],
  ['a day longer ago', '2026-10-02', '2026-11-02', 1_000],
  ['only after this admission', '2026-10-11', '2026-10-10', 1_000],
])('a stay at the referring institution that ended %s', async (_, before, startedOn, deductible) => {
  const later = new Date(Date.UTC(2026, 10, 20, 4))
  const needs = { ...world.needs, today: () => civilDate('2026-11-20'), now: () => later }
  const personId = await world.addPerson(`4208021009${before.slice(-2)}${startedOn.slice(-2)}`)
  await refer(personId, 'up', SECONDARY, TERTIARY)
  await (await stayAt(personId, SECONDARY, before, needs))()
  expect(await (await stayAt(personId, TERTIARY, startedOn, needs))()).toBe(deductible)
  const [explained] = await fresh.database.query<{ clauses: string[]; readings: string[] }>(
    `select step -> 'clauses' as clauses, step -> 'readings' as readings
       from settlement join settlement_detail using (person_id, settlement_id), jsonb_array_elements(trace::jsonb) step
      where person_id = $1 and provider_code = $2 and step ->> 'step' = 'deductible'`,
    [personId, TERTIARY],
  )
  expect(explained?.clauses).toEqual(deductible < 1_000 ? ['JM-13.1', 'JM-13.1.2'] : ['JM-13.1'])
  expect(explained?.readings).toContain('JM-13.1.2-within')
})

test("the days are the law's: where it says ten, a stay that ended eleven days before is not continued, nor when its year is run again", async () => {
  const files = jingmenFiles()
  const tenDays = files['inpatient.yaml']?.replace('continuedWithinDays: 30', 'continuedWithinDays: 10') ?? ''
  const law = { ...files, 'inpatient.yaml': tenDays }
  const bundle = bundleFrom(law)
  await fresh.database.query('insert into published_bundle values ($1, $2, $3)', [
    ...[bundle.hash, bundle.region, JSON.stringify(law)],
  ])
  const needs = { ...world.needs, bundleOn: () => bundle }
  const personId = await world.addPerson('420802100917')
  await refer(personId, 'up', SECONDARY, TERTIARY)
  expect(await (await stayAt(personId, SECONDARY, '2026-10-02', needs))()).toBe(600)
  expect(await (await stayAt(personId, TERTIARY, '2026-10-12', needs))()).toBe(400)
  expect(await (await stayAt(personId, TERTIARY, '2026-10-13', needs))()).toBe(1_000)
  const run = await previewReadjudication(needs)({ personId, year: 2026 })
  expect(run.ok && run.value.reruns.map(({ isDifferent }) => isDifferent)).toEqual([false, false, false])
})

test('a stay of the year before is continued too, also when the year is run again; what came late is given back then', async () => {
  const isDifferent = async (personId: string) => {
    const run = await previewReadjudication(world.needs)({ personId, year: 2026 })
    if (!run.ok) throw new Error(JSON.stringify(run.error))
    return run.value.reruns.map(({ settlement, isDifferent: it }) => [settlement.amounts.deductible, it])
  }
  const overNewYear = await world.addPerson('420802100915')
  await refer(overNewYear, 'up', SECONDARY, TERTIARY, '[2025-12-01,2026-12-31]')
  expect(await deductibleOf(overNewYear, SECONDARY, '2025-12-20')).toBe(600)
  expect(await deductibleOf(overNewYear, TERTIARY, '2026-01-05')).toBe(400)
  expect(await isDifferent(overNewYear)).toEqual([[40_000, false]])
  const late = await world.addPerson('420802100916')
  await refer(late, 'up', SECONDARY, TERTIARY)
  const first = await stayAt(late, SECONDARY, '2026-10-02')
  expect(await deductibleOf(late, TERTIARY, '2026-10-05')).toBe(1_000)
  expect(await first()).toBe(600)
  expect(await isDifferent(late)).toEqual([
    [60_000, false],
    [40_000, true],
  ])
})
