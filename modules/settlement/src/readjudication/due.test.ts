import { createTestDatabase } from '@tongchou/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, settle, stayToSettle, undo } from '../specimen-stays.ts'
import { smallWorld, type World } from '../testing.ts'
import { decideReadjudication, requestReadjudication } from '../use-cases/readjudicate-year.ts'
import { dueReadjudications } from './due.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
})
afterAll(() => fresh.drop())

let messages = 0

const settled = async (personId: string, startedOn: string, endedOn: string) => {
  const stay = await stayToSettle(world.needs, personId, 60_000, { startedOn, endedOn })
  return String(done(await settle(world.needs, stay, `due ${messages++}`)).settlementId)
}

const dueIn = async (scope: string) =>
  (await dueReadjudications(fresh.database, scope, world.needs)).map(({ personName }) => personName)

test('a year is on the list from the fact that changes an amount until somebody has asked for it, in its district alone', async () => {
  const [undone, untouched, late] = await Promise.all(
    ['8001', '8002', '8003'].map((personNo) => world.addPerson(personNo, { scheme: 'resident' })),
  )
  if (undone === undefined || untouched === undefined || late === undefined) throw new Error('three persons')
  const first = await settled(undone, '2026-09-01', '2026-09-10')
  await settled(undone, '2026-10-01', '2026-10-10')
  await settled(untouched, '2026-09-01', '2026-09-10')
  await settled(late, '2026-10-01', '2026-10-10')
  expect(await dueIn('*')).toEqual([])

  done(await undo(world.needs, undone, first))
  await settled(late, '2026-03-01', '2026-03-10')
  expect((await dueIn('*')).toSorted()).toEqual(['示例·8001', '示例·8003'])
  expect((await dueIn('420802')).toSorted()).toEqual(['示例·8001', '示例·8003'])
  expect(await dueIn('420804')).toEqual([])

  const asked = { personId: undone, year: 2026, reason: '前一笔已冲销', askedBy: 'jia', scope: '*' }
  const { requestId } = done(await requestReadjudication(world.needs)(asked))
  expect(await dueIn('*')).toEqual(['示例·8003'])
  const decision = { personId: undone, requestId, approve: true, decidedBy: 'yi', scope: '*' }
  done(await decideReadjudication(world.needs)(decision))
  expect(await dueIn('*')).toEqual(['示例·8003'])
})
