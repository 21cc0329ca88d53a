import { createTestDatabase } from '@tongchou/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, deskWorld, done, GAO, XU } from '../testing.ts'
import { draftPage } from './draft-page.ts'
import { lawbookPage } from './lawbook-page.ts'
import { differencePage, versionPage } from './version-page.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let desk: ReturnType<typeof deskOf>
let world: Awaited<ReturnType<typeof deskWorld>>
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await deskWorld(fresh.database)
  desk = deskOf(world.needs)
})
afterAll(() => fresh.drop())

/** The account gets another name from now on; the earlier one stays with what was done under it. */
const rename = async (login: string, name: string) => {
  await fresh.database.query(
    'insert into former_staff_name select login, $2, name from staff where login = $1',
    [login, world.needs.now()],
  )
  await fresh.database.query('update staff set name = $2 where login = $1', [login, name])
}

test('drafter, approver and signatures are read by the names that they had then, what is done later by the new ones', async () => {
  const { needs } = world
  const { database: sql, lawbook } = needs
  const draftId = await desk.simulated()
  await rename('xu', '示例·徐新名')
  done(await desk.submit(draftId))
  done(await desk.approve(draftId))
  await rename('gao', '示例·高新名')
  await rename('xu', '示例·徐再改')

  const opened = await desk.opened(draftId)
  const page = await draftPage(needs, sql, opened, XU)
  expect(page).toMatchObject({
    draftedBy: '示例·xu',
    caseRun: { ranBy: '示例·xu' },
    simulation: { startedBy: '示例·xu' },
    submission: { submittedBy: '示例·徐新名', decision: { by: '示例·gao' } },
  })
  expect(page.steps.map(({ note }) => note)).toContain('示例·gao 已批准')
  expect(new Set(page.events.map(({ by }) => by))).toEqual(new Set(['示例·xu', '示例·徐新名', '示例·gao']))
  const [failing] = opened.draft.caseRun?.outcome.failing ?? []
  expect(failing).toBeDefined()
  const seen = page.caseRun?.failing.find(({ caseId }) => caseId === failing?.caseId)
  expect(seen?.decision?.by).toBe('示例·xu')

  done(await desk.publish(draftId))
  await lawbook.refresh()
  const signers = { draftedBy: '示例·徐新名', approvedBy: '示例·gao' }
  const [first, version] = lawbook.versions()
  if (first === undefined || version === undefined) throw new Error('not published')
  const { versions } = await lawbookPage(needs, sql, GAO)
  expect(versions.find((row) => row.version === version.version)).toMatchObject(signers)
  expect(versions.find((row) => row.version === first.version)?.draftedBy).toBe(first.draftedBy)
  const whole = await versionPage(needs, sql, version, GAO)
  expect(whole).toMatchObject(signers)
  expect(new Set(whole.cases.rewritten.map(({ signedBy }) => signedBy))).toEqual(new Set(['示例·xu']))
  expect((await differencePage(needs, sql, first, version)).to).toMatchObject(signers)
})
