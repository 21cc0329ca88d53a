import { createTestDatabase, onServer } from '@tongchou/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, deskWorld, done } from './testing.ts'
import { versionFindings } from './version-findings.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  fresh = await createTestDatabase()
  const desk = deskOf((await deskWorld(fresh.database)).needs)
  done(await desk.publish(await desk.approved()))
})
afterAll(() => fresh.drop())

/** Changes rows as only the owner of the database can, past every guard of the application. */
const tamper = (statement: string) => onServer(fresh.url, statement)

test('every version is what another person approved, before its day', async () => {
  let looked = 0
  expect(await versionFindings(fresh.database, () => looked++)).toEqual([])
  expect(looked).toBe(2)
})

test.each([
  ['the answer to the warnings', "note = '另写的答复'", '对警告的答复与提交时不符'],
  ['the confirmed figures', `confirmed_unverified = '["x"]'`, '逐一确认的待核实数值与提交时不符'],
  ['the text', 'hash = (select hash from law_version where version = 1)', '发布的内容不是批准的内容'],
  ['the day in force', "in_force_from = '2026-10-22'", '执行日不在发布之后'],
])('a version whose row was changed afterwards is named: %s', async (_, change, what) => {
  await tamper('create table as_it_was as select * from law_version where version = 2')
  await tamper(`update law_version set ${change} where version = 2`)
  try {
    expect(await versionFindings(fresh.database, () => undefined)).toEqual([
      expect.objectContaining({ what, row: '政策版本 law_version(region=420800, version=2)' }),
    ])
  } finally {
    await tamper('delete from law_version where version = 2')
    await tamper('insert into law_version select * from as_it_was')
    await tamper('drop table as_it_was')
  }
})
