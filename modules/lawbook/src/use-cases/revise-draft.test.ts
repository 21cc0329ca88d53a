import { createTestDatabase } from '@tongchou/database/testing'
import type { Uuid } from '@tongchou/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Edit } from '../contract.ts'
import { clauseChanges } from '../law/clause-changes.ts'
import { openLawbook } from '../lawbook.ts'
import { type DeskWorld, deskOf, deskWorld, done, GAO, jingmenFolder, TERTIARY_1200, XU } from '../testing.ts'
import { abandonDraft } from './abandon-draft.ts'
import { beginDraft } from './begin-draft.ts'
import { reviseDraft } from './revise-draft.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let world: DeskWorld
let desk: ReturnType<typeof deskOf>
beforeAll(async () => {
  fresh = await createTestDatabase()
  world = await deskWorld(fresh.database)
  desk = deskOf(world.needs)
})
afterAll(() => fresh.drop())

const edit = (key: string, path: string, value: Extract<Edit, { kind: 'set' }>['value']): Edit => ({
  ...{ kind: 'set', file: 'entitlement.yaml', key, path, value },
})
const noWaiting = (...categories: string[]) => edit('resident.year', 'noWaiting', categories)
const concentratedUntil = (day: string) => edit('resident.year', 'concentratedUntil', day)

const revisionOf = async (draftId: Uuid) => (await desk.opened(draftId)).draft.now.revision

describe('drafting', () => {
  test('a draft that says what the law says has no change, and nothing runs on it', async () => {
    const draftId = await desk.begin()
    expect(await desk.state(draftId)).toBe('unchanged')
    expect(await desk.runCases(draftId)).toMatchObject({ error: { reason: '还没有改动，先改一条条文' } })
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
    ['a category that the vocabulary does not know', noWaiting('dibao', 'rich'), 'wrong-unit'],
    ['a rule that would be for nobody', noWaiting(), 'wrong-unit'],
    ['a day of the year that does not exist', concentratedUntil('02-30'), 'wrong-unit'],
    ['a file that the law does not have', { ...TERTIARY_1200, file: 'dental.yaml' }, 'no-such-value'],
    [
      'a change from before the day in force',
      { ...TERTIARY_1200, from: '2026-12-31' },
      'before-day-in-force',
    ],
    ['a day that does not exist', { ...TERTIARY_1200, from: '2027-02-29' }, 'no-such-day'],
    ['a day in force that has begun', { kind: 'move', inForceFrom: '2026-10-22' }, 'day-too-early'],
  ] satisfies [string, Edit, string][])('%s is refused at once', async (_, refused, code) => {
    const draftId = await desk.begin()
    expect(await desk.revise(draftId, refused)).toMatchObject({ error: { code } })
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

  test('whom a rule is for, and until which day of the year, are values too', async () => {
    const draftId = await desk.begin()
    const spared = noWaiting('illnessPoverty', 'dibao', 'monitored')
    done(await desk.revise(draftId, spared, concentratedUntil('02-28')))
    const { draft } = await desk.opened(draftId)
    expect(draft.now.changes.map(({ set }) => set)).toEqual([
      { noWaiting: ['dibao', 'monitored', 'illnessPoverty'], concentratedUntil: '02-28' },
    ])
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

describe('a folder that says something else than the law', () => {
  const folder = jingmenFolder()
  const text = (folder.files['inpatient.yaml'] ?? '').replace('mostPoints: 10', 'mostPoints: 9')
  const newer = { ...folder, files: { ...folder.files, 'inpatient.yaml': text } }
  const added = { file: 'bonus.yaml', title: '新用例', because: [], given: {}, expect: {} }

  test('is taken over by a draft, with its new cases, and goes the way of every change', async () => {
    const { needs } = world
    const lawbook = await openLawbook(
      needs.database,
      { files: newer.files, cases: [...folder.cases, added] },
      needs.now(),
    )
    const after = deskOf({ ...needs, lawbook })
    const draftId = await after.begin()
    done(await after.revise(draftId, { kind: 'adopt', isAdopted: true }, TERTIARY_1200))
    const { content, base } = await after.opened(draftId)
    const changes = content.isSound ? clauseChanges(base, content) : []
    expect(changes.map(({ key, from }) => [key, from])).toEqual([
      ['deductible', '2027-01-01'],
      ['bonus', '2024-07-01'],
    ])
    done(await after.runCases(draftId))
    const { draft } = await after.opened(draftId)
    expect(draft.caseRun?.outcome.total).toBe(base.cases.length + 1)
    done(await after.revise(draftId, { kind: 'adopt', isAdopted: false }, { ...TERTIARY_1200, value: 1000 }))
    expect(await after.state(draftId)).toBe('unchanged')
  })
})
