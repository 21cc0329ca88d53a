import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { unprivilegedAccount } from './embedded/account.ts'
import {
  adminUrl,
  answers,
  type Cluster,
  clearLeftBehind,
  initialise,
  serve,
  stopServer,
} from './embedded/cluster.ts'
import { takeFolder } from './embedded/folder-lock.ts'
import { clusterFolder, programs, reachablePrograms } from './embedded/program.ts'

export interface EmbeddedServer {
  /** Connection string of the platform's database on this server. */
  url: string
  /** Becomes true when the server ends without having been stopped. */
  readonly lost: Promise<true>
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL in its own data folder, creating cluster and database at the first start, and clearing up what a
 * killed platform has left there. Loopback only, durable settings; run as root it works as the unprivileged user `postgres`.
 * @param folder the cluster's folder, made when missing
 * @param flags further `-c name=value` settings
 * @throws a sentence for the operator, also while another living process works in the folder
 */
export async function startEmbedded(options: {
  folder: string
  flags?: readonly string[]
}): Promise<EmbeddedServer> {
  const folder = resolve(options.folder)
  const giveBack = await takeFolder(folder)
  try {
    const cluster = await clusterIn(folder)
    if (!existsSync(join(cluster.folder, 'PG_VERSION'))) await initialise(cluster)
    await clearLeftBehind(cluster)
    const { postmaster, port } = await serve(cluster, options.flags ?? [])
    const ended = new Promise<void>((done) => postmaster.once('exit', () => done()))
    // Whatever ends this process short of a kill takes the server along.
    const follow = (): void => void postmaster.kill('SIGINT')
    process.once('exit', follow)
    const admin = adminUrl(cluster.password, port)
    await ensureDatabase(admin, 'tongchou')
    let isStopping = false
    return {
      url: admin.replace(/postgres$/, 'tongchou'),
      lost: new Promise((tell) => void ended.then(() => isStopping || tell(true))),
      stop: async () => {
        isStopping = true
        if (postmaster.exitCode === null && postmaster.signalCode === null) await stopServer(cluster)
        await ended
        process.removeListener('exit', follow)
        await giveBack()
      },
    }
  } catch (error) {
    await giveBack()
    throw error
  }
}

/**
 * The server that another process runs on this data folder.
 * @returns its connection string, or null where none answers
 */
export async function runningEmbedded(folder: string): Promise<string | null> {
  const cluster = await clusterIn(resolve(folder))
  const note = join(cluster.folder, 'postmaster.pid')
  if (!existsSync(note)) return null
  // The fourth line of PostgreSQL's own file is the port.
  const port = (await readFile(note, 'utf8')).split('\n')[3]
  const url = adminUrl(cluster.password, Number(port)).replace(/postgres$/, 'tongchou')
  return (await answers(url)) ? url : null
}

/** Whether a data folder holds a database. */
export async function hasEmbedded(folder: string): Promise<boolean> {
  return existsSync(folder) && existsSync((await clusterIn(resolve(folder))).folder)
}

async function clusterIn(folder: string): Promise<Cluster> {
  const account = await unprivilegedAccount()
  return {
    folder: await clusterFolder(folder, account),
    logFile: join(folder, 'postgres.log'),
    password: await keptPassword(folder),
    programs: await reachablePrograms(await programs(), account),
    account,
  }
}

async function keptPassword(folder: string): Promise<string> {
  const file = join(folder, 'database-password')
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim()
  const password = randomBytes(18).toString('hex')
  await writeFile(`${file}.new`, `${password}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
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
