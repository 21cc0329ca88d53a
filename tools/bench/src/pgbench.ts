import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import type { BenchServer } from './bench-server.ts'

const run = promisify(execFile)

/** PostgreSQL's own TPC-B-like benchmark. @returns transactions a second */
export type Pgbench = (clients: number, seconds: number) => Promise<number>

/** The yardstick on the same server, with its tables filled; null where pgbench is not installed (the embedded server brings none). */
export async function openPgbench(server: BenchServer, scale: number): Promise<Pgbench | null> {
  const program = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'pgbench'))
    .find((file) => existsSync(file))
  if (program === undefined) return null
  const url = await server.createDatabase('pgbench')
  const pgbench = async (args: readonly string[]): Promise<string> => {
    const running = run(program, [...args, url])
    server.adopt(running.child)
    return (await running).stdout
  }
  await pgbench(['-i', '-q', '-s', String(scale)])
  return async (clients, seconds) => {
    const said = await pgbench([
      ...['-b', 'tpcb-like', '-M', 'prepared', '-n', '-T', String(seconds)],
      ...['-c', String(clients), '-j', String(Math.min(2, clients))],
    ])
    const found = /tps = ([\d.]+)/.exec(said)
    if (found === null) throw new Error(`pgbench printed no rate:\n${said}`)
    return Number(found[1])
  }
}
