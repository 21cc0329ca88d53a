import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate } from '@tongchou/kernel'
import { type DeskWorld, deskOf, deskWorld, TERTIARY_1200 } from '@tongchou/lawbook/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Needs } from '../needs.ts'
import { done, settle, stayToSettle } from '../specimen-stays.ts'
import { smallWorld, type World } from '../testing.ts'
import { verifyAll } from './verify-all.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
let desk: DeskWorld
let needs: Needs
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await smallWorld(fresh.database)
  desk = await deskWorld(fresh.database)
  const { bundleOn, bundleByHash } = desk.needs.lawbook
  needs = { ...world.needs, bundleOn, bundleByHash, today: () => civilDate('2026-10-26') }
})
afterAll(() => fresh.drop())

/** Settles a stay that ended on a day. @returns its deductible in fen and the law that it points to */
async function settledOn(endedOn: string, msgid: string): Promise<{ deductible: number; law: number }> {
  const personId = await world.addPerson(msgid)
  const stay = await stayToSettle(needs, personId, 10_000, { startedOn: '2026-10-11', endedOn })
  done(await settle(needs, stay, msgid))
  const [row] = await fresh.database.query<{ deductible: number; version: number }>(
    `select deductible, max(version) as version from settlement join law_version on hash = bundle_hash
      where person_id = $1 group by deductible`,
    [personId],
  )
  return { deductible: row?.deductible ?? 0, law: row?.version ?? 0 }
}

test('a new version settles the stays that end from its day on; what ended before, settled early or late, keeps the old law', async () => {
  expect(await settledOn('2026-10-20', 'before')).toEqual({ deductible: 100_000, law: 1 })
  const steps = deskOf(desk.needs)
  const draftId = await steps.begin('2026-10-25')
  done(await steps.revise(draftId, TERTIARY_1200))
  done(await steps.runCases(draftId))
  await steps.decideAll(draftId)
  await steps.simulate(draftId)
  done(await steps.submit(draftId, '', ['inpatient.yaml#deductible@2026-10-25']))
  done(await steps.approve(draftId))
  done(await steps.publish(draftId))
  expect(await settledOn('2026-10-24', 'late')).toEqual({ deductible: 100_000, law: 1 })
  expect(await settledOn('2026-10-25', 'after')).toEqual({ deductible: 120_000, law: 2 })
})

test('afterwards every settlement still computes to the fen from the law that it points to', async () => {
  const found: unknown[] = []
  let checked: unknown
  for await (const verified of verifyAll(fresh.database)) {
    if (verified.kind === 'finding') found.push(verified)
    else checked = verified.checked
  }
  expect(found).toEqual([])
  expect(checked).toMatchObject({ bundles: 2, recomputations: 3 })
})
