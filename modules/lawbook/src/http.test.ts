import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CasePage, Difference, DraftPage, Lawbook, VersionPage } from './contract.ts'
import { specimenServer } from './specimen-server.ts'

let server: Awaited<ReturnType<typeof specimenServer>>
beforeAll(async () => {
  server = await specimenServer()
})
afterAll(() => server.stop())

async function ask<Answer>(
  who: string,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  payload?: object,
): Promise<{ status: number; body: Answer }> {
  const cookie = server.cookieOf(who)
  const url = `/api/lawbook${path}`
  const answer = await server.app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) })
  return { status: answer.statusCode, body: answer.json<Answer>() }
}

const DEDUCTIBLE = { file: 'inpatient.yaml', key: 'deductible' }
const EDITS = [
  { kind: 'enact', document: { number: '示例政办发〔2026〕1号', title: '关于调整的通知' } },
  { kind: 'set', ...DEDUCTIBLE, path: 'byLevel.tertiary', value: 1200 },
  { kind: 'set', ...DEDUCTIBLE, path: 'byLevel.primary', value: 100 },
]

async function newDraft(): Promise<string> {
  const body = { title: '分级诊疗调整', inForceFrom: '2027-01-01' }
  const made = await ask<{ draftId: string }>('xu', 'POST', '/drafts', body)
  expect(made.status).toBe(201)
  return made.body.draftId
}

/** Does a step and gives the page that follows; the step must be allowed. */
async function step(who: string, draftId: string, path: string, more: object = {}): Promise<DraftPage> {
  const { revision } = (await ask<DraftPage>(who, 'GET', `/drafts/${draftId}`)).body
  const done = await ask<DraftPage>(who, 'POST', `/drafts/${draftId}/${path}`, { revision, ...more })
  expect(done).toMatchObject({ status: 200 })
  return done.body
}

async function decideAll(draftId: string, page: DraftPage): Promise<void> {
  for (const { caseId } of page.caseRun?.failing ?? [])
    await step('xu', draftId, `cases/${encodeURIComponent(caseId)}/decision`, { verdict: 'byNewLaw' })
}

test('from the first edit to a version in force, over REST', async () => {
  const draftId = await newDraft()
  const drafted = await step('xu', draftId, 'revisions', { edits: EDITS })
  expect(drafted.clauseChanges).toMatchObject([
    {
      ...DEDUCTIBLE,
      title: '住院（职工、居民） · 起付标准',
      from: '2027-01-01',
      clause: {
        id: 'JM-13.1@2027-01-01',
        label: '第十三条（一）',
        document: '示例政办发〔2026〕1号 关于调整的通知',
      },
      changes: [
        { path: 'byLevel.primary', label: '每次住院 一级及以下', old: '200 元', new: '100 元' },
        { path: 'byLevel.tertiary', label: '每次住院 三级及以上', old: '1,000 元', new: '1,200 元' },
      ],
      isVerified: true,
    },
  ])
  expect(drafted.clauseChanges[0]?.sentence.slice(0, 5)).toEqual([
    { kind: 'text', text: '每次住院' },
    { kind: 'text', text: '：一级及以下 ' },
    { kind: 'value', path: 'byLevel.primary', old: '200 元', new: '100 元' },
    { kind: 'text', text: '，二级 ' },
    { kind: 'text', text: '600 元' },
  ])
  const ran = await step('xu', draftId, 'cases')
  expect(ran.caseRun).toMatchObject({ isCurrent: true, failed: ran.caseRun?.failing.length })
  expect(ran.steps.map(({ state }) => state)).toEqual(['done', 'current', 'waiting', 'waiting', 'waiting'])
  await decideAll(draftId, ran)
  expect((await step('xu', draftId, 'simulation', { year: 2025 })).simulation?.year).toBe(2025)
  const simulated = await step('xu', draftId, 'submission')
  expect(simulated.clauseChanges[0]?.touched).toEqual({ episodes: 3, persons: 1 })
  expect(simulated.actions.find(({ action }) => action === 'approve')?.reason).toBe(
    '起草人不能审批自己的草案，须由另一人',
  )
  await step('gao', draftId, 'decision', { approve: true })
  const published = await step('gao', draftId, 'publication')
  expect(published).toMatchObject({
    state: 'published',
    published: { version: 2, inForceFrom: '2027-01-01' },
  })
  expect(published.events.map(({ by, what }) => `${by} ${what}`).slice(0, 3)).toEqual([
    '示例·gao 发布为第 2 版',
    '示例·gao 批准',
    '示例·xu 提交审批',
  ])
  expect(published.steps.map(({ note }) => note)).toEqual([
    '示例·xu 10-22',
    `${ran.caseRun?.failed} / ${ran.caseRun?.failed} 条已定`,
    '10-22 12:00',
    '示例·gao 已批准',
    '2027-01-01 生效',
  ])
  expect(published.actions.every(({ isAllowed }) => !isAllowed)).toBe(true)
})

test('a version says what it changed, who signed its new cases, and is taken back by two persons', async () => {
  const { body } = await ask<VersionPage>('zhou', 'GET', '/versions/2')
  expect(body).toMatchObject({
    ...{ kind: 'draft', standing: 'published', previous: 1, draftedBy: '示例·xu', approvedBy: '示例·gao' },
    withdrawal: { isAllowed: true, request: null },
  })
  expect(body.cases.rewritten[0]).toMatchObject({ signedBy: '示例·xu', signedOn: '2026-10-22' })
  expect(body.clauseChanges).toHaveLength(1)
  const asked = await ask<VersionPage>('xu', 'POST', '/versions/2/withdrawal', { reason: '文件未印发' })
  expect(asked.body.withdrawal.request).toMatchObject({ askedBy: '示例·xu', mayDecide: false })
  const { requestId = '' } = asked.body.withdrawal.request ?? {}
  const path = `/versions/2/withdrawal/${requestId}/decision`
  expect(await ask('xu', 'POST', path, { approve: true })).toMatchObject({ status: 403 })
  const decided = await ask<VersionPage>('zhou', 'POST', path, { approve: true })
  expect(decided.body).toMatchObject({ standing: 'withdrawn', withdrawnBy: 3 })
  const { body: book } = await ask<Lawbook>('zhou', 'GET', '')
  expect(book.versions.map(({ version, standing }) => [version, standing])).toEqual([
    [3, 'past'],
    [2, 'withdrawn'],
    [1, 'inForce'],
  ])
})

test('any two versions are compared in words of the law', async () => {
  const { body } = await ask<Difference>('zhou', 'GET', '/difference?from=2&to=3')
  expect(body.clauseChanges).toMatchObject([{ ...DEDUCTIBLE, from: '2027-01-01' }])
  expect(body.clauseChanges[0]?.sentence.every((part) => part.kind === 'value' && part.new === null)).toBe(
    true,
  )
})

describe('the desk shows', () => {
  test('every value that can be changed, with its range, and the YAML of its history', async () => {
    const draftId = await newDraft()
    await step('xu', draftId, 'revisions', { edits: EDITS })
    const { body: law } = await ask<{ entries: object[] }>('gao', 'GET', `/drafts/${draftId}/law`)
    expect(law.entries.find((it) => 'isChanged' in it && it.isChanged === true)).toMatchObject({
      ...DEDUCTIBLE,
      values: expect.arrayContaining([
        {
          ...{
            path: 'byLevel.tertiary',
            label: '每次住院 三级及以上',
            unit: 'yuan',
            value: 1200,
            text: '1,200 元',
          },
          ...{ range: { least: 0, most: 10_000_000 }, choices: null },
        },
      ]),
    })
    const history = `/drafts/${draftId}/history?file=inpatient.yaml&key=deductible`
    const { body: value } = await ask<{ yaml: string }>('gao', 'GET', history)
    expect(value).toMatchObject({ line: 4, entries: [{ isNew: false }, { isNew: true, from: '2027-01-01' }] })
    expect(value.yaml).toContain('tertiary: 1200')
  })

  test('a failing case with what was given and the steps under both versions', async () => {
    const draftId = await newDraft()
    await step('xu', draftId, 'revisions', { edits: EDITS })
    const page = await step('xu', draftId, 'cases')
    const caseId = encodeURIComponent(page.caseRun?.failing[0]?.caseId ?? '')
    const { body } = await ask<CasePage>('gao', 'GET', `/drafts/${draftId}/cases/${caseId}`)
    expect(body).toMatchObject({ asked: 'onTheDay', decision: null })
    expect(body.given[0]).toMatch(/^(职工|居民)/)
    expect(body.calculations?.after.trace.length).toBeGreaterThan(5)
    expect(body.calculations?.after.amounts).not.toEqual(body.calculations?.before.amounts)
  })
})

describe('refused with a sentence', () => {
  test.each([
    ['POST', '/drafts', { title: '', inForceFrom: '2027-01-01' }, 400, '请写标题'],
    [
      'POST',
      '/drafts',
      { title: '早', inForceFrom: '2026-10-22' },
      422,
      '执行日最早 2026-10-23：一天只有一版政策，已经开始的日子不能再改',
    ],
    [
      'POST',
      '/drafts',
      { title: '无', inForceFrom: '2027-02-30' },
      422,
      '没有 2027-02-30 这一天，日期要写成 2027-01-01',
    ],
    ['GET', '/drafts/nothing', undefined, 404, '没有这份草案'],
    ['GET', '/versions/99', undefined, 404, '没有这一版，或它是最初的一版'],
    [
      'POST',
      '/versions/1/withdrawal',
      { reason: '试试' },
      409,
      '2024-07-01 已经执行，不能撤回；要改请起草新版本',
    ],
    ['POST', '/versions/1/withdrawal', { reason: ' ' }, 400, '请写明原因'],
    ['POST', '/drafts', { title: '无日' }, 400, 'inForceFrom：缺 inForceFrom，请补上'],
    ['POST', '/drafts', { title: 7, inForceFrom: '2027-01-01' }, 400, 'title：7 应是文字，写在引号里'],
    ['POST', '/drafts/1/submission', { revision: '1' }, 400, 'revision：“1” 应是数'],
    [
      'POST',
      '/drafts/1/revisions',
      { revision: 1, edits: [{ kind: 'put' }] },
      400,
      'edits[0].kind：“put” 不合任何一种写法，请照格式改正',
    ],
  ] as const)('%s %s', async (method, path, body, status, title) => {
    expect(await ask('xu', method, path, body)).toMatchObject({ status, body: { title } })
  })

  test('a value outside its range names the clause, the range and the field', async () => {
    const draftId = await newDraft()
    const edits = [{ kind: 'set', file: 'inpatient.yaml', key: 'bonus', path: 'mostPoints', value: 12 }]
    expect(await ask('xu', 'POST', `/drafts/${draftId}/revisions`, { revision: 1, edits })).toMatchObject({
      status: 422,
      body: { title: '超出范围（第十三条（二）4：3—10 个百分点）', field: 'mostPoints' },
    })
  })

  test.each([
    ['admin', 'POST', '/drafts', 403],
    ['zhou', 'POST', '/drafts', 403],
    ['nobody', 'GET', '', 401],
  ] as const)('%s %s %s is %i', async (who, method, path, status) => {
    const body = method === 'POST' ? { title: '不行', inForceFrom: '2027-01-01' } : undefined
    expect((await ask(who, method, path, body)).status).toBe(status)
  })
})
