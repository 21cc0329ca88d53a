import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChangeView, EntryVersion } from './contract.ts'
import { type Desk, diseasesFile, itemsFile, providersFile, registerDesk } from './specimen.ts'

let desk: Desk
beforeAll(async () => {
  desk = await registerDesk()
})
afterAll(() => desk.close())

const TOMORROW = '2026-10-21'

test('what changes is said in words, and rows that say what holds are left out', async () => {
  const file = itemsFile(
    { code: 'XA01', name: '示例甲药', class: 'A', price: '100.00' },
    { price: '10.50', ceiling: '9', validFrom: '2026-11-01' },
    { code: 'XN01', name: '示例新药', price: '3', validFrom: TOMORROW },
  )
  const { body } = await desk.preview('xu', 'catalogue', file)
  expect(body).toMatchObject({ summary: '新增 1 项，变更 1 项', unchanged: 1 })
  expect(body.entries.map(({ line, sentence }) => [line, sentence])).toEqual([
    [3, '2026-11-01 起，价格 200.00 → 10.50，支付限价 无 → 9.00'],
    [4, expect.stringMatching(/^2026-10-21 起，新增：名称 示例新药，单位 盒，.*价格 3.00/)],
  ])
  expect(await desk.preview('xu', 'catalogue', itemsFile({}))).toMatchObject({
    status: 409,
    body: { title: '这些行和现在的登记一样，没有要改的' },
  })
})

test('a change is asked once however often, decided by another person exactly as it was seen, and kept in the history', async () => {
  const file = itemsFile({ price: '150.00', validFrom: TOMORROW })
  const first = await desk.ask('xu', 'catalogue', file)
  const { changeId } = first.body
  expect(first).toMatchObject({ status: 201, body: { isNew: true } })
  expect(await desk.ask('xu', 'catalogue', file)).toMatchObject({
    status: 200,
    body: { changeId, isNew: false },
  })
  expect(await desk.ask('gao', 'catalogue', file)).toMatchObject({
    status: 200,
    body: { changeId, isNew: false },
  })

  expect(await desk.approve('xu', changeId)).toMatchObject({ status: 403, body: { code: 'same-person' } })
  for (const login of ['zheng', 'wang'])
    expect(await desk.approve(login, changeId)).toMatchObject({
      status: 403,
      body: { code: 'not-your-role' },
    })
  const unseen = { approve: true, seen: 'what nobody has seen' }
  expect(await desk.post('gao', `/api/register-changes/${changeId}/decision`, unseen)).toMatchObject({
    status: 409,
    body: { code: 'effects-changed' },
  })
  expect(await desk.approve('gao', changeId)).toMatchObject({ status: 200, body: { isApproved: true } })
  expect(await desk.approve('zhou', changeId)).toMatchObject({
    status: 409,
    body: { code: 'already-decided' },
  })
  expect(await desk.ask('xu', 'catalogue', file)).toMatchObject({
    status: 409,
    body: { code: 'nothing-changes' },
  })

  const { body } = await desk.get<{ versions: EntryVersion[] }>(
    'zheng',
    '/api/registers/catalogue/entries/XB01/history',
  )
  expect(body.versions).toMatchObject([
    {
      from: TOMORROW,
      sentence: '价格 200.00 → 150.00',
      askedBy: '示例·xu',
      approvedBy: '示例·gao',
      basis: '荆医保发〔2026〕9号',
    },
    { from: '2020-01-01', sentence: expect.stringContaining('价格 200.00'), basis: null },
  ])
})

test('two who approve at the same moment record it once', async () => {
  const { body } = await desk.ask(
    'xu',
    'catalogue',
    itemsFile({ code: 'XC01', name: '示例丙药', class: 'C', price: '30.00', validFrom: TOMORROW }),
  )
  const both = await Promise.all(['gao', 'zhou'].map((login) => desk.approve(login, body.changeId)))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const rows = await desk.world.needs.database.query(
    "select 1 from catalogue_version where item_code = 'XC01'",
  )
  expect(rows.length).toBe(2)
})

test('of two change sets of one item, whoever approves the second has to look again', async () => {
  const [one, two] = await Promise.all(
    ['31.00', '32.00'].map((price) =>
      desk.ask(
        'xu',
        'catalogue',
        itemsFile({ code: 'XA01', name: '示例甲药', class: 'A', price, validFrom: TOMORROW }),
      ),
    ),
  )
  const seen = (
    await desk.get<{ seen: string }>('gao', `/api/register-changes/${two?.body.changeId}/preview`)
  ).body.seen
  expect((await desk.approve('gao', one?.body.changeId ?? '')).status).toBe(200)
  const decision = { approve: true, seen }
  expect(
    await desk.post('gao', `/api/register-changes/${two?.body.changeId}/decision`, decision),
  ).toMatchObject({
    body: { code: 'effects-changed' },
  })
  expect((await desk.approve('gao', two?.body.changeId ?? '')).status).toBe(200)
  const { body } = await desk.get<{ versions: EntryVersion[] }>(
    'xu',
    '/api/registers/catalogue/entries/XA01/history',
  )
  expect(body.versions.map(({ sentence, isSuperseded }) => [sentence, isSuperseded]).slice(0, 2)).toEqual([
    ['价格 31.00 → 32.00', false],
    ['价格 100.00 → 31.00', true],
  ])
})

test('declining takes a reason and changes nothing; the same rows may be asked again', async () => {
  const file = providersFile({ level: '3', validFrom: TOMORROW })
  const { body } = await desk.ask('xu', 'providers', file)
  const url = `/api/register-changes/${body.changeId}/decision`
  expect(await desk.post('gao', url, { approve: false, reason: '' })).toMatchObject({ status: 400 })
  expect(await desk.post('gao', url, { approve: false, reason: '批文没有盖章' })).toMatchObject({
    status: 200,
    body: { isApproved: false, secrets: [] },
  })
  const rows = `/api/register-changes/${body.changeId}/rows`
  expect((await desk.get('zheng', rows)).body).toMatchObject({
    rows: [{ line: 2, code: 'H42080200002', from: TOMORROW, said: expect.stringContaining('级别 三级') }],
  })
  expect(await desk.get('zhong', rows)).toMatchObject({ status: 404 })
  const lists = await desk.get<{ decided: ChangeView[] }>('zheng', '/api/register-changes')
  expect(lists.body.decided[0]).toMatchObject({
    decisionReason: '批文没有盖章',
    decidedBy: '示例·gao',
    mayDecide: false,
  })
  expect(await desk.ask('xu', 'providers', file)).toMatchObject({ status: 201, body: { isNew: true } })
})

test('a new institution gets its secret from whoever approves, once', async () => {
  const file = providersFile({
    code: 'H42088100009',
    name: '示例·新医院',
    district: '420881',
    gateway: 'x-tif',
    agreementFrom: TOMORROW,
  })
  const { body } = await desk.ask('zhong', 'providers', file)
  const decided = await desk.approve('gao', body.changeId)
  expect(decided.body.secrets).toEqual([{ code: 'H42088100009', secret: expect.stringMatching(/^.{32}$/) }])
})

test('an officer of a district changes and sees only its institutions, and not the catalogue', async () => {
  expect(
    await desk.preview('zhong', 'catalogue', itemsFile({ price: '1', validFrom: TOMORROW })),
  ).toMatchObject({
    status: 403,
    body: { code: 'whole-city-only' },
  })
  const { body } = await desk.preview(
    'zhong',
    'providers',
    providersFile({ level: '1', district: '420881', validFrom: TOMORROW }),
  )
  expect(body.faults).toMatchObject([
    { line: 2, field: 'district', sentence: expect.stringContaining('420802 不在您的范围') },
  ])
  const asked = await desk.ask('xu', 'providers', providersFile({ level: '1', validFrom: TOMORROW }))
  expect(await desk.approve('zhong', asked.body.changeId)).toMatchObject({
    status: 404,
    body: { code: 'unknown-request' },
  })
  expect(await desk.approve('dong', asked.body.changeId)).toMatchObject({ status: 200 })
})

test('the table that is downloaded changes nothing when it comes back, in Excel or as CSV', async () => {
  const { body } = await desk.ask('xu', 'diseases', diseasesFile({}))
  expect((await desk.approve('gao', body.changeId)).status).toBe(200)
  for (const [register, format] of [
    ['providers', 'xlsx'],
    ['catalogue', 'xlsx'],
    ['catalogue', 'csv'],
    ['keys', 'xlsx'],
    ['keys', 'csv'],
    ['diseases', 'xlsx'],
  ] as const) {
    const cookie = await cookieOf('xu')
    const file = await desk.app.inject({
      url: `/api/registers/${register}/file?format=${format}`,
      headers: { cookie },
    })
    expect(file.headers['content-disposition']).toContain(`${register}-2026-10-20.${format}`)
    expect(await desk.preview('xu', register, file.rawPayload)).toMatchObject({
      body: { code: 'nothing-changes' },
    })
  }
})

async function cookieOf(login: string): Promise<string> {
  const entered = await desk.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login, password: 'right' },
  })
  return String(entered.headers['set-cookie']).split(';')[0] ?? ''
}
