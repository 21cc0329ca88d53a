import { createTestDatabase } from '@tongchou/database/testing'
import type { Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DeskWorld, DOCUMENT, deskOf, deskWorld, done, TERTIARY_1200, XU } from '../testing.ts'
import { decideCase } from './decide-case.ts'
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

describe('the signed cases', () => {
  test('a case that the draft does not meet waits for a person; a draft found wrong goes back', async () => {
    const draftId = await desk.begin()
    done(await desk.revise(draftId, DOCUMENT, TERTIARY_1200))
    done(await desk.runCases(draftId))
    expect(await desk.state(draftId)).toBe('casesUndecided')
    const { failing = [] } = (await desk.opened(draftId)).draft.caseRun?.outcome ?? {}
    const failure = failing.find(({ title }) => title === '居民三级医院按 60% 支付')
    expect(failure).toMatchObject({ asked: 'onTheDay' })
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
    done(await desk.sendBack(draftId, '请补测算说明'))
    expect(await desk.state(draftId)).toBe('simulated')
    done(await desk.submit(draftId))
    done(await recallDraft(world.needs)({ draftId, revision: await revisionOf(draftId), actor: XU }))
    done(await desk.submit(draftId))
    done(await desk.approve(draftId))
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
