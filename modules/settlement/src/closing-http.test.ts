import { randomBytes } from 'node:crypto'
import { createTestDatabase } from '@tongchou/database/testing'
import { uuidV7 } from '@tongchou/kernel'
import { openGate, passwordHash, type Role, registerStaffRoutes } from '@tongchou/staff'
import { installAccount, openCheckedInterface } from '@tongchou/staff/testing'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerClosingRoutes } from './closing-http.ts'
import { registerFundBalanceRoutes } from './fund-balances-http.ts'
import { settledStay } from './specimen-stays.ts'
import { smallWorld } from './testing.ts'

const STAFF: readonly (readonly [login: string, role: Role, scope: string])[] = [
  ['sun', 'finance', '*'],
  ['tian', 'finance', '420881'],
  ['zhou', 'supervisor', '*'],
  ['wang', 'counter', '420802'],
]

let app: FastifyInstance
let drop: () => Promise<void>
const cookies = new Map<string, string>()

/** A stay was settled on 20 October 2026; it is two minutes later. */
beforeAll(async () => {
  const fresh = await createTestDatabase()
  const { database } = fresh
  const { needs, addPerson } = await smallWorld(database)
  await settledStay(needs, await addPerson('5400'), 'of the day')
  const now = () => new Date(needs.now().getTime() + 120_000)
  const newId = () => uuidV7(now().getTime(), randomBytes(10))
  const gate = openGate({ database, now })
  app = Fastify()
  openCheckedInterface(app)
  registerStaffRoutes(app, { database, now, newId, randomBytes, gate, demo: null })
  registerClosingRoutes(app, { ...needs, now, gate, isHistoryLoading: () => false })
  registerFundBalanceRoutes(app, { ...needs, gate })
  const hash = await passwordHash('right', randomBytes(16))
  for (const [login, role, scope] of STAFF) {
    const account = { login, name: `示例·${login}`, office: '示例科室', roles: [role], scope }
    await installAccount(database, account, { staffId: newId(), at: now(), passwordHash: hash })
    const payload = { login, password: 'right' }
    const entered = await app.inject({ method: 'POST', url: '/api/session', payload })
    cookies.set(login, String(entered.headers['set-cookie']).split(';')[0] ?? '')
  }
  drop = fresh.drop
})
afterAll(async () => {
  await app.close()
  await drop()
})

const call = async (login: string, url: string, payload?: object) => {
  const headers = { cookie: cookies.get(login) ?? '' }
  const answer = await app.inject(
    payload === undefined ? { url, headers } : { method: 'POST', url, headers, payload },
  )
  return { status: answer.statusCode, body: answer.json() }
}

test('the sheet of a day names funds and amounts, and is signed by a finance officer as it was shown', async () => {
  const { body: sheet } = await call('sun', '/api/closings/2026-10-20')
  expect(sheet).toMatchObject({
    state: 'open',
    isOver: false,
    maySign: true,
    differences: [],
    personYears: 1,
  })
  const [pooled] = sheet.rows.filter(({ fund }: { fund: string }) => fund === 'employeePooled')
  expect(pooled).toMatchObject({ fundName: '职工医保统筹基金', district: '420802', spent: pooled.settled })
  const shown = { upTo: sheet.upTo, seen: sheet.seen }
  expect(await call('sun', '/api/closings/2026-10-20', shown)).toEqual({ status: 200, body: { signed: 1 } })
  expect(await call('sun', '/api/closings/2026-10-20', shown)).toEqual({ status: 200, body: { signed: 0 } })
  const { body: after } = await call('zhou', '/api/closings/2026-10-20')
  expect(after).toMatchObject({ state: 'signed', maySign: false })
  expect(after.signatures).toMatchObject([{ district: '420802', signedBy: '示例·sun', later: 0 }])
  const { body: month } = await call('sun', '/api/closings?month=2026-10')
  const day = month.days.find((it: { day: string }) => it.day === '2026-10-20')
  expect(day).toMatchObject({ kind: 'working', state: 'signed', dueOn: '2026-10-21', signedBy: '示例·sun' })
  expect(month.days[0]).toMatchObject({ kind: 'holiday', holiday: '国庆节', state: 'none' })
  expect(month.days[9]).toMatchObject({ kind: 'makeUp', holiday: '国庆节' })
})

test('behind a figure stand its days, and behind a day its journals with their settlements', async () => {
  const { body: balances } = await call('sun', '/api/fund-balances')
  const [pooled] = balances.funds
  expect(pooled).toMatchObject({
    fund: 'employeePooled',
    accounts: null,
    payable: pooled.spentThisYear,
    persons: 0,
  })
  expect(pooled.districts).toMatchObject([{ district: '420802', payable: pooled.payable }])
  const account = balances.funds.find(({ fund }: { fund: string }) => fund === 'employeeAccount')
  expect(account.accounts).toBe(100_000 - account.spentThisYear)
  const { body: days } = await call('sun', '/api/fund-balances/employeePooled?month=2026-10')
  expect(days.days).toMatchObject([{ day: '2026-10-20', journals: 1, spent: pooled.spentThisMonth }])
  const { body } = await call('sun', '/api/closings/2026-10-20/entries?fund=employeePooled')
  expect(body.entries).toMatchObject([
    { reason: 'settlement', institution: '示例·H42080200001', spent: pooled.spentThisMonth },
  ])
  expect(body.entries[0].number).toMatch(/^261020-/)
  const elsewhere = await call('tian', '/api/closings/2026-10-20/entries?fund=employeePooled')
  expect(elsewhere.body.entries).toEqual([])
  expect((await call('tian', '/api/fund-balances')).body.funds).toEqual([])
})

test.each([
  ['sun', '/api/closings/2026-10-32', undefined, 400, '日期要写成 2026-10-22 这样'],
  ['sun', '/api/closings/2026-10-21', undefined, 409, '还没到这一天，没有日终可核对'],
  ['sun', '/api/closings?month=2026-13', undefined, 400, '月份要写成 2026-10 这样'],
  ['sun', '/api/closings/2026-10-20/entries', undefined, 400, '请写明哪一只基金'],
  ['sun', '/api/fund-balances/employeePooled', undefined, 400, '月份要写成 2026-10 这样'],
  ['sun', '/api/closings/2026-10-20', {}, 400, '请先打开这一天的核对单，核对以后再签'],
  ['sun', '/api/closings/2026-10-19', unseen(), 409, '这一天没有记账，不用签日终'],
  ['tian', '/api/closings/2026-10-20', unseen(), 409, '这一天没有记账，不用签日终'],
  [
    'sun',
    '/api/closings/2026-10-20',
    unseen(),
    409,
    '您看过之后账上又有变化，没有签。请重新核对这张单，再签',
  ],
  ['zhou', '/api/closings/2026-10-20', unseen(), 403, '这个账号的岗位不能办这件事'],
  ['wang', '/api/closings/2026-10-20', undefined, 403, '这个账号的岗位不能办这件事'],
  ['wang', '/api/fund-balances', undefined, 403, '这个账号的岗位不能办这件事'],
])('%s is told of %s what is wrong with it', async (login, url, payload, status, title) => {
  expect(await call(login, url, payload)).toMatchObject({ status, body: { title } })
})

/** A sheet that nobody was shown. */
function unseen() {
  return { upTo: '2026-10-20T04:01:30.000Z', seen: '0'.repeat(64) }
}
