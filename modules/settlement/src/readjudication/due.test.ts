import { createTestDatabase } from '@tongchou/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, settle, stayToSettle, undo } from '../specimen-stays.ts'
import { smallWorld, type World } from '../testing.ts'
import { decideReadjudication, requestReadjudication } from '../use-cases/readjudicate-year.ts'
import { DueList } from './due.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
  const bundleOn: typeof world.needs.bundleOn = (day) => {
    runs++
    return world.needs.bundleOn(day)
  }
  kept = new DueList({ ...world.needs, bundleOn })
})
afterAll(() => fresh.drop())

let kept: DueList
let runs = 0
let messages = 0

const settled = async (personId: string, startedOn: string, endedOn: string) => {
  const stay = await stayToSettle(world.needs, personId, 60_000, { startedOn, endedOn })
  return String(done(await settle(world.needs, stay, `due ${messages++}`)).settlementId)
}

/** What a list that remembers its runs shows; one that has never run anything shows the same. */
const dueIn = async (scope: string) => {
  const shown = await kept.read(fresh.database, scope)
  expect(shown).toEqual(await new DueList(world.needs).read(fresh.database, scope))
  return shown.map(({ personName }) => personName)
}

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
  const decision = { personId: undone, requestId, approve: true as const, decidedBy: 'yi', scope: '*' }
  done(await decideReadjudication(world.needs)(decision))
  expect(await dueIn('*')).toEqual(['示例·8003'])
})

test('a year is run once for what is known of the person, whether it differs or not, and again when anything of him has changed', async () => {
  const { database } = fresh
  const personId = await world.addPerson('8004', { scheme: 'resident' })
  await settled(personId, '2026-05-01', '2026-05-10')
  const versions = `insert into entitlement_version
    select person_id, max(version) + 1, min(bundle_hash), $2, '示例' from entitlement_version where person_id = $1 group by 1`
  const spans = `insert into entitlement_span select person_id, version + 1, scheme, state, valid, clause, reason
    from entitlement_span where person_id = $1 and version = (select max(version) - 1 from entitlement_version where person_id = $1)`
  // The same days derived again: the year is touched, and nothing differs.
  await database.query(versions, [personId, world.needs.now()])
  await database.query(spans, [personId])
  const others = await dueIn('*')
  expect(others).not.toContain('示例·8004')
  const before = runs
  expect(await dueIn('*')).toEqual(others)
  expect(runs).toBe(before)

  const category = "insert into person_category values ($1, $2, 'dibao', '[2026-01-01,)', '民政', $3)"
  await database.query(category, [personId, world.needs.newId(), world.needs.now()])
  await dueIn('*')
  expect(runs).toBeGreaterThan(before)
})
