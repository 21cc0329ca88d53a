import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)
const PLACES = ['/usr/bin/pgbench', '/usr/local/bin/pgbench', '/opt/homebrew/bin/pgbench']

/** The public yardstick: PostgreSQL's own TPC-B-like benchmark on the same server. Null where pgbench is not installed. */
export async function pgbench(
  url: string,
): Promise<((clients: number, seconds: number) => Promise<number>) | null> {
  const program = PLACES.find((place) => existsSync(place))
  if (program === undefined) return null
  await run(program, ['-i', '-q', '-s', '20', url])
  return async (clients, seconds) => {
    const { stdout } = await run(program, [
      ...['-c', String(clients), '-j', String(Math.min(2, clients)), '-T', String(seconds)],
      ...['-M', 'prepared', '-n', url],
    ])
    const found = /tps = ([\d.]+)/.exec(stdout)
    if (found === null) throw new Error(`pgbench printed no rate:\n${stdout}`)
    return Number(found[1])
  }
}
