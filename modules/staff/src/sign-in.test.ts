import { createTestDatabase } from '@tongchou/database/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAccount, cookieOf, PASSWORD, specimenPlatform } from './specimen.ts'
import { FAILURES, LOCK_MINUTES } from './use-cases/sign-in.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  fresh = await createTestDatabase()
  await addAccount(fresh.database, 'wang', ['counter'], '420802')
  await addAccount(fresh.database, 'zhao', ['hospital'], '*', 'H42080200001')
})
afterAll(() => fresh.drop())

const attempt = (app: ReturnType<typeof specimenPlatform>['app'], login: string, password: string) =>
  app.inject({ method: 'POST', url: '/api/session', payload: { login, password } })

describe('signing in', () => {
  test('the right password opens a session that says who is here, out ends it', async () => {
    const { app } = specimenPlatform(fresh.database)
    const cookie = await cookieOf(app, 'wang')
    const session = await app.inject({ url: '/api/session', headers: { cookie } })
    expect(session.json()).toMatchObject({
      staff: { name: '示例·wang', roles: ['counter'], scope: '420802' },
    })
    await app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } })
    const after = await app.inject({ url: '/api/session', headers: { cookie } })
    expect(after.json()).toEqual({ staff: null })
  })

  test('the cookie is out of reach of scripts and of other sites', async () => {
    const { app } = specimenPlatform(fresh.database)
    const answer = await attempt(app, 'wang', PASSWORD)
    expect(answer.headers['set-cookie']).toMatch(
      /^tongchou_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; /,
    )
  })

  test('the database holds no token that could be used', async () => {
    const { app } = specimenPlatform(fresh.database)
    const token = (await cookieOf(app, 'wang')).split('=')[1] ?? ''
    const rows = await fresh.database.query<{ token_hash: Buffer }>('select token_hash from staff_session')
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row.token_hash.toString('base64url')).not.toContain(token.slice(0, 20))
  })

  test('a wrong password and an unknown login get the same answer', async () => {
    const { app } = specimenPlatform(fresh.database)
    const wrong = await attempt(app, 'wang', 'wrong')
    const unknown = await attempt(app, 'nobody', 'wrong')
    expect(wrong.statusCode).toBe(401)
    expect(unknown.statusCode).toBe(401)
    expect(unknown.json()).toEqual(wrong.json())
  })

  test('a session ends after its working day', async () => {
    const { app, clock } = specimenPlatform(fresh.database)
    const cookie = await cookieOf(app, 'wang')
    clock.now = new Date(clock.now.getTime() + 12 * 3_600_000)
    expect((await app.inject({ url: '/api/session', headers: { cookie } })).json()).toEqual({ staff: null })
  })

  test('an account that was closed is out at once', async () => {
    const { app } = specimenPlatform(fresh.database)
    await addAccount(fresh.database, 'leaving', ['counter'])
    const cookie = await cookieOf(app, 'leaving')
    await fresh.database.query("update staff set is_active = false where login = 'leaving'")
    expect((await app.inject({ url: '/api/session', headers: { cookie } })).json()).toEqual({ staff: null })
    expect((await attempt(app, 'leaving', PASSWORD)).statusCode).toBe(401)
  })
})

describe('five failures', () => {
  test.each(['guessed', 'not-an-account'])(
    'lock %s for fifteen minutes, also for the right password',
    async (login) => {
      const { app, clock } = specimenPlatform(fresh.database)
      if (login === 'guessed') await addAccount(fresh.database, login, ['finance'])
      for (let failure = 1; failure <= FAILURES; failure++)
        expect((await attempt(app, login, 'wrong')).statusCode).toBe(401)
      const locked = await attempt(app, login, PASSWORD)
      expect(locked.statusCode).toBe(429)
      expect(locked.json()).toMatchObject({ code: 'locked', until: '2026-10-22T02:15:00.000Z' })
      clock.now = new Date(clock.now.getTime() + LOCK_MINUTES * 60_000)
      expect((await attempt(app, login, PASSWORD)).statusCode).toBe(login === 'guessed' ? 200 : 401)
    },
  )

  test('are five also when twenty guesses come at the same moment', async () => {
    const { app } = specimenPlatform(fresh.database)
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt(app, 'hammered', 'wrong')))
    const looked = answers.filter((answer) => answer.statusCode === 401)
    expect(looked).toHaveLength(FAILURES)
  })

  test('in a row: a right password forgets the failures before it', async () => {
    const { app } = specimenPlatform(fresh.database)
    for (let round = 0; round < 2; round++) {
      for (let failure = 1; failure < FAILURES; failure++) await attempt(app, 'zhao', 'wrong')
      expect((await attempt(app, 'zhao', PASSWORD)).statusCode).toBe(200)
    }
  })
})

describe('the gate', () => {
  test('asks nobody to sign in, refuses another role, lets the right one pass', async () => {
    const { app } = specimenPlatform(fresh.database)
    const ask = async (cookie: string) => app.inject({ url: '/counter-only', headers: { cookie } })
    expect((await ask('')).statusCode).toBe(401)
    expect((await ask('tongchou_session=made-up')).statusCode).toBe(401)
    const hospital = await ask(await cookieOf(app, 'zhao'))
    expect(hospital.statusCode).toBe(403)
    expect(hospital.json()).toMatchObject({ title: '这个账号的岗位不能办这件事', code: 'not-your-role' })
    expect((await ask(await cookieOf(app, 'wang'))).body).toBe('wang')
  })

  test('malformed sign-ins are refused in words', async () => {
    const { app } = specimenPlatform(fresh.database)
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { login: '' } })
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ title: '请填账号和密码' })
  })
})

describe('demo accounts', () => {
  test('are listed only where the data are invented', async () => {
    const demo = {
      password: 'demo-2026',
      accounts: [
        { login: 'counter', name: '示例·王静', office: '东宝区医保经办', roles: ['counter' as const] },
      ],
    }
    const real = specimenPlatform(fresh.database)
    expect((await real.app.inject({ url: '/api/demo/accounts' })).statusCode).toBe(404)
    const inDemo = specimenPlatform(fresh.database, demo)
    expect((await inDemo.app.inject({ url: '/api/demo/accounts' })).json()).toEqual(demo)
  })
})
