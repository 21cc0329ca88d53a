import { createTestDatabase } from '@tongchou/database/testing'
import type { Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DeskWorld, DOCUMENT, deskOf, deskWorld, done, GAO, TERTIARY_1200, XU } from '../testing.ts'
import { abandonDraft } from './abandon-draft.ts'
import { beginDraft } from './begin-draft.ts'
import { decideCase } from './decide-case.ts'
import { reviseDraft } from './revise-draft.ts'
import { endLostSimulations, startSimulation, stopSimulation } from './simulate-draft.ts'
import { recallDraft } from './submit-draft.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: DeskWorld
let desk: ReturnType<typeof deskOf>
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await deskWorld(fresh.database)
  desk = deskOf(world.needs)
})
afterAll(() => fresh.drop())

const revisionOf = async (draftId: Uuid) => (await desk.opened(draftId)).draft.now.revision

describe('drafting', () => {
  test('a draft that says what the law says has no change, and nothing runs on it', async () => {
    const draftId = await desk.begin()
    expect(await desk.state(draftId)).toBe('unchanged')
    expect(await desk.runCases(draftId)).toMatchObject({ error: { reason: '没有改动' } })
    done(await desk.revise(draftId, TERTIARY_1200))
    expect(await desk.state(draftId)).toBe('drafted')
    done(await desk.revise(draftId, { ...TERTIARY_1200, value: 1000 }))
    expect(await desk.state(draftId)).toBe('unchanged')
  })

  test.each([
    ['a value outside its range', { ...TERTIARY_1200, value: -1 }, 'out-of-range'],
    ['words in the place of an amount', { ...TERTIARY_1200, value: '一千' }, 'wrong-unit'],
    ['a third of a fen', { ...TERTIARY_1200, value: 1000.005 }, 'wrong-unit'],
    ['a word of the vocabulary', { ...TERTIARY_1200, path: 'per', value: 'year' }, 'no-such-value'],
    ['a level that the law does not know', { ...TERTIARY_1200, path: 'byLevel.fourth' }, 'no-such-value'],
    ['a file that the law does not have', { ...TERTIARY_1200, file: 'dental.yaml' }, 'no-such-value'],
    [
      'a change from before the day in force',
      { ...TERTIARY_1200, from: '2026-12-31' },
      'before-day-in-force',
    ],
    ['a day that does not exist', { ...TERTIARY_1200, from: '2027-02-29' }, 'no-such-day'],
    ['a day in force that has begun', { kind: 'move', inForceFrom: '2026-10-22' }, 'day-too-early'],
  ] as const)('%s is refused at once', async (_, edit, code) => {
    const draftId = await desk.begin()
    expect(await desk.revise(draftId, edit)).toMatchObject({ error: { code } })
    expect(await revisionOf(draftId)).toBe(1)
  })

  test('the points for Chinese medicine stay inside what the clause leaves to the city', async () => {
    const draftId = await desk.begin()
    const points = { kind: 'set', file: 'inpatient.yaml', key: 'bonus', path: 'mostPoints' } as const
    expect(await desk.revise(draftId, { ...points, value: 11 })).toMatchObject({
      error: { code: 'out-of-range', clause: '第十三条（二）4', rule: '3—10 个百分点' },
    })
    done(await desk.revise(draftId, { ...points, value: 8 }))
    expect(await desk.revise(draftId, { ...points, path: 'leastPoints', value: 9 })).toMatchObject({
      error: { rule: '3—10 个百分点，现在可定 3—8' },
    })
  })

  test('of several edits none is made where one is refused', async () => {
    const draftId = await desk.begin()
    await desk.revise(draftId, TERTIARY_1200, { ...TERTIARY_1200, path: 'per' })
    expect((await desk.opened(draftId)).draft.now.changes).toEqual([])
  })

  test('two edits of one revision: the second is told who changed it', async () => {
    const draftId = await desk.begin()
    const request = { draftId, revision: 1, edits: [TERTIARY_1200], actor: XU }
    const both = await Promise.all([reviseDraft(world.needs)(request), reviseDraft(world.needs)(request)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      error: { code: 'conflict', revision: 2, changedBy: '示例·xu' },
    })
  })

  test('a later step of one change keeps what the earlier one changed', async () => {
    const draftId = await desk.begin()
    const secondary = { ...TERTIARY_1200, path: 'byLevel.secondary', value: 700, from: '2028-01-01' }
    done(await desk.revise(draftId, TERTIARY_1200, secondary))
    const { content } = await desk.opened(draftId)
    const deductible = content.isSound
      ? content.bundle.benefits.find((it) => it.benefit === 'inpatient')?.deductible
      : []
    expect(deductible?.map(({ from, byLevel }) => [from, byLevel?.secondary, byLevel?.tertiary])).toEqual([
      ['2024-07-01', 60_000, 100_000],
      ['2027-01-01', 60_000, 120_000],
      ['2028-01-01', 70_000, 120_000],
    ])
  })

  test('only the drafter writes in a draft; a supervisor or administrator begins none', async () => {
    const draftId = await desk.begin()
    const edits = [TERTIARY_1200]
    expect(await reviseDraft(world.needs)({ draftId, revision: 1, edits, actor: GAO })).toMatchObject({
      error: { code: 'not-yours', reason: '只有起草人 示例·xu 可以' },
    })
    const request = { title: '不行', inForceFrom: '2027-01-01' }
    for (const role of ['supervisor', 'administrator'] as const) {
      const actor = { login: role, name: role, roles: [role] }
      expect(await beginDraft(world.needs)({ ...request, actor })).toMatchObject({
        error: { code: 'not-yours' },
      })
    }
  })

  test('an abandoned draft stays to be read and nothing more', async () => {
    const draftId = await desk.begin()
    done(await abandonDraft(world.needs)({ draftId, revision: 1, reason: '另起一份', actor: XU }))
    expect(await desk.revise(draftId, TERTIARY_1200)).toMatchObject({ error: { reason: '草案已放弃' } })
  })
})

describe('the signed cases', () => {
  test('a case that the draft does not meet waits for a person; a draft found wrong goes back', async () => {
    const draftId = await desk.begin()
    done(await desk.revise(draftId, DOCUMENT, TERTIARY_1200))
    done(await desk.runCases(draftId))
    expect(await desk.state(draftId)).toBe('casesUndecided')
    const [failure] = (await desk.opened(draftId)).draft.caseRun?.outcome.failing ?? []
    expect(failure).toMatchObject({ asked: 'onTheDay', title: '居民三级医院按 60% 支付' })
    expect(failure?.differences).toEqual([
      { name: 'deductible', label: '起付标准', expected: 100_000, got: 120_000, isMoney: true },
      { name: 'pooledPay', label: '统筹基金支出', expected: 540_000, got: 528_000, isMoney: true },
    ])
    const decision = { draftId, revision: await revisionOf(draftId), actor: XU, note: '' }
    const caseId = failure?.caseId ?? ''
    done(await decideCase(world.needs)({ ...decision, caseId, verdict: 'draftIsWrong' }))
    expect(await desk.state(draftId)).toBe('casesRefused')
    done(await decideCase(world.needs)({ ...decision, caseId, verdict: 'byNewLaw' }))
    await desk.decideAll(draftId)
    expect(await desk.state(draftId)).toBe('casesDecided')
  })

  test('a decision holds for the failure that was seen: another value asks again, the same one does not', async () => {
    const draftId = await desk.simulated()
    done(await desk.revise(draftId, { ...TERTIARY_1200, value: 1300 }))
    expect(await desk.state(draftId)).toBe('drafted')
    done(await desk.runCases(draftId))
    expect(await desk.state(draftId)).toBe('casesUndecided')
    done(await desk.revise(draftId, TERTIARY_1200))
    done(await desk.runCases(draftId))
    expect(await desk.state(draftId)).toBe('simulated')
  })
})

describe('the simulation', () => {
  test('a stopped one is kept, marked, and nobody submits on it', async () => {
    const draftId = await desk.begin()
    done(await desk.revise(draftId, DOCUMENT, { ...TERTIARY_1200, path: 'exceptions.0.share', value: '60%' }))
    done(await desk.runCases(draftId))
    await desk.decideAll(draftId)
    world.simulator.waits = true
    const request = { draftId, revision: await revisionOf(draftId), actor: XU }
    const { ended } = done(await startSimulation(world.needs)({ ...request, year: 2025 }))
    expect(await desk.state(draftId)).toBe('simulating')
    done(await stopSimulation(world.needs)(request))
    await ended
    world.simulator.waits = false
    expect((await desk.opened(draftId)).draft.simulation?.end).toMatchObject({
      outcome: 'stopped',
      stoppedBy: 'xu',
      report: { isComplete: false },
    })
    expect(await desk.submit(draftId)).toMatchObject({ error: { reason: '先测算' } })
  })

  test('an edit while it runs stops it, because it would be of a text that is no more', async () => {
    const draftId = await desk.begin()
    done(await desk.revise(draftId, DOCUMENT, { ...TERTIARY_1200, path: 'byLevel.secondary', value: 601 }))
    done(await desk.runCases(draftId))
    await desk.decideAll(draftId)
    world.simulator.waits = true
    const request = { draftId, revision: await revisionOf(draftId), actor: XU, year: 2025 }
    const { ended } = done(await startSimulation(world.needs)(request))
    done(await desk.revise(draftId, TERTIARY_1200))
    await ended
    world.simulator.waits = false
    expect(await desk.state(draftId)).toBe('drafted')
  })

  test('one that died with the platform is marked as failed at the next start', async () => {
    const draftId = await desk.simulated()
    await fresh.database.query(
      `insert into law_simulation (run_id, draft_id, revision, before_hash, after_hash, year, started_by, started_at)
       select gen_random_uuid(), draft_id, revision, before_hash, after_hash, year, started_by, started_at + interval '1 hour'
         from law_simulation where draft_id = $1`,
      [draftId],
    )
    expect(await desk.state(draftId)).toBe('simulating')
    await endLostSimulations(world.needs)
    expect((await desk.opened(draftId)).draft.simulation?.end).toMatchObject({ outcome: 'failed' })
  })

  test('a year without care to replay is refused with the years that there are', async () => {
    const draftId = await desk.simulated()
    const request = { draftId, revision: await revisionOf(draftId), actor: XU, year: 2019 }
    expect(await startSimulation(world.needs)(request)).toMatchObject({
      error: { code: 'no-population', years: [2025] },
    })
  })
})

describe('asking for approval', () => {
  test('a reserve below its months must be answered in writing', async () => {
    world.simulator.monthsAfter = 526
    const draftId = await desk.simulated()
    world.simulator.monthsAfter = 700
    const warnings = ['居民统筹累计结余可付 5.26 个月，低于 6 个月下限']
    expect(await desk.submit(draftId)).toMatchObject({ error: { code: 'note-missing', warnings } })
    done(await desk.submit(draftId, '由财政补助补足，见会议纪要'))
    expect(await desk.state(draftId)).toBe('submitted')
  })

  test('values without a document are unverified, and each is confirmed', async () => {
    const draftId = await desk.simulated({ kind: 'enact', document: null }, TERTIARY_1200)
    const missing = ['inpatient.yaml#deductible@2027-01-01']
    expect(await desk.submit(draftId)).toMatchObject({ error: { code: 'unverified-unconfirmed', missing } })
    done(await desk.submit(draftId, '', missing))
  })

  test('what was returned or taken back can be asked for again', async () => {
    const draftId = await desk.simulated()
    done(await desk.submit(draftId))
    expect(await desk.decide(draftId, 'returned')).toMatchObject({ error: { code: 'reason-missing' } })
    done(await desk.decide(draftId, 'returned', GAO, '请补测算说明'))
    expect(await desk.state(draftId)).toBe('simulated')
    done(await desk.submit(draftId))
    done(await recallDraft(world.needs)({ draftId, revision: await revisionOf(draftId), actor: XU }))
    done(await desk.submit(draftId))
    done(await desk.decide(draftId, 'approved'))
    expect(await desk.state(draftId)).toBe('approved')
  })

  test('a change after approval sets everything back', async () => {
    const draftId = await desk.approved()
    done(await desk.revise(draftId, { ...TERTIARY_1200, value: 1250 }))
    expect(await desk.publish(draftId)).toMatchObject({ error: { reason: '先运行签字用例' } })
  })

  test('a new title after approval asks for approval again, not for a new simulation', async () => {
    const draftId = await desk.approved()
    done(await desk.revise(draftId, { kind: 'retitle', title: '起付标准调整' }))
    expect(await desk.state(draftId)).toBe('simulated')
  })
})
