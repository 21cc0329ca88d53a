import type { ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { startEmbedded } from '@tongchou/database/embedded'
import pg from 'pg'

/** A PostgreSQL of the measurement's own: fresh, durable, in a temporary folder, gone with this process. */
export interface BenchServer extends AsyncDisposable {
  /** Making the cluster and starting it, in milliseconds. */
  startedInMs: number
  /** Makes an empty database. @returns its connection string */
  createDatabase: (name: string) => Promise<string>
  /** A folder for a process of the measurement; removed with the rest. */
  folder: () => Promise<string>
  /** A process that must not outlive this one. */
  adopt: <Child extends ChildProcess>(child: Child) => Child
}

/**
 * Starts the server. However this process ends (done, failed, Ctrl-C), the children are stopped and the folders
 * removed; the embedded server stops itself on a signal.
 * @throws where the server does not keep what it has committed
 */
export async function openBenchServer(): Promise<BenchServer> {
  const folders: string[] = []
  const children = new Set<ChildProcess>()
  const leave = (): void => {
    for (const child of children) child.kill('SIGTERM')
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  process.on('exit', leave)
  const folder = async (): Promise<string> => {
    const made = await mkdtemp(join(tmpdir(), 'tongchou-bench-'))
    folders.push(made)
    return made
  }
  const began = performance.now()
  const embedded = await startEmbedded({ folder: await folder() })
  const startedInMs = performance.now() - began
  await requireDurable(embedded.url)
  return {
    startedInMs,
    folder,
    createDatabase: async (name) => {
      await onServer(embedded.url, `create database ${name}`)
      const url = new URL(embedded.url)
      url.pathname = `/${name}`
      return url.href
    },
    adopt: (child) => {
      children.add(child)
      child.once('exit', () => children.delete(child))
      return child
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...children].map(ended))
      await embedded.stop()
      leave()
      process.off('exit', leave)
    },
  }
}

/** Asks a child to end and waits until it has. */
export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** Runs one statement as the owner of the database. */
export async function onServer(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(text, [...values])
  } finally {
    await client.end()
  }
}

async function requireDurable(url: string): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await onServer(url, `select current_setting('${setting}') as value`)
    if (rows[0]?.value !== 'on') throw new Error(`${setting} is not on: nothing durable would be measured`)
  }
}
