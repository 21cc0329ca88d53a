import { randomBytes } from 'node:crypto'
import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate, toWireId, type Uuid, uuidV7 } from '@tongchou/kernel'
import { answerProblem, openGate, passwordHash, registerStaffRoutes } from '@tongchou/staff'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerEventRoutes } from './event-http.ts'
import type { SchemeStay } from './scheme-switch.ts'
import { jingmen } from './specimen.ts'

const NOW = new Date('2026-10-22T02:00:00Z')
const newId = (): Uuid => uuidV7(NOW.getTime(), randomBytes(10))
const PERSON = newId()

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
  const needs = { database, now: () => NOW, newId, randomBytes }
  const gate = openGate(needs)
  const bundle = jingmen()
  app = Fastify()
  app.setErrorHandler(answerProblem)
  registerStaffRoutes(app, { ...needs, gate, demo: null })
  registerEventRoutes(app, {
    ...{ database, gate, newId, now: () => NOW },
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

test('facts by hand wait in words for another person, who sees that they are not their own', async () => {
  const { body } = await ask('li', [HIRED, PAID])
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
  expect(await send('wang', decision, { approve: true })).toMatchObject({ status: 409 })
})

test('facts that cannot be true together are refused when they are approved, and stay to be declined', async () => {
  const { body } = await ask('li', [{ ...HIRED, as: 'flexible', month: '2026-09' }])
  const decision = `/api/event-requests/${toWireId(PERSON)}/${body.requestId}/decision`
  expect(await send('wang', decision, { approve: true })).toMatchObject({
    status: 409,
    body: { code: 'impossible-events' },
  })
  expect(await send('wang', decision, { approve: false })).toMatchObject({ status: 200 })
})

test('nobody is moved to the other scheme while in hospital, and is told from when he may be (JM-17.3.4)', async () => {
  const { body } = await ask('li', [{ type: 'enrol', scheme: 'resident', as: 'resident', month: '2027-01' }])
  const decide = (approve: boolean) =>
    send('wang', `/api/event-requests/${toWireId(PERSON)}/${body.requestId}/decision`, { approve })
  stays.push({ scheme: 'employee', admitted: civilDate('2026-10-01'), discharged: civilDate('2026-10-22') })
  expect(await decide(true)).toMatchObject({
    status: 409,
    body: { code: 'in-hospital', title: expect.stringContaining('2026-10-22 出院，次日起可以办理') },
  })
  stays.length = 0
  expect(await decide(false)).toMatchObject({ status: 200 })
})

test.each<[string, string, unknown[], string, number, string]>([
  ['a person of another district', 'far', [HIRED], '补登记', 404, 'unknown-person'],
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

async function signIn(login: string, scope: string): Promise<void> {
  await fresh.database.query(
    `insert into staff (staff_id, login, name, office, password_hash, roles, scope)
     values ($1, $2, '示例·' || $2, '示例科室', $3, '{counter}', $4)`,
    [newId(), login, await passwordHash('right', randomBytes(16)), scope],
  )
  const payload = { login, password: 'right' }
  const entered = await app.inject({ method: 'POST', url: '/api/session', payload })
  cookies.set(login, String(entered.headers['set-cookie']).split(';')[0] ?? '')
}
