import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate, parseUuid, toWireId, type Uuid, uuidV7 } from '@tongchou/kernel'
import { type Bundle, layeredFiles, readBundle } from '@tongchou/policy'
import { answerProblem, openGate, passwordHash, registerStaffRoutes } from '@tongchou/staff'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FilingRequestView, FilingView } from './contract.ts'
import { registerFilingRoutes } from './http.ts'

const NOW = new Date('2026-10-22T02:00:00Z')
const WORKER = id(1)
const RESIDENT = id(2)

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let app: FastifyInstance
const cookies = new Map<string, string>()

beforeAll(async () => {
  fresh = await createTestDatabase()
  const { database } = fresh
  await addPerson(WORKER, '420802900017', 'employee', 'active')
  await addPerson(RESIDENT, '420802900018', 'resident', 'resident')
  await database.query("insert into disease values ('M03900', '高血压', 'chronic')")
  const newId = () => uuidV7(NOW.getTime(), randomBytes(10))
  const needs = { database, now: () => NOW, newId, randomBytes }
  const gate = openGate(needs)
  app = Fastify()
  app.setErrorHandler(answerProblem)
  registerStaffRoutes(app, { ...needs, gate, demo: null })
  registerFilingRoutes(app, {
    ...{ database, gate, newId, bundleOn: jingmen },
    ...{ now: () => NOW, today: () => civilDate('2026-10-22') },
  })
  await addClerk('wang')
  await addClerk('li')
})
afterAll(async () => {
  await app.close()
  await fresh.drop()
})

const headers = (login: string) => ({ cookie: cookies.get(login) ?? '' })
const post = (login: string, url: string, payload: object) =>
  app.inject({ method: 'POST', url, payload, headers: headers(login) })
const get = async <T>(login: string, url: string) =>
  (await app.inject({ url, headers: headers(login) })).json<T>()
const preview = (personId: Uuid, filing: object) =>
  post('wang', `/api/persons/${toWireId(personId)}/filing-preview`, { filing })
const ask = (personId: Uuid, asked: object) =>
  post('wang', `/api/persons/${toWireId(personId)}/filing-requests`, { asked, basis: '居住证' })
const filingsOf = async (personId: Uuid) =>
  (await get<{ filings: FilingView[] }>('wang', `/api/persons/${toWireId(personId)}/filings`)).filings
const waiting = async () =>
  (await get<{ requests: FilingRequestView[] }>('li', '/api/filing-requests')).requests
const decide = (login: string, { personId, requestId }: FilingRequestView, approve = true) =>
  post(login, `/api/filing-requests/${personId}/${requestId}/decision`, { approve })

const OFFSITE = { kind: 'offsite', subject: 'longTerm', toProvider: '武汉市', from: '2026-11-01', to: null }

describe('a filing at the counter', () => {
  test('says by the law of its first day what it changes', async () => {
    const duringTheStay = {
      sentence: '入院后补办的也算：住院有一天在备案期内、还没结算，整次住院就按备案结算；已经结算的不变',
      clause: 'JM-16.1',
    }
    expect((await preview(WORKER, OFFSITE)).json()).toEqual({
      effects: [
        { sentence: '市外住院，支付比例不降低；没有备案降低 20 个百分点', clause: 'JM-16.1' },
        duringTheStay,
      ],
    })
    // No clause says when a referral or an emergency ends: both may stay open.
    const emergency = { ...OFFSITE, subject: 'emergency', to: null }
    expect((await preview(WORKER, emergency)).statusCode).toBe(200)
    const referral = { ...OFFSITE, subject: 'referral', from: '2026-10-01' }
    const { effects } = (await preview(WORKER, referral)).json<{ effects: { sentence: string }[] }>()
    expect(effects.map(({ sentence }) => sentence)).toEqual([
      '市外住院，支付比例降低 10 个百分点；没有备案降低 20 个百分点',
      duringTheStay.sentence,
    ])
    const diabetes = { kind: 'twoDisease', subject: 'diabetes', from: '2026-11-01', to: null }
    expect((await preview(RESIDENT, diabetes)).json()).toMatchObject({
      effects: [
        { sentence: '普通门诊年度限额从 400.00 元提到 600.00 元', clause: 'JM-14.2.2' },
        { sentence: '同一个病已办门诊慢特病的，不再提高' },
      ],
    })
    const chronic = { kind: 'chronic', subject: 'M03900', from: '2026-11-01', to: null }
    expect(
      (await preview(RESIDENT, chronic)).json<{ effects: { sentence: string }[] }>().effects[0]?.sentence,
    ).toMatch(/还没有公布/)
  })

  test.each([
    ['an end before its beginning', { ...OFFSITE, to: '2026-10-31' }, 422, 'ends-before-it-begins', 'to'],
    ['a day that does not exist', { ...OFFSITE, from: '2026-02-30' }, 422, 'no-such-day', 'from'],
    ['a day before the insurance', { ...OFFSITE, from: '2018-01-01' }, 409, 'not-insured-then', 'from'],
    ['no place', { ...OFFSITE, toProvider: '' }, 400, 'malformed-filing', 'toProvider'],
    [
      'a disease that nobody knows',
      { kind: 'chronic', subject: 'M99999', from: '2026-11-01' },
      422,
      'unknown-disease',
      'subject',
    ],
    [
      'two-disease drugs of a worker',
      { kind: 'twoDisease', subject: 'diabetes', from: '2026-11-01' },
      409,
      'not-raised-here',
      'subject',
    ],
    [
      'a drug that is not paid separately',
      { kind: 'separateDrug', subject: 'XA01', from: '2026-11-01' },
      422,
      'not-a-separate-drug',
      'subject',
    ],
  ])('is refused for %s, naming the field', async (_, filing, status, code, field) => {
    const answer = await preview(WORKER, filing)
    expect([answer.statusCode, answer.json()]).toEqual([status, expect.objectContaining({ code, field })])
  })

  test('counts only when another clerk has approved it; asked twice, it waits once', async () => {
    expect((await ask(WORKER, { filing: OFFSITE })).statusCode).toBe(201)
    expect((await ask(WORKER, { filing: OFFSITE })).statusCode).toBe(201)
    const [request, ...others] = await waiting()
    expect(others).toEqual([])
    expect(request).toMatchObject({
      asked: '异地就医：长期异地居住，去武汉市，2026-11-01 至长期',
      mayDecide: true,
    })
    if (request === undefined) throw new Error('nothing waits')
    expect((await decide('wang', request)).json()).toMatchObject({ code: 'same-person' })
    expect(await filingsOf(WORKER)).toEqual([])
    expect((await decide('li', request)).json()).toEqual({ isApproved: true })
    expect(await filingsOf(WORKER)).toMatchObject([
      {
        kind: 'offsite',
        subject: 'longTerm',
        from: '2026-11-01',
        to: null,
        filedBy: '示例·wang，复核 示例·li',
      },
    ])
    expect((await decide('li', request)).json()).toMatchObject({ code: 'nothing-to-decide' })
    expect((await preview(WORKER, OFFSITE)).json()).toMatchObject({ code: 'already-filed', field: 'from' })
  })

  test('is withdrawn by two persons as well, and stays in the list', async () => {
    const [filing] = await filingsOf(WORKER)
    expect((await ask(WORKER, { withdraws: filing?.filingId })).statusCode).toBe(201)
    const [request] = await waiting()
    if (request === undefined) throw new Error('nothing waits')
    expect(request.asked).toMatch(/^撤销 异地就医/)
    await decide('li', request)
    expect(await filingsOf(WORKER)).toMatchObject([{ isWithdrawn: true }])
    expect((await preview(WORKER, OFFSITE)).statusCode).toBe(200)
  })
})

async function addPerson(personId: Uuid, number: string, scheme: string, status: string): Promise<void> {
  const { database } = fresh
  await database.query(
    `insert into person (person_id, person_no, name, sex, born_on, id_number, id_number_mask, district, registered_at)
     values ($1, $2, '示例', 'M', '1980-04-19', $3, '', '420802', $4)`,
    [personId, number, Buffer.from(number), NOW],
  )
  await database.query(
    `insert into enrolment values ($1, gen_random_uuid(), $2, $3, $4, null, '420802', null, false, '[2019-05-01,)', $5)`,
    [personId, scheme, scheme === 'employee' ? 'employer' : 'resident', status, NOW],
  )
}

async function addClerk(login: string): Promise<void> {
  await fresh.database.query(
    `insert into staff (staff_id, login, name, office, password_hash, roles, scope)
     values (gen_random_uuid(), $1, '示例·' || $1, '示例科室', $2, '{counter}', '420802')`,
    [login, await passwordHash('right', randomBytes(16))],
  )
  const entered = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login, password: 'right' },
  })
  cookies.set(login, String(entered.headers['set-cookie']).split(';')[0] ?? '')
}

function jingmen(): Bundle {
  const regions = new URL('../../../regions/', import.meta.url)
  const read = readBundle(
    layeredFiles('jingmen', (place) => {
      const folder = new URL(`${place}/`, regions)
      const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
      return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))
    }),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

function id(number: number): Uuid {
  const read = parseUuid(`01890000-0000-7000-8000-${String(number).padStart(12, '0')}`)
  if (!read.ok) throw new Error('not an id')
  return read.value
}
