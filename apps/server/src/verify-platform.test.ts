import { migrate, unappliedMigrations } from '@tongchou/database'
import { createTestDatabase, onServer } from '@tongchou/database/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyPlatform } from './verify-platform.ts'

let fresh: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  fresh = await createTestDatabase()
})
afterAll(() => fresh.drop())

const verify = () =>
  verifyPlatform({ dataFolder: 'nowhere', databaseUrl: fresh.url, personNo: null }, () => undefined)

test('a database of this version is verified', async () => {
  expect(await unappliedMigrations(fresh.url)).toEqual([])
  await expect(verify()).resolves.toBeUndefined()
})

test('of an older version nothing is verified: the operator is told what is missing and what to do', async () => {
  await onServer(fresh.url, `delete from schema_migration where name like 'questions/%'`)
  expect(await unappliedMigrations(fresh.url)).toEqual(['questions/0001-questions.sql'])
  await expect(verify()).rejects.toThrow(
    '数据库还是旧版平台的结构，缺 1 处（如 questions/0001-questions.sql）：先用这一版启动一次平台，它会升级，再来核对',
  )
})

test('what a version with other migrations has made is neither verified nor upgraded', async () => {
  await onServer(
    fresh.url,
    `update schema_migration set digest = 'of before' where name = 'audit/0001-audit.sql'`,
  )
  for (const attempt of [verify(), migrate(fresh.url)])
    await expect(attempt).rejects.toThrow(
      '数据库是另一版平台建的（audit/0001-audit.sql 不同），这一版不能接着用：演示数据请删掉数据目录重来，正式数据请用建它的那一版',
    )
})

test('what holds no platform is not verified', async () => {
  await onServer(fresh.url, 'drop table schema_migration')
  await expect(verify()).rejects.toThrow('数据库还是旧版平台的结构')
})
