import { auditEntriesIn, chainFindings } from '@tongchou/audit'
import { createTestDatabase } from '@tongchou/database/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAccount, cookieOf, PASSWORD, specimenPlatform } from './specimen.ts'
import { installAdministrator, resetAdministrator } from './use-cases/install-administrator.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let platform: ReturnType<typeof specimenPlatform>
const cookies = new Map<string, string>()

beforeAll(async () => {
  fresh = await createTestDatabase()
  platform = specimenPlatform(fresh.database)
  for (const login of ['zheng', 'wu']) await addAccount(fresh.database, login, ['administrator'])
  await addAccount(fresh.database, 'clerk', ['counter'], '420802')
  for (const login of ['zheng', 'wu', 'clerk']) cookies.set(login, await cookieOf(platform.app, login))
})
afterAll(() => fresh.drop())

const post = (login: string, url: string, payload: object) =>
  platform.app.inject({ method: 'POST', url, payload, headers: { cookie: cookies.get(login) ?? '' } })
const ask = (login: string, payload: object) => post(login, '/api/staff/requests', payload)
const decide = (login: string, requestId: string, decision: object = { approve: true }) =>
  post(login, `/api/staff/requests/${requestId}/decision`, decision)

const CLERK = {
  ...{ kind: 'add', name: '示例·李四', office: '钟祥市医保经办', roles: ['counter'] },
  ...{ scope: '420881', providerCode: null, reason: '新到岗' },
}

describe('an account', () => {
  test('is opened by two administrators, each of whom knows half of its first password', async () => {
    const asked = (await ask('zheng', { ...CLERK, login: 'lisi' })).json()
    const alone = await decide('zheng', asked.requestId)
    expect(alone.json()).toMatchObject({ status: 403, code: 'same-person' })
    const decided = (await decide('wu', asked.requestId)).json()
    expect(decided).toMatchObject({ isApproved: true })
    const password = `${asked.passwordHalf}-${decided.passwordHalf}`
    const answer = await platform.app.inject({
      ...{ method: 'POST', url: '/api/session', payload: { login: 'lisi', password } },
    })
    expect(answer.json()).toMatchObject({ staff: { roles: ['counter'], mustChoosePassword: true } })
    for (const half of [asked.passwordHalf, decided.passwordHalf]) {
      const [stored] = await fresh.database.query(
        'select 1 from account_request where first_half = $1 or rights::text like $2',
        [half, `%${half}%`],
      )
      expect(stored).toBeUndefined()
    }
  })

  test('does nothing before a password of its own is chosen, and ends its other sessions then', async () => {
    const asked = (await ask('zheng', { ...CLERK, login: 'wangwu' })).json()
    const decided = (await decide('wu', asked.requestId)).json()
    const current = `${asked.passwordHalf}-${decided.passwordHalf}`
    const [one, two] = [
      await cookieOf(platform.app, 'wangwu', current),
      await cookieOf(platform.app, 'wangwu', current),
    ]
    cookies.set('wangwu', one)
    const look = (cookie: string) => platform.app.inject({ url: '/counter-only', headers: { cookie } })
    expect((await look(one)).json()).toMatchObject({ status: 403, code: 'password-due' })
    const weak = await post('wangwu', '/api/session/password', { current, next: 'wangwu' })
    expect(weak.json()).toMatchObject({ status: 422, code: 'password-too-weak', field: 'next' })
    const wrong = await post('wangwu', '/api/session/password', { current: 'x', next: 'Lotus-lake-7' })
    expect(wrong.json()).toMatchObject({ status: 403, code: 'current-wrong' })
    const chosen = await post('wangwu', '/api/session/password', { current, next: 'Lotus-lake-7' })
    expect(chosen.json()).toMatchObject({ staff: { mustChoosePassword: false } })
    expect((await look(one)).body).toBe('wangwu')
    expect((await look(two)).statusCode).toBe(401)
  })

  test('whose first password was not used in three days is let in no more', async () => {
    const asked = (await ask('zheng', { ...CLERK, login: 'zhaoliu' })).json()
    const decided = (await decide('wu', asked.requestId)).json()
    const before = platform.clock.now
    platform.clock.now = new Date(before.getTime() + 73 * 3_600_000)
    const answer = await platform.app.inject({
      ...{ method: 'POST', url: '/api/session' },
      payload: { login: 'zhaoliu', password: `${asked.passwordHalf}-${decided.passwordHalf}` },
    })
    platform.clock.now = before
    expect(answer.json()).toMatchObject({ status: 403, code: 'expired' })
  })

  test('gets other rights by two, loses all at once by one, and comes back by two', async () => {
    const asked = (
      await ask('wu', { ...CLERK, kind: 'grant', login: 'clerk', scope: '420802,420804' })
    ).json()
    expect(asked.passwordHalf).toBeNull()
    await decide('zheng', asked.requestId)
    const session = await platform.app.inject({
      ...{ url: '/api/session', headers: { cookie: cookies.get('clerk') ?? '' } },
    })
    expect(session.json()).toMatchObject({ staff: { scope: '420802,420804', name: '示例·李四' } })
    expect((await post('wu', '/api/staff/clerk/suspension', { reason: '离岗' })).statusCode).toBe(204)
    const gone = await platform.app.inject({
      ...{ url: '/counter-only', headers: { cookie: cookies.get('clerk') ?? '' } },
    })
    expect(gone.statusCode).toBe(401)
    const again = (await ask('wu', { kind: 'resume', login: 'clerk', reason: '回岗' })).json()
    const half = (await decide('zheng', again.requestId)).json().passwordHalf
    expect(await cookieOf(platform.app, 'clerk', `${again.passwordHalf}-${half}`)).toMatch(
      /^tongchou_session=./,
    )
  })

  test('that was declined is not there', async () => {
    const asked = (await ask('zheng', { ...CLERK, login: 'sunqi' })).json()
    expect((await decide('wu', asked.requestId, { approve: false, reason: '还没有到岗' })).json()).toEqual({
      isApproved: false,
      passwordHalf: null,
    })
    expect((await decide('wu', asked.requestId)).json()).toMatchObject({ code: 'already-decided' })
    expect(await fresh.database.query("select 1 from staff where login = 'sunqi'")).toEqual([])
  })
})

test.each([
  [{ login: '1abc' }, 422, 'login-malformed', 'login'],
  [{ login: 'zheng-x', roles: [] }, 422, 'wrong-rights', 'roles'],
  [{ login: 'both', roles: ['administrator', 'finance'] }, 422, 'wrong-rights', 'roles'],
  [{ login: 'both', roles: ['hospital', 'counter'], providerCode: 'H1' }, 422, 'wrong-rights', 'roles'],
  [{ login: 'nowhere', roles: ['hospital'] }, 422, 'wrong-rights', 'providerCode'],
  [{ login: 'nowhere', scope: '东宝' }, 422, 'wrong-rights', 'scope'],
  [{ login: 'patient', roles: ['insured'] }, 422, 'wrong-rights', 'roles'],
  [{ login: 'wu' }, 409, 'login-taken', 'login'],
  [{ login: 'nobody', kind: 'grant' }, 404, 'unknown-account', 'login'],
  [{ login: 'zheng', kind: 'grant' }, 403, 'own-account', undefined],
  [{ login: 'wu', kind: 'resume' }, 409, 'wrong-state', undefined],
  [{ login: 'fresh', reason: '' }, 400, 'malformed', 'reason'],
  [{ login: 'fresh', roles: ['king'] }, 400, 'malformed', 'roles'],
])('a request with %j is refused, naming what is wrong', async (part, status, code, field) => {
  const answer = (await ask('zheng', { ...CLERK, ...part })).json()
  expect(answer).toMatchObject({ status, code, ...(field === undefined ? {} : { field }) })
})

test('nobody asks twice for one account, suspends himself, or comes here without being an administrator', async () => {
  await ask('zheng', { ...CLERK, login: 'twice' })
  expect((await ask('wu', { ...CLERK, login: 'twice' })).json()).toMatchObject({ code: 'already-asked' })
  const own = await post('zheng', '/api/staff/zheng/suspension', { reason: '试试' })
  expect(own.json()).toMatchObject({ status: 403, code: 'own-account' })
  await addAccount(fresh.database, 'finance', ['finance'])
  cookies.set('finance', await cookieOf(platform.app, 'finance', PASSWORD))
  expect((await ask('finance', { ...CLERK, login: 'mine' })).statusCode).toBe(403)
})

test('the list shows accounts, what waits and what happened, and every account has a whole audit chain', async () => {
  const lists = (
    await platform.app.inject({ url: '/api/staff', headers: { cookie: cookies.get('wu') ?? '' } })
  ).json()
  expect(lists.accounts).toContainEqual(
    expect.objectContaining({ login: 'lisi', isPasswordOneTime: true, isActive: true }),
  )
  expect(lists.requests).toContainEqual(
    expect.objectContaining({ login: 'twice', askedBy: '示例·zheng', mayDecide: true }),
  )
  expect(lists.changes).toContainEqual(
    expect.objectContaining({ action: 'account-suspended', subject: 'clerk', actor: '示例·wu' }),
  )
  const entries = await auditEntriesIn(fresh.database, {
    after: '00000000-0000-0000-0000-000000000000',
    upTo: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  })
  expect(entries.length).toBeGreaterThan(8)
  for (const chain of Map.groupBy(entries, ({ personId }) => personId).values())
    expect(chainFindings(chain)).toEqual([])
})

test('who did something is named as he was called then, and known by his login', async () => {
  const before = platform.clock.now
  platform.clock.now = new Date(before.getTime() + 60_000)
  const renamed = {
    ...CLERK,
    ...{
      kind: 'grant',
      login: 'wu',
      name: '示例·吴新',
      office: '示例科室',
      roles: ['administrator'],
      scope: '*',
    },
  }
  await decide('wu', (await ask('zheng', renamed)).json().requestId)
  const nameAt = async (at: Date) =>
    (await fresh.database.query<{ name: string }>("select staff_name('wu', $1) as name", [at]))[0]?.name
  expect(await nameAt(before)).toBe('示例·wu')
  expect(await nameAt(platform.clock.now)).toBe('示例·吴新')
  const [nobody] = await fresh.database.query("select staff_name('机构 H1', now()) as name")
  expect(nobody).toEqual({ name: '机构 H1' })
})

describe('the first administrators', () => {
  test('are installed from the machine, two of them and no third', async () => {
    const empty = await createTestDatabase()
    const { needs, app } = specimenPlatform(empty.database)
    const who = (login: string) => ({ login, name: '示例·郑安', office: '信息科' })
    const install = installAdministrator(needs)
    expect(await install(who('A1'))).toMatchObject({ error: { code: 'login-malformed' } })
    const first = await install(who('zheng'))
    expect(first).toMatchObject({ ok: true, value: { stillNeeded: 1 } })
    expect(await install(who('zheng'))).toMatchObject({ error: { code: 'login-taken' } })
    expect(await install(who('wu'))).toMatchObject({ ok: true, value: { stillNeeded: 0 } })
    expect(await install(who('third'))).toMatchObject({
      error: { code: 'administrators-there', logins: ['wu', 'zheng'] },
    })
    expect(await resetAdministrator(needs)('nobody')).toMatchObject({ error: { code: 'no-administrator' } })
    const reset = await resetAdministrator(needs)('zheng')
    const old = first.ok ? first.value.password : ''
    expect(await cookieOf(app, 'zheng', old)).toBe('undefined')
    expect(await cookieOf(app, 'zheng', reset.ok ? reset.value.password : '')).toMatch(/^tongchou_session=./)
    await empty.drop()
  })
})
