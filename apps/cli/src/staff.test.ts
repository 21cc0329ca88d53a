import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '@tongchou/database/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refused as run, start } from './specimen-start.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
let production: NodeJS.ProcessEnv
beforeAll(async () => {
  fresh = await createTestDatabase()
  production = {
    ...{ TONGCHOU_MODE: 'production', TONGCHOU_ACCEPT_UNVERIFIED: 'yes', DATABASE_URL: fresh.url },
    TONGCHOU_DATA: mkdtempSync(join(tmpdir(), 'tongchou-staff-')),
  }
})
afterAll(async () => {
  rmSync(production.TONGCHOU_DATA ?? '', { recursive: true, force: true })
  await fresh.drop()
})

const add = (login: string, role = 'administrator') =>
  run(production, [
    ...['staff', 'add', '--role', role, '--login', login],
    ...['--name', '示例·郑安', '--office', '信息科'],
  ])
const passwordIn = (said: string): string => /密码 \/ password {2}(\S+)/.exec(said)?.[1] ?? ''

describe('an empty server', () => {
  test('gets two administrators from its operator, and no third, no clerk and no half-written one', async () => {
    const first = await add('zheng')
    expect(first).toMatchObject({ code: 0, said: expect.stringContaining('还差 1 名管理员') })
    expect(passwordIn(first.said)).toMatch(/^(\w{4}-){3}\w{4}$/)
    expect(await add('shen')).toMatchObject({ code: 0, said: expect.not.stringContaining('还差') })
    expect(await add('third')).toMatchObject({ code: 1, said: expect.stringContaining('shen、zheng') })
    expect(await add('clerk', 'counter')).toMatchObject({ code: 2, said: expect.stringContaining('复核') })
    expect(await run(production, ['staff', 'add', '--role', 'administrator', '--login', 'x'])).toMatchObject({
      code: 2,
      said: expect.stringContaining('--office'),
    })
  })

  test('lets its administrator in with the password that a reset printed while it runs, to choose another', async () => {
    const started = start(production)
    const url = await started.ready()
    expect(started.said()).not.toContain('还差')
    const password = passwordIn((await run(production, ['staff', 'reset', '--login', 'zheng'])).said)
    const send = (path: string, body: object, cookie = '') =>
      fetch(`${url}api/${path}`, {
        ...{ method: 'POST', body: JSON.stringify(body) },
        headers: { 'content-type': 'application/json', cookie },
      })
    const entered = await send('session', { login: 'zheng', password })
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const look = async () => (await fetch(`${url}api/staff`, { headers: { cookie } })).status
    expect(await look()).toBe(403)
    await send('session/password', { current: password, next: 'Lotus-lake-7' }, cookie)
    expect(await look()).toBe(200)
    started.signal('SIGTERM')
    await started.ended
  })
})

test('the demo city keeps its own accounts', async () => {
  const answer = await run({ ...production, TONGCHOU_MODE: 'demo' }, ['staff', 'add'])
  expect(answer).toMatchObject({ code: 2, said: expect.stringContaining('演示城市有自己的账号') })
})
