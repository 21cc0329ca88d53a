import { randomBytes } from 'node:crypto'
import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate, toWireId, type Uuid, uuidV7 } from '@tongchou/kernel'
import { openGate, passwordHash, registerStaffRoutes } from '@tongchou/staff'
import { openCheckedInterface } from '@tongchou/staff/testing'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerInsuredRoutes } from './http.ts'
import type { SchemeStay } from './scheme-switch.ts'
import { jingmen } from './specimen.ts'
import { openVault } from './vault.ts'

const NOW = new Date('2026-10-22T02:00:00Z')
const newId = (): Uuid => uuidV7(NOW.getTime(), randomBytes(10))
const PERSON = newId()
const OTHER = newId()
const PENSIONER = newId()

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let app: FastifyInstance
const stays: SchemeStay[] = []
const cookies = new Map<string, string>()

beforeAll(async () => {
  fresh = await createTestDatabase()
  const { database } = fresh
  await database.query(
    `insert into person values ($1, '420802900017', '示例·张三', 'M', '1980-04-19', '\\x00', '****', '420802', null, null, null, $2)`,
    [PERSON, NOW],
  )
  await database.query(
    `insert into person values
       ($1, '420802900018', '示例·李四', 'M', '1980-04-19', '\\x00', '****', '420802', null, null, null, $3),
       ($2, '420802900019', '示例·王五', 'M', '1950-04-19', '\\x00', '****', '420802', null, null, null, $3)`,
    [OTHER, PENSIONER, NOW],
  )
  const needs = { database, now: () => NOW, newId, randomBytes }
  const gate = openGate(needs)
  const bundle = jingmen()
  app = Fastify()
  openCheckedInterface(app)
  registerStaffRoutes(app, { ...needs, gate, demo: null })
  registerInsuredRoutes(app, {
    ...{ database, gate, newId, randomBytes, now: () => NOW },
    vault: openVault({ encryption: '11'.repeat(32), index: '22'.repeat(32) }),
    today: () => civilDate('2026-10-22'),
    bundleOn: () => bundle,
    staysOn: async () => stays,
  })
  for (const [login, scope] of [
    ['li', '420802'],
    ['wang', '420802'],
    ['far', '420881'],
  ])
    await signIn(String(login), String(scope))
})
afterAll(async () => {
  await app.close()
  await fresh.drop()
})

const HIRED = { type: 'enrol', scheme: 'employee', as: 'employer', month: '2026-08' }
const PAID = { type: 'payMonthly', months: ['2026-08', '2026-10'], onDay: 10 }

const send = async (login: string, url: string, payload?: object) => {
  const answer = await app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url,
    headers: { cookie: cookies.get(login) ?? '' },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const ask = (login: string, events: unknown[], reason = '补登记') =>
  send(login, `/api/persons/${toWireId(PERSON)}/event-requests`, { events, reason })

test('facts by hand wait in words for another person, once however often they are asked, and are not decided by who asked', async () => {
  const { body } = await ask('li', [HIRED, PAID])
  expect(await ask('li', [HIRED, PAID])).toMatchObject({ status: 201, body })
  expect((await send('wang', '/api/event-requests')).body.requests).toHaveLength(1)
  const waiting = { facts: ['2026-08 起随单位参加职工医保', '2026-08 至 2026-10 逐月缴费，每月 10 日到账'] }
  expect(await send('li', '/api/event-requests')).toMatchObject({
    body: { requests: [{ ...waiting, mayDecide: false }] },
  })
  expect(await send('wang', '/api/event-requests')).toMatchObject({
    body: { requests: [{ ...waiting, mayDecide: true }] },
  })
  const decision = `/api/event-requests/${toWireId(PERSON)}/${body.requestId}/decision`
  expect(await send('li', decision, { approve: true })).toMatchObject({ status: 403 })
  expect(await send('wang', decision, { approve: true })).toMatchObject({
    status: 200,
    body: { isApproved: true },
  })
  expect(await send('wang', decision, { approve: true })).toMatchObject({ status: 200 })
})

test('facts that cannot be true together are refused when they are approved, and stay to be declined', async () => {
  const { body } = await ask('li', [{ ...HIRED, as: 'flexible', month: '2026-09' }])
  const decision = `/api/event-requests/${toWireId(PERSON)}/${body.requestId}/decision`
  expect(await send('wang', decision, { approve: true })).toMatchObject({
    status: 409,
    body: { code: 'impossible-events' },
  })
  expect(await send('wang', decision, { approve: false, reason: '重复登记' })).toMatchObject({ status: 200 })
})

test('nobody is moved to the other scheme while in hospital, and is told from when he may be (JM-17.3.4)', async () => {
  const { body } = await ask('li', [
    { type: 'stop', scheme: 'employee', month: '2026-12' },
    { type: 'enrol', scheme: 'resident', as: 'resident', month: '2027-01' },
  ])
  const decide = (decision: object) =>
    send('wang', `/api/event-requests/${toWireId(PERSON)}/${body.requestId}/decision`, decision)
  stays.push({ scheme: 'employee', admitted: civilDate('2026-10-01'), discharged: civilDate('2026-10-22') })
  expect(await decide({ approve: true })).toMatchObject({
    status: 409,
    body: { code: 'in-hospital', title: expect.stringContaining('2026-10-22 出院，次日起可以办理') },
  })
  stays.length = 0
  expect(await decide({ approve: false, reason: '还在住院' })).toMatchObject({ status: 200 })
})

test.each<[string, string, unknown[], string, number, string]>([
  ['a payment of a person of another district', 'far', [PAID], '补登记', 404, 'unknown-person'],
  ['no reason', 'li', [HIRED], '', 400, 'reason-missing'],
  ['no fact', 'li', [], '补登记', 400, 'nothing-asked'],
  [
    'a month that does not exist',
    'li',
    [HIRED, { ...HIRED, month: '2026-13' }],
    '补登记',
    400,
    'malformed-event',
  ],
])('%s is refused', async (_, login, events, reason, status, code) => {
  expect(await ask(login, events, reason)).toMatchObject({ status, body: { code } })
})

test('a look beforehand shows from which day the answer would be another, and writes nothing', async () => {
  const preview = await send('li', `/api/persons/${toWireId(OTHER)}/event-preview`, { events: [HIRED, PAID] })
  expect(preview.body).toMatchObject({
    doubts: [],
    days: [
      { from: '2026-08-10', to: '2026-08-31', was: null, willBe: { state: 'waiting', scheme: 'employee' } },
      { from: '2026-09-01', was: null, willBe: { state: 'entitled', clause: 'JM-17.1.1' } },
      { willBe: { state: 'employerLiable' } },
    ],
  })
  expect(await fresh.database.query('select 1 from insurance_event where person_id = $1', [OTHER])).toEqual(
    [],
  )
})

test('a pensioner is enrolled as flexible only with a recorded reason, which the second person reads', async () => {
  const flexible = { events: [{ ...HIRED, as: 'flexible', month: '2026-09' }], reason: '本人申请' }
  const path = `/api/persons/${toWireId(PENSIONER)}/event-requests`
  expect(await send('li', path, flexible)).toMatchObject({
    status: 422,
    body: { code: 'exception-missing', field: 'exception', clause: 'JM-3' },
  })
  const { body } = await send('li', path, { ...flexible, exception: '补缴年限，社保局函 12 号' })
  expect((await send('wang', '/api/event-requests')).body.requests).toContainEqual(
    expect.objectContaining({ requestId: body.requestId, exception: '补缴年限，社保局函 12 号' }),
  )
  const decided = await send(
    'wang',
    `/api/event-requests/${toWireId(PENSIONER)}/${body.requestId}/decision`,
    {
      approve: true,
    },
  )
  expect(decided).toMatchObject({ status: 200 })
})

test('a certified category lifts the waiting, a second one for the same time is refused, and death ends it', async () => {
  const path = `/api/persons/${toWireId(OTHER)}/event-requests`
  const late = [
    { type: 'enrol', scheme: 'resident', as: 'resident', month: '2026-05' },
    { type: 'pay', scheme: 'resident', year: 2026, arrived: '2026-05-20' },
  ]
  const poor = {
    type: 'certified',
    category: 'dibao',
    from: '2026-01-01',
    to: null,
    source: '民政局 2026-3 号',
  }
  const stateOn = async (day: string) =>
    (await send('li', `/api/persons/${toWireId(OTHER)}?day=${day}`)).body.entitlement?.state
  const approve = async (changes: object[], events: object[] = []) => {
    const { body } = await send('li', path, { changes, events, reason: '证件' })
    return send('wang', `/api/event-requests/${toWireId(OTHER)}/${body.requestId}/decision`, {
      approve: true,
    })
  }
  await approve([], late)
  expect(await stateOn('2026-06-01')).toBe('waiting')
  await approve([poor])
  expect(await stateOn('2026-06-01')).toBe('entitled')
  expect(await approve([poor])).toMatchObject({ status: 409, body: { code: 'already-certified' } })
  await approve([{ type: 'died', on: '2026-07-03' }])
  expect([await stateOn('2026-07-03'), await stateOn('2026-07-04')]).toEqual(['entitled', 'uncovered'])
})

test('any counter of the city enters a person and asks for the enrolment; the person’s own district approves', async () => {
  const entered = await send('far', '/api/persons', {
    ...{ name: '示例·新来', idNumber: '420899199102150021', district: '420802' },
  })
  expect(entered).toMatchObject({ status: 201 })
  const { personId } = entered.body
  const enrolled = { events: [HIRED], reason: '通办' }
  const { body } = await send('far', `/api/persons/${personId}/event-requests`, enrolled)
  const decision = `/api/event-requests/${personId}/${body.requestId}/decision`
  expect(await send('far', decision, { approve: true })).toMatchObject({ status: 404 })
  expect(await send('wang', decision, { approve: true })).toMatchObject({ status: 200 })
  const paid = { events: [PAID], reason: '通办' }
  expect(await send('far', `/api/persons/${personId}/event-requests`, paid)).toMatchObject({ status: 404 })
})

test.each([
  [
    'an identity number with a wrong check character',
    { idNumber: '420899199102150022' },
    422,
    'bad-identity-number',
  ],
  [
    'an identity number that somebody of another name has',
    { name: '示例·别人' },
    409,
    'known-by-another-name',
  ],
  ['a district that is no code', { district: '东宝' }, 400, 'malformed'],
])('%s enters nobody', async (_, part, status, code) => {
  const person = { name: '示例·新来', idNumber: '420899199102150021', district: '420802', ...part }
  expect(await send('li', '/api/persons', person)).toMatchObject({ status, body: { code } })
})

/** Clerks all of one name: it is the login that tells them apart. */
async function signIn(login: string, scope: string): Promise<void> {
  await fresh.database.query(
    `insert into staff (staff_id, login, name, office, password_hash, roles, scope)
     values ($1, $2, '示例·李敏', '示例科室', $3, '{counter}', $4)`,
    [newId(), login, await passwordHash('right', randomBytes(16)), scope],
  )
  const payload = { login, password: 'right' }
  const entered = await app.inject({ method: 'POST', url: '/api/session', payload })
  cookies.set(login, String(entered.headers['set-cookie']).split(';')[0] ?? '')
}
