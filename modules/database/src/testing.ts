import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from './connect.ts'

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
