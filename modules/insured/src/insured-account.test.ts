import { randomBytes } from 'node:crypto'
import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate, toWireId, type Uuid, uuidV7 } from '@tongchou/kernel'
import { openGate, passwordHash, registerStaffRoutes, rightsFindings } from '@tongchou/staff'
import { installAccount, openCheckedInterface } from '@tongchou/staff/testing'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerInsuredRoutes } from './http.ts'
import { jingmen } from './specimen.ts'

const NOW = new Date('2026-10-22T02:00:00Z')
const newId = () => uuidV7(NOW.getTime(), randomBytes(10))
const [ZHANG, LI, DEAD] = [newId(), newId(), newId()]
const vault = {
  encrypt: (text: string) => Buffer.from(text),
  decrypt: (bytes: Uint8Array) => Buffer.from(bytes).toString(),
  blindIndex: (text: string) => Buffer.from(`index of ${text}`),
}

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let app: FastifyInstance
const cookies = new Map<string, string>()

beforeAll(async () => {
  fresh = await createTestDatabase()
  const { database } = fresh
  await addPerson(ZHANG, '420802900017', '示例·张三', '42089919800419001X')
  await addPerson(LI, '420802900018', '示例·李四', '420899198004190025')
  await addPerson(DEAD, '420802900019', '示例·王五', '420899198004190033', '2026-01-02')
  const needs = { database, now: () => NOW, newId, randomBytes }
  const gate = openGate(needs)
  app = Fastify()
  openCheckedInterface(app)
  registerStaffRoutes(app, { ...needs, gate, demo: null })
  registerInsuredRoutes(app, {
    ...{ ...needs, gate, vault, bundleOn: jingmen, today: () => civilDate('2026-10-22') },
    staysOn: async () => [],
  })
  for (const [login, role] of [
    ['zheng', 'administrator'],
    ['wu', 'administrator'],
    ['clerk', 'counter'],
  ] as const) {
    const account = { login, name: `示例·${login}`, office: '示例科室', roles: [role] }
    const hash = await passwordHash('right', randomBytes(16))
    await installAccount(database, account, { staffId: newId(), at: NOW, passwordHash: hash })
    await enter(login, 'right')
  }
})
afterAll(async () => {
  await app.close()
  await fresh.drop()
})

const headers = (login: string) => ({ cookie: cookies.get(login) ?? '' })
const get = (login: string, url: string) => app.inject({ url, headers: headers(login) })
const post = (login: string, url: string, payload: object) =>
  app.inject({ method: 'POST', url, payload, headers: headers(login) })
const enter = async (login: string, password: string) => {
  const entered = await post(login, '/api/session', { login, password })
  cookies.set(login, String(entered.headers['set-cookie']).split(';')[0] ?? '')
}

const ASKED = {
  ...{ login: 'zhangsan', personNo: '420802900017', idNumber: '42089919800419001x' },
  reason: '本人申请',
}
const ask = (login: string, part: object = {}) =>
  post(login, '/api/staff/insured-requests', { ...ASKED, ...part })
const decide = (login: string, requestId: string) =>
  post(login, `/api/staff/requests/${requestId}/decision`, { approve: true })

test.each<[string, object, number, string, string | undefined]>([
  ['a number of somebody else', { idNumber: '420899198004190025' }, 422, 'unknown-insured', 'idNumber'],
  ['a number of nobody', { personNo: '420802900099' }, 422, 'unknown-insured', 'idNumber'],
  ['half a number', { idNumber: '4208' }, 400, 'malformed', 'idNumber'],
  ['the dead', { personNo: '420802900019', idNumber: '420899198004190033' }, 409, 'deceased', 'personNo'],
  ['a login that is taken', { login: 'clerk' }, 409, 'login-taken', 'login'],
])('an account is not asked for with %s', async (_, part, status, code, field) => {
  const answer = await ask('zheng', part)
  expect([answer.statusCode, answer.json()]).toEqual([status, expect.objectContaining({ code, field })])
})

test('nobody but an administrator asks, and by roles nobody becomes an insured person', async () => {
  expect((await ask('clerk')).json()).toMatchObject({ code: 'not-your-role' })
  const rights = { name: '示例·张三', office: '本人', scope: '*', providerCode: null, reason: '本人申请' }
  for (const roles of [['insured'], ['insured', 'counter']])
    expect(
      (await post('zheng', '/api/staff/requests', { kind: 'add', login: 'x1', roles, ...rights })).json(),
    ).toMatchObject({ code: 'wrong-rights', field: 'roles' })
})

test('two administrators open an account that shows its own person, and nobody and nothing else', async () => {
  const asked = (await ask('zheng')).json()
  expect((await ask('wu', { login: 'zhangsan2' })).json()).toMatchObject({ code: 'already-asked' })
  expect((await decide('zheng', asked.requestId)).json()).toMatchObject({ code: 'same-person' })
  const { requests } = (await get('wu', '/api/staff')).json()
  expect(requests).toMatchObject([
    {
      ...{ name: '示例·张三', roles: ['insured'], mayDecide: true },
      insured: { personNo: '420802900017', idNumberMask: '4208**********001X' },
    },
  ])
  expect(JSON.stringify(requests)).not.toContain('42089919800419001')
  const decided = (await decide('wu', asked.requestId)).json()
  const current = `${asked.passwordHalf}-${decided.passwordHalf}`
  await enter('zhangsan', current)
  expect((await get('zhangsan', `/api/persons/${toWireId(ZHANG)}`)).json()).toMatchObject({
    code: 'password-due',
  })
  await post('zhangsan', '/api/session/password', { current, next: 'Lotus-lake-7' })

  const seen = async (url: string) => {
    const answer = await get('zhangsan', url)
    return [answer.statusCode, answer.json<{ code?: string }>().code]
  }
  expect(await seen(`/api/persons/${toWireId(ZHANG)}`)).toEqual([200, undefined])
  expect(await seen(`/api/persons/${toWireId(ZHANG)}/accesses`)).toEqual([200, undefined])
  expect(await seen(`/api/persons/${toWireId(LI)}`)).toEqual([403, 'not-your-record'])
  expect(await seen(`/api/persons/${toWireId(LI)}/accesses`)).toEqual([403, 'not-your-record'])
  expect(await seen('/api/persons?query=420802900018')).toEqual([403, 'not-your-role'])
  expect(await seen('/api/staff')).toEqual([403, 'not-your-role'])
  // The person reads who asked for it.
  const { accesses } = (await get('zhangsan', `/api/persons/${toWireId(ZHANG)}/accesses`)).json()
  expect(accesses).toContainEqual(expect.objectContaining({ what: '申请开本人账号', reason: '本人申请' }))
})

test('a person has one account: it is opened again, never twice, and has no roles that could be changed', async () => {
  expect((await ask('zheng', { login: 'zhangsan2' })).json()).toMatchObject({
    ...{ code: 'person-has-account', title: expect.stringContaining('zhangsan') },
  })
  const rights = { name: '示例·张三', office: '经办', roles: ['counter'], scope: '*', providerCode: null }
  const other = { kind: 'grant', login: 'zhangsan', ...rights, reason: '调岗' }
  expect((await post('zheng', '/api/staff/requests', other)).json()).toMatchObject({ code: 'wrong-state' })
  await post('zheng', '/api/staff/zhangsan/suspension', { reason: '本人要求' })
  expect((await get('zhangsan', `/api/persons/${toWireId(ZHANG)}`)).statusCode).toBe(401)
  const again = await post('zheng', '/api/staff/requests', {
    ...{ kind: 'resume', login: 'zhangsan', reason: '本人要求' },
  })
  expect((await decide('wu', again.json().requestId)).json()).toMatchObject({ isApproved: true })
  expect(await rightsFindings(fresh.database, () => {})).toEqual([])
})

async function addPerson(
  personId: Uuid,
  personNo: string,
  name: string,
  idNumber: string,
  diedOn: string | null = null,
): Promise<void> {
  const mask = `${idNumber.slice(0, 4)}**********${idNumber.slice(-4)}`
  await fresh.database.query(
    `insert into person (person_id, person_no, name, sex, born_on, id_number, id_number_mask, district, died_on, registered_at)
     values ($1, $2, $3, 'M', '1980-04-19', $4, $5, '420802', $6, $7)`,
    [personId, personNo, name, vault.encrypt(idNumber), mask, diedOn, NOW],
  )
  await fresh.database.query("insert into person_key values ('idNumber', $1, $2)", [
    ...[vault.blindIndex(idNumber), personId],
  ])
}
