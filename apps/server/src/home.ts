import { createServer } from 'node:net'
import { join } from 'node:path'
import { startEmbedded } from '@tongchou/database/embedded'
import pg from 'pg'

/** The server on which the platform's data lies. */
export interface Home {
  url: string
  /** Becomes true when the platform's own server ends by itself; a server that was given is not watched. */
  lost: Promise<true>
  stop(): Promise<void>
}

/**
 * The given server, or the embedded one in the data folder.
 * @throws a sentence for the operator where it cannot be used
 */
export async function openHome(options: {
  dataFolder: string
  databaseUrl?: string | undefined
}): Promise<Home> {
  if (options.databaseUrl === undefined)
    return startEmbedded({ folder: join(options.dataFolder, 'postgres') })
  await requireVersion15(options.databaseUrl)
  return { url: options.databaseUrl, lost: new Promise(() => undefined), stop: async () => undefined }
}

async function requireVersion15(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
    const version = Math.floor(Number(rows[0]?.server_version_num ?? 0) / 10_000)
    if (version < 15)
      throw new Error(
        `数据库太旧：要 PostgreSQL 15 或更新，DATABASE_URL 指的是 ${version} / PostgreSQL 15 or later is needed`,
      )
  } finally {
    await client.end()
  }
}

/** Asked first, because an operator should not wait for a city to be loaded to learn that its address is taken. */
export function requireFreePort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  })
}
