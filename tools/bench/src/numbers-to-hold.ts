import type { DatabaseSeen } from './database-bench.ts'
import type { EngineSeen } from './engine-bench.ts'
import type { HttpSeen } from './http-bench.ts'
import { milliseconds, printTable, rate, times } from './table.ts'

/** What the parts of a run showed; a part that was not asked for is missing. */
export interface Seen {
  engine?: EngineSeen
  database?: DatabaseSeen
  http?: HttpSeen
}

type Judged = [what: string, hold: string, seen: string, verdict: string]

/** The numbers that the platform promises to hold, each with what this run showed. */
export function printNumbersToHold({ engine, database, http }: Seen, isQuick: boolean): void {
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
  console.log('Simulation columns (≥ 20 M/s): the platform has no column kernel yet, so nothing is measured.')
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
