import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { unprivilegedAccount } from './account.ts'
import { clusterFolder, programs, reachablePrograms } from './program.ts'

const isRoot = userInfo().uid === 0
const folder = mkdtempSync(join(tmpdir(), 'tongchou-account-'))
const made: string[] = [folder]
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true })
})

test('the database runs as nobody that may do everything: as itself for an ordinary user, as another user for root', async () => {
  const account = await unprivilegedAccount()
  expect(account === null).toBe(!isRoot)
  expect(account?.uid).not.toBe(0)
})

if (isRoot)
  describe('run as root, the database', () => {
    test('gets an unprivileged user, made when there is none and found again', async () => {
      const name = `tongchou-${process.pid}`
      try {
        const account = await unprivilegedAccount(name)
        expect(account?.uid).toBeGreaterThan(0)
        expect(await unprivilegedAccount(name)).toEqual(account)
      } finally {
        execFileSync('userdel', [name])
      }
    })

    test('lies in the data folder where its user can pass through, and in an open place where it cannot', async () => {
      const account = await unprivilegedAccount()
      const data = join(folder, 'data')
      mkdirSync(data)
      chmodSync(folder, 0o755)
      expect(await clusterFolder(data, account)).toBe(join(data, 'cluster'))
      chmodSync(folder, 0o700)
      const elsewhere = await clusterFolder(data, account)
      made.push(join(elsewhere, '..'))
      expect(elsewhere).toMatch(/^\/var\/lib\/tongchou\/data-[0-9a-f]{12}\/cluster$/)
      expect(statSync(folder).mode & 0o777).toBe(0o700)
    })

    test('runs from a copy of its programs where its user cannot reach them', async () => {
      const closed = join(folder, 'native')
      mkdirSync(join(closed, 'bin'), { recursive: true })
      const own = await programs()
      for (const program of Object.values(own)) execFileSync('cp', [program, join(closed, 'bin')])
      const at = (name: string): string => join(closed, 'bin', name)
      chmodSync(folder, 0o700)
      const copy = await reachablePrograms(
        { postgres: at('postgres'), initdb: at('initdb'), pgCtl: at('pg_ctl') },
        await unprivilegedAccount(),
      )
      made.push(join(copy.postgres, '..', '..'))
      expect(copy.postgres).toMatch(/^\/var\/lib\/tongchou\/postgresql-/)
      expect(Object.values(copy).every((program) => existsSync(program))).toBe(true)
      expect(await reachablePrograms(own, null)).toEqual(own)
    })
  })
