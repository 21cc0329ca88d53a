import { createTestDatabase } from '@tongchou/database/testing'
import { compilePolicy } from '@tongchou/policy'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type DeskWorld, DOCUMENT, deskOf, deskWorld, done, GAO, TERTIARY_1200, XU } from '../testing.ts'

const opened: Awaited<ReturnType<typeof createTestDatabase>>[] = []
let world: DeskWorld
let desk: ReturnType<typeof deskOf>
beforeEach(async () => {
  const fresh = await createTestDatabase()
  opened.push(fresh)
  world = await deskWorld(fresh.database)
  desk = deskOf(world.needs)
})
afterAll(async () => {
  for (const { drop } of opened) await drop()
})

const tertiaryDeductibleOn = (day: string): number => {
  const policy = compilePolicy(world.needs.lawbook.bundleOn(day), day)
  if (!policy.ok) throw new Error(policy.error.code)
  const { deductible } = policy.value.amounts({
    person: {
      ...{ scheme: 'employee', status: 'active', birthDate: '1980-05-01', categories: [], tier: null },
      ...{ conditions: [], maternityCovered: false, accountBalance: 0 },
    },
    year: {
      ...{ pooledPaid: 0, catastrophicBurden: 0, outpatientEligible: 0, outpatientPaid: 0 },
      ...{ antenatalPaid: 0, oncologyStays: 0, limitPaid: {} },
    },
    episode: {
      ...{ type: 'inpatient', benefitCode: null, start: day, end: day, offsite: 'none', referral: null },
      facility: { level: 3, kind: 'hospital', signed: true, local: true },
      ...{ oncologyTherapy: false, liability: 'none' },
      lines: [
        {
          ...{ class: 'A', kind: 'drug', unitPrice: 500_000, quantity: 10_000, amount: 500_000 },
          ...{ ceiling: null, bonusPoints: 0, excluded: null, date: day },
        },
      ],
    },
    useAccount: false,
  }).amounts
  return deductible
}

test('a published version is law from its day on, without a restart, and nothing before it changes', async () => {
  const draftId = await desk.approved()
  const { version } = done(await desk.publish(draftId))
  expect(version).toBe(2)
  expect(tertiaryDeductibleOn('2026-12-31')).toBe(100_000)
  expect(tertiaryDeductibleOn('2027-01-01')).toBe(120_000)
  expect(await desk.state(draftId)).toBe('published')
})

test('a rewritten case becomes part of the version with the name of who signed it; the old one speaks for the days before', async () => {
  const draftId = await desk.approved()
  const failing = (await desk.opened(draftId)).draft.caseRun?.outcome.failing ?? []
  expect(failing.length).toBeGreaterThan(0)
  done(await desk.publish(draftId))
  const cases = world.needs.lawbook.versions().at(-1)?.cases ?? []
  for (const { caseId, got, given } of failing) {
    expect(cases.find(({ id }) => id === caseId)).toMatchObject({ to: '2026-12-31' })
    expect(cases.find(({ id }) => id === `${caseId}@2027-01-01`)).toMatchObject({
      ...{ expect: got, given, from: '2027-01-01', signedBy: 'xu', signedOn: '2026-10-22' },
    })
  }
})

test('the next draft finds every case of the version before it in order', async () => {
  done(await desk.publish(await desk.approved()))
  const next = await desk.begin('2027-07-01')
  done(await desk.revise(next, { ...TERTIARY_1200, path: 'byLevel.secondary', value: 600.01 }))
  done(await desk.runCases(next))
  const failing = (await desk.opened(next)).draft.caseRun?.outcome.failing ?? []
  expect(failing.every(({ asked }) => asked === 'onTheDay')).toBe(true)
  expect(failing.flatMap(({ given }) => given).length).toBeGreaterThan(0)
})

test('two drafts for the same days: the second must be laid on what the first published', async () => {
  const [first, second] = [await desk.approved(), await desk.approved({ ...TERTIARY_1200, value: 1100 })]
  done(await desk.publish(first))
  expect(await desk.state(second)).toBe('outdated')
  expect(await desk.publish(second)).toMatchObject({
    error: { code: 'not-now', reason: '第 2 版已经发布，先把底稿从第 1 版换过去' },
  })
})

test('laid on a version that begins the same value on the same day, a draft is faulty and nothing runs on it', async () => {
  const [first, second] = [await desk.approved(), await desk.approved({ ...TERTIARY_1200, value: 1100 })]
  done(await desk.publish(first))
  done(await desk.revise(second, { kind: 'rebase' }))
  const { content, state } = await desk.opened(second)
  expect(state.at).toBe('malformed')
  expect(content.faults).toEqual([
    {
      ...{ file: 'inpatient.yaml', key: 'deductible', line: 4 },
      reason: '这一条从 2027-01-01 起已有新值，同一天不能再改：请另定一天，或先撤回那一版',
    },
  ])
  expect(await desk.runCases(second)).toMatchObject({ error: { reason: '草案有 1 处错误，先改正' } })
  done(await desk.revise(second, { kind: 'move', inForceFrom: '2027-02-01' }))
  expect(await desk.state(second)).toBe('drafted')
})

test('a second document that changes another value of the same clause on the same day has a clause of its own', async () => {
  done(await desk.publish(await desk.approved()))
  const points = { kind: 'set', file: 'inpatient.yaml', key: 'bonus', path: 'mostPoints', value: 9 } as const
  const next = await desk.begin()
  done(await desk.revise(next, DOCUMENT, points, { ...points, file: 'day-surgery.yaml' }))
  const { content } = await desk.opened(next)
  const ids = content.isSound ? Object.keys(content.bundle.clauses).filter((id) => id.includes('@')) : []
  expect(ids).toEqual(['JM-13.1@2027-01-01', 'JM-13.2.4@2027-01-01'])
})

test('a draft whose day has come is not published; the day moves first, and that asks for approval again', async () => {
  const draftId = await desk.approved()
  world.clock.today = '2027-01-01' as typeof world.clock.today
  expect(await desk.publish(draftId)).toMatchObject({
    error: { reason: '执行日 2027-01-01 已到，最早可定 2027-01-02' },
  })
  done(await desk.revise(draftId, { kind: 'move', inForceFrom: '2027-02-01' }))
  expect(await desk.state(draftId)).toBe('drafted')
})

test('publishing pressed twice makes one version', async () => {
  const draftId = await desk.approved()
  const pressed = await Promise.all([desk.publish(draftId, XU), desk.publish(draftId, GAO)])
  expect(pressed.filter(({ ok }) => ok)).toHaveLength(1)
  expect(world.needs.lawbook.versions()).toHaveLength(2)
})
