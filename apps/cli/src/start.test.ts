import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase, onServer } from '@tongchou/database/testing'
import { afterAll, describe, expect, test } from 'vitest'
import {
  oldPostgres,
  postmasterOf,
  programOf,
  refused,
  type Started,
  serverLog,
  start,
} from './specimen-start.ts'

const folders: string[] = []
const running: Started[] = []
afterAll(async () => {
  for (const started of running) started.signal('SIGTERM')
  await Promise.all(running.map(({ ended }) => ended))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tongchou-start-'))
  // Where the platform runs as root, its database does not, and passes through.
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

async function platformIn(folder: string): Promise<Started & { url: string }> {
  const started = start({ TONGCHOU_DATA: folder })
  running.push(started)
  return { ...started, url: await started.ready() }
}

interface Status {
  hasKeptData: boolean
  loading: { loaded: number; of: number } | null
  city: { persons: number }
}

const statusOf = async (url: string): Promise<Status> =>
  (await (await fetch(`${url}api/status`)).json()) as Status

describe('a platform with a data folder of its own', () => {
  const folder = newFolder()

  test('starts from nothing, says where it is and with which accounts, and stops its database in order on Ctrl-C', async () => {
    const first = await platformIn(folder)
    expect(first.said()).toMatch(/网页 \/ web.*\n机构接口 .*fsi\/api\/\n演示账号 .*demo-2026\n已就绪/)
    expect(await statusOf(first.url)).toMatchObject({ hasKeptData: false, city: { persons: 120 } })
    first.signal('SIGINT')
    expect(await first.ended).toEqual({ code: 0, signal: null })
    expect(await serverLog(folder)).toContain('database system is shut down')
  })

  test('starts again with its data, and refuses the folder to a second platform meanwhile', async () => {
    const again = await platformIn(folder)
    expect(await statusOf(again.url)).toMatchObject({ hasKeptData: true, city: { persons: 120 } })
    const second = await refused({ TONGCHOU_DATA: folder })
    expect(second).toMatchObject({ code: 1, said: expect.stringContaining(`正被进程 ${again.pid} 使用`) })
    again.signal('SIGTERM')
    expect(await again.ended).toEqual({ code: 0, signal: null })
  })

  test('recovers when the platform was killed and its database runs on without it', async () => {
    const killed = await platformIn(folder)
    const orphan = await postmasterOf(killed.pid)
    killed.signal('SIGKILL')
    await killed.ended
    expect(await programOf(orphan)).toContain('postgres')
    const next = await platformIn(folder)
    expect(await statusOf(next.url)).toMatchObject({ hasKeptData: true, city: { persons: 120 } })
    expect(await programOf(orphan)).toBe('')
    next.signal('SIGTERM')
    await next.ended
  })

  test('ends with a sentence when its database is killed, and recovers at the next start', async () => {
    const robbed = await platformIn(folder)
    process.kill(await postmasterOf(robbed.pid), 'SIGKILL')
    expect(await robbed.ended).toEqual({ code: 1, signal: null })
    expect(robbed.said()).toContain('数据库意外停止')
    const next = await platformIn(folder)
    expect(await statusOf(next.url)).toMatchObject({ hasKeptData: true })
    next.signal('SIGTERM')
    await next.ended
  })

  test('recovers when platform and database were killed at once, as by a power cut', async () => {
    const cut = await platformIn(folder)
    const postmaster = await postmasterOf(cut.pid)
    cut.signal('SIGKILL')
    process.kill(postmaster, 'SIGKILL')
    await cut.ended
    const next = await platformIn(folder)
    expect(await statusOf(next.url)).toMatchObject({ hasKeptData: true, city: { persons: 120 } })
    next.signal('SIGTERM')
    await next.ended
  })

  test('starts over a note of a database whose process number belongs to another program by now', async () => {
    // The first line is a process that lives and is no database: this one.
    const note = `${process.pid}\n${join(folder, 'postgres', 'cluster')}\n1\n1\n`
    await writeFile(join(folder, 'postgres', 'cluster', 'postmaster.pid'), note)
    const next = await platformIn(folder)
    expect(await statusOf(next.url)).toMatchObject({ hasKeptData: true })
    next.signal('SIGTERM')
    await next.ended
  })
})

test('a platform serves while its city is still loading, and one that is killed meanwhile goes on at the next start', async () => {
  const folder = newFolder()
  const killed = start({ TONGCHOU_DATA: folder, TONGCHOU_PERSONS: '1600' })
  const early = await statusOf(await killed.ready())
  expect(early).toMatchObject({ hasKeptData: false, loading: { of: 1_600 } })
  expect(killed.said()).toMatch(/演示城市：500 人已经可用，其余在后台载入，共 1600 人\n网页/)
  killed.signal('SIGKILL')
  await killed.ended
  const next = await platformIn(folder)
  expect(next.said()).toContain('演示城市有 1600 人：已有数据时 --persons 不起作用')
  let status = await statusOf(next.url)
  expect(status).toMatchObject({ hasKeptData: true, loading: { of: 1_600 } })
  while (status.loading !== null) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    status = await statusOf(next.url)
  }
  expect(status).toMatchObject({ city: { persons: 1_600 } })
  next.signal('SIGTERM')
  expect(await next.ended).toEqual({ code: 0, signal: null })
  expect(next.said()).toContain('演示城市：1600 人已全部载入')
})

describe('a start is refused with a sentence and a status other than 0', () => {
  test('when the port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const address = holder.address()
    const port = String(typeof address === 'object' && address !== null ? address.port : 0)
    const answer = await refused({ TONGCHOU_DATA: newFolder(), PORT: port })
    holder.close()
    expect(answer).toEqual({ code: 1, said: expect.stringContaining(`端口 ${port} 已被占用`) })
  })

  test('when the database cannot be reached', async () => {
    for (const url of ['postgresql://a@127.0.0.1:1/x', 'postgresql://a@no-such-host.invalid/x'])
      expect(await refused({ TONGCHOU_DATA: newFolder(), DATABASE_URL: url })).toEqual({
        code: 1,
        said: expect.stringContaining('连不上数据库'),
      })
  })

  test('when the database is older than 15', async () => {
    const { server, url } = await oldPostgres('140011')
    const answer = await refused({ TONGCHOU_DATA: newFolder(), DATABASE_URL: url })
    server.close()
    expect(answer).toEqual({
      code: 1,
      said: expect.stringContaining('要 PostgreSQL 15 或更新，DATABASE_URL 指的是 14'),
    })
  })

  test('when the database does not let the user in, or is not there', async () => {
    const fresh = await createTestDatabase()
    const wrongPassword = new URL(fresh.url)
    wrongPassword.password = 'wrong'
    const wrongName = new URL(fresh.url)
    wrongName.pathname = '/nowhere'
    const answers = []
    for (const url of [wrongPassword, wrongName])
      answers.push(await refused({ TONGCHOU_DATA: newFolder(), DATABASE_URL: url.href }))
    await fresh.drop()
    expect(answers).toEqual([
      { code: 1, said: expect.stringContaining('不接受 DATABASE_URL 的用户或密码') },
      { code: 1, said: expect.stringContaining('数据库不存在') },
    ])
  })

  test.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['TONGCHOU_PERSONS', '3'],
    ['TONGCHOU_PERSONS', '3000001'],
    ['TONGCHOU_MODE', 'test'],
    ['TONGCHOU_PLACE', 'atlantis'],
    ['TONGCHOU_PLACE', 'erenhot'],
  ])('when %s is %s', async (name, value) => {
    const answer = await refused({ TONGCHOU_DATA: newFolder(), [name]: value })
    expect(answer).toEqual({ code: 2, said: expect.stringMatching(new RegExp(`${name} 应为.*“${value}”`)) })
  })
})

test('an ordinary owner of a database is enough, who may make the role of the platform', async () => {
  const fresh = await createTestDatabase()
  const name = `owner_${process.pid}`
  const owner = new URL(fresh.url)
  for (const statement of [
    `create role ${name} login createrole password 'x'`,
    `create database ${name} owner ${name}`,
    `grant tongchou_app to ${name} with admin option`,
  ])
    await onServer(fresh.url, statement)
  Object.assign(owner, { username: name, password: 'x', pathname: `/${name}` })
  try {
    const started = start({ DATABASE_URL: owner.href, TONGCHOU_DATA: newFolder() })
    expect(await statusOf(await started.ready())).toMatchObject({ city: { persons: 120 } })
    started.signal('SIGTERM')
    await started.ended
  } finally {
    await onServer(fresh.url, `drop database ${name} with (force)`)
    await onServer(fresh.url, `drop role ${name}`)
    await fresh.drop()
  }
})

test('a production start refuses unverified figures by their clauses, unless that was decided', async () => {
  const fresh = await createTestDatabase()
  const production = { TONGCHOU_MODE: 'production', DATABASE_URL: fresh.url, TONGCHOU_DATA: newFolder() }
  expect(await refused(production)).toEqual({
    code: 1,
    said: expect.stringMatching(/未核实的数字（.*JM-14\.2\.1.*）/),
  })
  const decided = start({ ...production, TONGCHOU_ACCEPT_UNVERIFIED: 'yes' })
  const url = await decided.ready()
  expect(await (await fetch(`${url}api/status`)).json()).toMatchObject({ mode: 'production', city: null })
  expect(decided.said()).not.toContain('演示账号')
  expect(decided.said()).toContain('还差 2 名管理员')
  decided.signal('SIGTERM')
  await decided.ended
  await fresh.drop()
})
