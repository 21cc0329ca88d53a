import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from './connect.ts'
import { unprivilegedAccount } from './embedded/account.ts'
import { adminUrl, type Cluster, initialise, serve, stopServer } from './embedded/cluster.ts'
import { clusterFolder } from './embedded/program.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the test run's server, whose template database carries every migration. */
    databaseUrl: string
  }
}

export const TEMPLATE = 'tongchou_template'

/** A fresh, migrated database for one test file. */
export async function createTestDatabase(): Promise<{
  url: string
  database: Database
  drop: () => Promise<void>
}> {
  const server = inject('databaseUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name} template ${TEMPLATE}`)
  const url = withDatabase(server, name)
  const database = await openDatabase({ url, poolSize: 12 })
  return {
    url,
    database,
    drop: async () => {
      await database.close()
      await onServer(server, `drop database ${name} with (force)`)
    },
  }
}

export function withDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

const DEBIAN = '/usr/lib/postgresql'

/** The versions of PostgreSQL from 15 on that are installed on this machine the way Debian does it. */
export const installedVersions = (): number[] =>
  (existsSync(DEBIAN) ? readdirSync(DEBIAN) : [])
    .map(Number)
    .filter((version) => version >= 15 && existsSync(join(DEBIAN, String(version), 'bin', 'initdb')))

/** A fresh server of an installed version. */
export async function startInstalled(version: number): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), `tongchou-postgresql-${version}-`))
  const account = await unprivilegedAccount()
  const program = (name: string): string => join(DEBIAN, String(version), 'bin', name)
  const cluster: Cluster = {
    folder: await clusterFolder(folder, account),
    logFile: join(folder, 'postgres.log'),
    password: randomBytes(18).toString('hex'),
    programs: { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') },
    account,
  }
  await initialise(cluster)
  const { port } = await serve(cluster, [])
  return {
    url: adminUrl(cluster.password, port),
    stop: async () => {
      await stopServer(cluster)
      rmSync(folder, { recursive: true })
    },
  }
}
