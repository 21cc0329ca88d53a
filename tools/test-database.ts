import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@tongchou/database'
import { startEmbedded } from '@tongchou/database/embedded'
import { onServer, TEMPLATE, withDatabase } from '@tongchou/database/testing'
import type { TestProject } from 'vitest/node'

/**
 * The run's data does not outlive it: nothing waits for the disk, and a new database is copied without a log of the copy. What is proved
 * about durability is proved on servers of its own (`startCrashServer`).
 */
const FLEETING = Object.entries({
  max_connections: 300,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
}).flatMap(([name, value]) => ['-c', `${name}=${value}`])

/** One server for the whole test run: `TEST_DATABASE_URL` where given, otherwise the embedded one in a temporary folder. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  if (given !== undefined) {
    await prepare(given)
    project.provide('databaseUrl', given)
    return () => Promise.resolve()
  }
  const folder = await mkdtemp(join(tmpdir(), 'tongchou-test-'))
  const server = await startEmbedded({ folder, flags: FLEETING })
  await prepare(server.url)
  project.provide('databaseUrl', server.url)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function prepare(url: string): Promise<void> {
  await onServer(url, `drop database if exists ${TEMPLATE} with (force)`)
  await onServer(url, `create database ${TEMPLATE}`)
  await migrate(withDatabase(url, TEMPLATE))
}
