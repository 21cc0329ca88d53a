import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Account } from './account.ts'
import type { Programs } from './program.ts'

const run = promisify(execFile)

/** One cluster: its files, the programs that serve it, and as whom. */
export interface Cluster {
  folder: string
  logFile: string
  password: string
  programs: Programs
  account: Account | null
}

/** Makes the cluster's files. A kill in the middle leaves nothing that looks finished. */
export async function initialise(cluster: Cluster): Promise<void> {
  const half = `${cluster.folder}.new`
  const passwordFile = `${cluster.folder}.password`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { mode: 0o700 })
  await writeFile(passwordFile, `${cluster.password}\n`, { mode: 0o600 })
  const { account } = cluster
  if (account !== null)
    await Promise.all([half, passwordFile].map((path) => chown(path, account.uid, account.gid)))
  const flags = ['--auth=scram-sha-256', '--username=postgres', '--encoding=UTF8', '--no-locale']
  try {
    await run(cluster.programs.initdb, [`--pgdata=${half}`, `--pwfile=${passwordFile}`, ...flags], {
      ...account,
      cwd: '/',
    })
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(half, cluster.folder)
}

export interface Served {
  /** The postmaster, in a group of its own: a Ctrl-C at the terminal reaches the platform, which stops it in order. */
  postmaster: ChildProcess
  port: number
}

const ATTEMPTS = 40
const PAUSE_MS = 250
/** What passes by itself: the workers of a killed server are still ending, or somebody took the port that was free. */
const PASSING = /shared memory block|could not bind|could not create any TCP/

/** Starts the server and waits until it answers, through a recovery however long that takes. */
export async function serve(cluster: Cluster, flags: readonly string[]): Promise<Served> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    const postmaster = await spawned(cluster, port, flags)
    while (postmaster.exitCode === null && postmaster.signalCode === null) {
      if (await answers(adminUrl(cluster.password, port))) return { postmaster, port }
      await pause(50)
    }
    const said = await lastWords(cluster.logFile)
    if (attempt === ATTEMPTS || !PASSING.test(said)) throw new Error(`数据库没有启动：${said}`)
    await pause(PAUSE_MS)
  }
}

/** Stops what serves these files, transactions rolled back and everything written. */
export async function stopServer({ folder, programs, account }: Cluster): Promise<void> {
  await run(programs.pgCtl, ['stop', '-D', folder, '-m', 'fast', '-w', '-t', '120'], { ...account, cwd: '/' })
}

/** Ends what a killed platform has left: a server that nobody owns any more, or the note of one that is gone. */
export async function clearLeftBehind(cluster: Cluster): Promise<void> {
  const note = join(cluster.folder, 'postmaster.pid')
  if (!existsSync(note)) return
  const [pid = '', , , port = ''] = (await readFile(note, 'utf8')).split('\n')
  const isServing =
    (await answers(adminUrl(cluster.password, Number(port)))) || (await serves(pid, cluster.folder))
  if (isServing) await stopServer(cluster)
  else await rm(note, { force: true })
}

/** Whether a process is a server of these files: its number may belong to another program by now. */
async function serves(pid: string, folder: string): Promise<boolean> {
  const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return words.split('\0').includes(folder)
}

export const adminUrl = (password: string, port: number): string =>
  `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`

export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/** What durability rests on stays as PostgreSQL has it: fsync, synchronous_commit and full_page_writes are on. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  // A city of 20,000 with its indexes stays in memory; only what is used is taken.
  'shared_buffers=256MB',
  // A checkpoint every few minutes, not at every gigabyte: after each, every page is written to the log whole once more.
  'max_wal_size=2GB',
  // Sorts and sums of a page over a large city do not go to the disk.
  'work_mem=16MB',
  // The data lie on flash or in memory: an index is worth reading.
  'random_page_cost=1.1',
]

async function spawned(cluster: Cluster, port: number, flags: readonly string[]): Promise<ChildProcess> {
  const log = await open(cluster.logFile, 'w')
  try {
    const words = SETTINGS.flatMap((setting) => ['-c', setting])
    const postmaster = spawn(
      cluster.programs.postgres,
      ['-D', cluster.folder, '-p', String(port), ...words, ...flags],
      { ...cluster.account, cwd: '/', detached: true, stdio: ['ignore', log.fd, log.fd] },
    )
    await once(postmaster, 'spawn')
    return postmaster
  } finally {
    await log.close()
  }
}

async function lastWords(logFile: string): Promise<string> {
  const lines = (await readFile(logFile, 'utf8')).trim().split('\n')
  const fatal = lines.filter((line) => /FATAL|PANIC|HINT/.test(line) && !/starting up/.test(line))
  return (fatal.length > 0 ? fatal : lines).slice(-3).join(' ')
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
