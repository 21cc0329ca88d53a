import { createTestDatabase } from '@tongchou/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, deskWorld, done, XU } from './testing.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let desk: ReturnType<typeof deskOf>
let world: Awaited<ReturnType<typeof deskWorld>>
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await deskWorld(fresh.database)
  desk = deskOf(world.needs)
})
afterAll(() => fresh.drop())

const sql = (text: string, values: unknown[] = []) => fresh.database.query(text, values)

test('the drafter who asks to approve is refused by the rule', async () => {
  const draftId = await desk.simulated()
  done(await desk.submit(draftId))
  expect(await desk.approve(draftId, XU)).toMatchObject({
    error: { code: 'same-person' },
  })
})

test('the database itself refuses a drafter as approver, an approval by nobody, and a version that nobody approved', async () => {
  const draftId = await desk.simulated()
  done(await desk.submit(draftId))
  const submission = '(select submission_id from law_submission where draft_id = $1)'
  await expect(
    sql(`insert into law_decision values (${submission}, 'approved', 'xu', 'xu', now(), '')`, [draftId]),
  ).rejects.toThrow('another_person_decides')
  // Nor does it help to say that another one drafted it.
  await expect(
    sql(`insert into law_decision values (${submission}, 'approved', 'gao', 'xu', now(), '')`, [draftId]),
  ).rejects.toThrow('law_decision_submission_id_drafted_by_fkey')
  const version = (drafted: string, approved: string) =>
    sql(
      `insert into law_version (region, version, kind, title, hash, in_force_from, drafted_by, approved_by, published_by,
         published_at, cases, submission_id, approval)
       select region, 2, 'draft', title, hash, '2027-01-01', $2, $3, 'xu', now(), '[]', ${submission}, 'approved'
         from law_version where version = 1`,
      [draftId, drafted, approved],
    )
  await expect(version('xu', 'xu')).rejects.toThrow('law_needs_two_persons')
  await expect(version('xu', 'gao')).rejects.toThrow(
    'law_version_submission_id_approval_drafted_by_approved_by_fkey',
  )
})

test('the database refuses a submission on a simulation that was stopped, and a warning without an answer', async () => {
  const draftId = await desk.simulated()
  const submit = (outcome: string, warnings: string) =>
    sql(
      `insert into law_submission (submission_id, draft_id, revision, drafted_by, hash, case_run_id, simulation_id,
         simulation_outcome, warnings, note, confirmed_unverified, submitted_at)
       select gen_random_uuid(), r.draft_id, r.revision, 'xu', r.hash, r.run_id, s.run_id, $2, $3, '', '[]', now()
         from law_case_run r join law_simulation s using (draft_id) where draft_id = $1 limit 1`,
      [draftId, outcome, warnings],
    )
  await expect(submit('stopped', '[]')).rejects.toThrow('law_submission_simulation_outcome_check')
  await expect(submit('complete', '["低于 6 个月下限"]')).rejects.toThrow('warnings_are_answered')
})

test.each(['published_bundle', 'law_version', 'law_draft_revision', 'law_decision', 'law_simulation_end'])(
  'what is written in %s can be neither changed nor deleted by the platform',
  async (table) => {
    await expect(sql(`delete from ${table}`)).rejects.toThrow('permission denied')
    const column = { published_bundle: 'region', law_version: 'title', law_draft_revision: 'title' }[table]
    await expect(sql(`update ${table} set ${column ?? 'outcome'} = ''`)).rejects.toThrow('permission denied')
  },
)

test('two who decide at once make one decision', async () => {
  const draftId = await desk.simulated()
  done(await desk.submit(draftId))
  const both = await Promise.all([desk.approve(draftId), desk.sendBack(draftId, '再看看')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
})
