import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate, type Uuid } from '@tongchou/kernel'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openLawbook } from '../lawbook.ts'
import { openWithdrawal } from '../store/withdrawals.ts'
import { type DeskWorld, deskOf, deskWorld, done, GAO, jingmenFolder, TERTIARY_1200, XU } from '../testing.ts'
import { standingOf } from '../version.ts'
import { askWithdrawal, decideWithdrawal } from './withdraw-version.ts'

const opened: Awaited<ReturnType<typeof createTestDatabase>>[] = []
let world: DeskWorld
let desk: ReturnType<typeof deskOf>
beforeEach(async () => {
  const fresh = await createTestDatabase()
  opened.push(fresh)
  world = await deskWorld(fresh.database)
  desk = deskOf(world.needs)
  done(await desk.publish(await desk.approved()))
})
afterAll(async () => {
  for (const { drop } of opened) await drop()
})

const ask = (version: number) =>
  askWithdrawal(world.needs)({ version, reason: '文件尚未印发', askedBy: 'xu' })
const decide = async (version: number, { login } = GAO, approve = true) => {
  const request = await openWithdrawal(world.needs.database, '420800', version)
  // A request that is not there is asked for by an id that no request has.
  const requestId = request?.requestId ?? ('00000000-0000-7000-8000-000000000000' as Uuid)
  return decideWithdrawal(world.needs)({
    ...{ version, requestId, decidedBy: login, scope: '*' },
    ...(approve ? { approve } : { approve, reason: '文件已经印发' }),
  })
}
const standings = () => {
  const versions = world.needs.lawbook.versions()
  return versions.map((it) => standingOf(it, versions, world.clock.today))
}

test('before its day a version is taken back by two persons, and a new version restores the law before it', async () => {
  done(await ask(2))
  expect(await decide(2, XU)).toMatchObject({ error: { code: 'same-person' } })
  done(await decide(2))
  const { lawbook } = world.needs
  const [first, , third] = lawbook.versions()
  expect(third).toMatchObject({
    kind: 'withdrawal',
    withdraws: 2,
    hash: first?.hash,
    draftedBy: 'xu',
    approvedBy: 'gao',
  })
  expect(lawbook.bundleOn('2027-06-01').hash).toBe(first?.hash)
  expect(standings()).toEqual(['inForce', 'withdrawn', 'past'])
})

test('the last day before it is in time, its own day is too late', async () => {
  world.clock.today = civilDate('2027-01-01')
  expect(await ask(2)).toMatchObject({ error: { code: 'day-has-come', inForceFrom: '2027-01-01' } })
  world.clock.today = civilDate('2026-12-31')
  done(await ask(2))
  world.clock.today = civilDate('2027-01-01')
  expect(await decide(2)).toMatchObject({ error: { code: 'day-has-come' } })
})

test('declined, it stays; and can be asked for again', async () => {
  done(await ask(2))
  done(await decide(2, GAO, false))
  expect(standings()).toEqual(['inForce', 'published'])
  done(await ask(2))
  done(await decide(2))
})

test('a version on which another was built goes only after that one', async () => {
  const next = await desk.begin('2027-07-01')
  done(await desk.revise(next, { kind: 'enact', document: { number: '示例〔2026〕2号', title: '' } }))
  done(await desk.revise(next, { ...TERTIARY_1200, value: 1300 }))
  done(await desk.runCases(next))
  await desk.decideAll(next)
  await desk.simulate(next)
  done(await desk.submit(next))
  done(await desk.approve(next))
  done(await desk.publish(next))
  expect(await ask(2)).toMatchObject({ error: { code: 'later-version-depends', version: 3 } })
  for (const version of [3, 2]) {
    done(await ask(version))
    done(await decide(version))
  }
  expect(standings()).toEqual(['inForce', 'withdrawn', 'withdrawn', 'past', 'past'])
})

test('another process on the same database knows a publication after its next look', async () => {
  const other = await openLawbook(world.needs.database, jingmenFolder(), world.needs.now())
  expect(other.bundleOn('2027-01-01').hash).toBe(world.needs.lawbook.bundleOn('2027-01-01').hash)
  done(await ask(2))
  done(await decide(2))
  await other.refresh()
  expect(other.bundleOn('2027-01-01').hash).toBe(other.bundleOn('2026-01-01').hash)
})
