import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate, type Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, stayToSettle } from './specimen-stays.ts'
import { staysOn } from './stays-on.ts'
import { smallWorld, type World } from './testing.ts'
import { openEncounter } from './use-cases/encounters.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

const on = (personId: string, day: string) => staysOn(fresh.database, personId as Uuid, civilDate(day))

test('a person is in hospital from admission to discharge, both days included, with the scheme of the stay', async () => {
  const person = await world.addPerson('420802940001')
  await stayToSettle(world.needs, person, 1000, { startedOn: '2026-10-11', endedOn: '2026-10-18' })
  expect(await on(person, '2026-10-10')).toEqual([])
  expect(await on(person, '2026-10-11')).toEqual([
    { scheme: 'employee', admitted: '2026-10-11', discharged: '2026-10-18' },
  ])
  expect(await on(person, '2026-10-18')).toHaveLength(1)
  expect(await on(person, '2026-10-19')).toEqual([])
})

test('who is not discharged is in hospital on every later day; a visit is no stay', async () => {
  const person = await world.addPerson('420802940002', { scheme: 'resident' })
  const visit = { personId: person, providerCode: 'H42080200001', diagnoses: [], particulars: {} }
  done(await openEncounter(world.needs)({ ...visit, kind: 'outpatient', startedOn: '2026-10-11' }))
  expect(await on(person, '2026-10-11')).toEqual([])
  done(await openEncounter(world.needs)({ ...visit, kind: 'inpatient', startedOn: '2026-10-12' }))
  expect(await on(person, '2026-12-31')).toEqual([
    { scheme: 'resident', admitted: '2026-10-12', discharged: null },
  ])
})
