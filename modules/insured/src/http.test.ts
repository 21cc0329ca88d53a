import { randomBytes } from 'node:crypto'
import { createTestDatabase } from '@tongchou/database/testing'
import { civilDate, parseUuid, toWireId, type Uuid, uuidV7 } from '@tongchou/kernel'
import { openGate, passwordHash, type Role, registerStaffRoutes } from '@tongchou/staff'
import { openCheckedInterface } from '@tongchou/staff/testing'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerInsuredRoutes } from './http.ts'
import { jingmen } from './specimen.ts'

const NOW = new Date('2026-10-22T02:00:00Z')
const ZHANG = id(1)
const CHILD = id(2)
const vault = {
  encrypt: (text: string) => Buffer.from(text.split('').reverse().join('')),
  decrypt: (bytes: Uint8Array) => Buffer.from(bytes).toString().split('').reverse().join(''),
  blindIndex: (text: string) => Buffer.from(`index of ${text}`),
}

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let app: FastifyInstance
const cookies = new Map<string, string>()

beforeAll(async () => {
  fresh = await createTestDatabase()
  const { database } = fresh
  await addPerson(ZHANG, '420802900017', '示例·张三', '1980-04-19', '420802', '420899198004190017')
  await addPerson(CHILD, '420881900126', '示例·张三', '2017-01-08', '420881', '420899201701080126')
  await database.query(
    `insert into enrolment values ($1, gen_random_uuid(), 'employee', 'employer', 'active', null, '420802', '示例·荆楚机械', true, '[2019-05-01,)', $2)`,
    [ZHANG, NOW],
  )
  await database.query(
    `with v as (insert into entitlement_version values ($1, 1, '', $2, '示例'))
     insert into entitlement_span values
       ($1, 1, 'employee', 'waiting', '[2017-11-15,2018-02-01)', 'JM-17.1.3', '停保 5 个月'),
       ($1, 1, 'employee', 'entitled', '[2018-02-01,)', 'JM-17.1.3', '连续缴费')`,
    [ZHANG, NOW],
  )
  const newId = () => uuidV7(NOW.getTime(), randomBytes(10))
  const needs = { database, now: () => NOW, newId, randomBytes }
  const gate = openGate(needs)
  app = Fastify()
  openCheckedInterface(app)
  registerStaffRoutes(app, { ...needs, gate, demo: null })
  registerInsuredRoutes(app, {
    database,
    gate,
    now: () => NOW,
    today: () => civilDate('2026-10-22'),
    newId,
    vault,
    randomBytes,
    bundleOn: jingmen,
    staysOn: async () => [],
  })
  await addStaff('dongbao', ['counter'], '420802')
  await addStaff('zhongxiang', ['counter'], '420881')
  await addStaff('hospital', ['hospital'], '*')
  await addStaff('zhang', ['insured'], '*', ZHANG)
})
afterAll(async () => {
  await app.close()
  await fresh.drop()
})

const get = (login: string, url: string) => app.inject({ url, headers: { cookie: cookies.get(login) ?? '' } })
const found = async (login: string, query: string) =>
  (await get(login, `/api/persons?query=${encodeURIComponent(query)}`)).json<{
    kind: string
    persons: { personNo: string }[]
  }>()

describe('finding a person', () => {
  test('a name is looked for in the own district, with or without the mark of invented names', async () => {
    for (const query of ['张三', '示例·张'])
      expect((await found('dongbao', query)).persons.map((it) => it.personNo)).toEqual(['420802900017'])
    expect((await found('zhongxiang', '张三')).persons.map((it) => it.personNo)).toEqual(['420881900126'])
  })

  test.each([
    ['personNo', '420802900017'],
    ['idNumber', '420899198004190017'],
    ['voucher', 'SANDBOX420802900017000001'],
  ])('a whole %s that the person shows is found in every district', async (kind, query) => {
    expect(await found('zhongxiang', query)).toMatchObject({ kind, persons: [{ personNo: '420802900017' }] })
  })

  test('the beginning of a person number is looked for in the own district', async () => {
    expect((await found('dongbao', '42080290')).persons).toHaveLength(1)
    expect((await found('zhongxiang', '42080290')).persons).toHaveLength(0)
  })

  test('signs of the search language are letters like any other', async () => {
    expect((await found('dongbao', '%%')).persons).toHaveLength(0)
    expect((await found('dongbao', '_·')).persons).toHaveLength(0)
  })

  test('one character is not enough', async () => {
    expect((await get('dongbao', '/api/persons?query=z')).statusCode).toBe(400)
  })
})

describe('opening a record', () => {
  test('shows the own district everything, with the answer of the day', async () => {
    const record = (await get('dongbao', `/api/persons/${toWireId(ZHANG)}`)).json()
    expect(record).toMatchObject({
      access: 'record',
      age: 46,
      idNumberMask: '4208**********0017',
      enrolment: { employer: '示例·荆楚机械', from: '2019-05-01', to: null },
      entitlement: { state: 'entitled', clause: 'JM-17.1.3', from: '2018-02-01', to: null },
    })
    expect(JSON.stringify(record)).not.toContain('420899198004190017')
  })

  test.each([
    ['2018-01-31', 'waiting'],
    ['2018-02-01', 'entitled'],
    ['2017-11-14', 'uncovered'],
  ])('answers another day: %s is %s', async (day, state) => {
    const record = (await get('dongbao', `/api/persons/${toWireId(ZHANG)}?day=${day}`)).json()
    expect(record.entitlement.state).toBe(state)
  })

  test('shows another district the header and the entitlement, nothing more', async () => {
    const record = (await get('zhongxiang', `/api/persons/${toWireId(ZHANG)}`)).json()
    expect(record).toMatchObject({ access: 'entitlementOnly', entitlement: { state: 'entitled' } })
    expect(record).not.toHaveProperty('enrolments')
    expect(record).not.toHaveProperty('bornOn')
    expect((await get('zhongxiang', `/api/persons/${toWireId(ZHANG)}/accesses`)).statusCode).toBe(404)
  })

  test('a person without any relation is told so', async () => {
    const record = (await get('zhongxiang', `/api/persons/${toWireId(CHILD)}`)).json()
    expect(record.entitlement).toMatchObject({
      state: 'uncovered',
      clause: 'JM-3',
      reason: '从来没有参保。',
    })
  })

  test('is not for hospitals; the insured open only their own', async () => {
    expect((await get('hospital', `/api/persons/${toWireId(ZHANG)}`)).statusCode).toBe(403)
    expect((await get('hospital', '/api/persons?query=zhang')).statusCode).toBe(403)
    expect((await get('zhang', `/api/persons/${toWireId(ZHANG)}`)).statusCode).toBe(200)
    expect((await get('zhang', `/api/persons/${toWireId(CHILD)}`)).statusCode).toBe(403)
  })

  test.each([toWireId(id(99)), 'nonsense'])('an id that nobody has (%s) is not found', async (personId) => {
    expect((await get('dongbao', `/api/persons/${personId}`)).statusCode).toBe(404)
  })
})

describe('the access log', () => {
  const reveal = (login: string, payload: object) =>
    app.inject({
      method: 'POST',
      url: `/api/persons/${toWireId(ZHANG)}/identity`,
      headers: { cookie: cookies.get(login) ?? '' },
      payload,
    })
  const accesses = async () =>
    (await get('zhang', `/api/persons/${toWireId(ZHANG)}/accesses`)).json<{
      accesses: { staffName: string; what: string; reason: string }[]
    }>().accesses

  test('opening the page twice in a few minutes is one visit', async () => {
    await get('dongbao', `/api/persons/${toWireId(ZHANG)}`)
    await get('dongbao', `/api/persons/${toWireId(ZHANG)}`)
    const visits = (await accesses()).filter((it) => it.staffName === '示例·dongbao')
    expect(visits.map((it) => it.what)).toEqual(['打开参保人页面'])
  })

  test('the whole identity number needs a reason, and the person reads it', async () => {
    expect((await reveal('dongbao', {})).statusCode).toBe(400)
    expect((await reveal('hospital', { reason: '核对证件原件' })).statusCode).toBe(403)
    expect((await reveal('zhongxiang', { reason: '核对证件原件' })).statusCode).toBe(404)
    expect((await reveal('dongbao', { reason: '核对证件原件' })).json()).toEqual({
      idNumber: '420899198004190017',
      seconds: 60,
    })
    expect(await accesses()).toContainEqual(
      expect.objectContaining({ what: '显示完整身份证号', reason: '核对证件原件' }),
    )
  })

  test('the person looking at the own record is not in it', async () => {
    await get('zhang', `/api/persons/${toWireId(ZHANG)}`)
    expect((await accesses()).map((it) => it.staffName)).not.toContain('示例·zhang')
  })
})

function id(order: number): Uuid {
  const read = parseUuid(`01900000-0000-7000-8000-${String(order).padStart(12, '0')}`)
  if (!read.ok) throw new Error(read.error)
  return read.value
}

async function addPerson(
  personId: Uuid,
  personNo: string,
  name: string,
  bornOn: string,
  district: string,
  idNumber: string,
): Promise<void> {
  await fresh.database.query(
    `insert into person (person_id, person_no, name, sex, born_on, id_number, id_number_mask, district, registered_at)
     values ($1, $2, $3, 'M', $4, $5, $6, $7, $8)`,
    [
      personId,
      personNo,
      name,
      bornOn,
      Buffer.from(idNumber.split('').reverse().join('')),
      `${idNumber.slice(0, 4)}**********${idNumber.slice(-4)}`,
      district,
      NOW,
    ],
  )
  await fresh.database.query('insert into person_key values ($1, $2, $3), ($4, $5, $3), ($6, $7, $3)', [
    'personNo',
    Buffer.from(personNo),
    personId,
    'idNumber',
    vault.blindIndex(idNumber),
    'voucher',
    vault.blindIndex(`SANDBOX${personNo}000001`),
  ])
}

async function addStaff(
  login: string,
  roles: Role[],
  scope: string,
  personId: Uuid | null = null,
): Promise<void> {
  await fresh.database.query(
    `insert into staff (staff_id, login, name, office, password_hash, roles, scope, provider_code, person_id)
     values (gen_random_uuid(), $1, '示例·' || $1, '示例科室', $2, $3, $4, $5, $6)`,
    [
      login,
      await passwordHash('right', randomBytes(16)),
      roles,
      scope,
      roles.includes('hospital') ? 'H1' : null,
      personId,
    ],
  )
  const entered = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login, password: 'right' },
  })
  cookies.set(login, String(entered.headers['set-cookie']).split(';')[0] ?? '')
}
