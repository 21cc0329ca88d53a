import type { ColumnsSeen } from './column-bench.ts'
import type { DatabaseSeen } from './database-bench.ts'
import type { EngineSeen } from './engine-bench.ts'
import type { HttpSeen } from './http-bench.ts'
import { milliseconds, printTable, rate, times } from './table.ts'

/** What the parts of a run showed; a part that was not asked for is missing. */
export interface Seen {
  engine?: EngineSeen
  columns?: ColumnsSeen
  database?: DatabaseSeen
  http?: HttpSeen
}

type Judged = [what: string, hold: string, seen: string, verdict: string]

/** The numbers that the platform promises to hold, each with what this run showed. */
export function printNumbersToHold({ engine, columns, database, http }: Seen, isQuick: boolean): void {
  const worst = database?.ratios?.toSorted((a, b) => a.ratio - b.ratio)[0]
  printTable(
    isQuick ? 'Numbers to hold (a quick run: its figures mean little)' : 'Numbers to hold',
    ['what', 'hold', 'this run', ''],
    [
      atLeast(
        'policy arithmetic, one core, no trace',
        3_000_000,
        engine?.withoutTrace,
        (it) => `${rate(it)}/s`,
      ),
      atLeast('policy arithmetic with full trace', 200_000, engine?.withTrace, (it) => `${rate(it)}/s`),
      atLeast('simulation columns, two threads', 20_000_000, columns?.twoThreads, (it) => `${rate(it)}/s`),
      atLeast('simulation columns beside columns by hand, worse', 0.6, columns?.ofByHand, times),
      atMost(
        'a city-year of ten million episodes',
        60,
        columns?.cityYear.seconds,
        (it) => `${it.toFixed(1)} s`,
      ),
      atMost(
        'its peak memory',
        4 * 2 ** 30,
        columns?.cityYear.peakBytes,
        (it) => `${(it / 2 ** 30).toFixed(2)} GiB`,
      ),
      atLeast('durable settlement beside pgbench TPC-B, worst', 0.5, worst?.ratio, times),
      atMost(
        'durable settlement, p99 at half load',
        50,
        database?.p99AtHalfLoadMs,
        (it) => `${milliseconds(it)} ms`,
      ),
      atMost(
        'first start with the demo city',
        10_000,
        http?.firstStartMs ?? undefined,
        (it) => `${(it / 1000).toFixed(1)} s`,
      ),
    ],
  )
}

function atLeast(what: string, hold: number, seen: number | undefined, text: (it: number) => string): Judged {
  return judged(what, `≥ ${text(hold)}`, seen, text, (it) => it >= hold)
}

function atMost(what: string, hold: number, seen: number | undefined, text: (it: number) => string): Judged {
  return judged(what, `≤ ${text(hold)}`, seen, text, (it) => it <= hold)
}

function judged(
  what: string,
  hold: string,
  seen: number | undefined,
  text: (it: number) => string,
  isHeld: (it: number) => boolean,
): Judged {
  if (seen === undefined) return [what, hold, '–', 'not measured']
  return [what, hold, text(seen), isHeld(seen) ? 'held' : 'NOT HELD']
}
