import { openDatabase } from '@tongchou/database'
import { type BenchServer, onServer } from './bench-server.ts'
import { atRate, byClients, type Measured, percentile, ratePerSecond, together } from './measure.ts'
import { openPgbench, type Pgbench } from './pgbench.ts'
import { openStayShelf, type StayShelf, settleStay } from './prepared-stays.ts'
import { milliseconds, printTable, rate, times } from './table.ts'

export interface DatabaseSeen {
  /** Settlements beside pgbench transactions at each number of clients; null where pgbench is missing. */
  ratios: { clients: number; ratio: number }[] | null
  /** At half of the best rate, in milliseconds. */
  p99AtHalfLoadMs: number
}

const CLIENTS = [1, 8, 32]

interface Pace {
  scale: number
  rounds: number
  seconds: number
  warmUpSeconds: number
}

const FULL: Pace = { scale: 32, rounds: 3, seconds: 4, warmUpSeconds: 2 }
const QUICK: Pace = { scale: 1, rounds: 1, seconds: 1, warmUpSeconds: 0.3 }
/** No machine that this runs on settles more in a second; so many stays wait before each measured piece. */
const EXPECTED_PER_SECOND = 1_000

interface Bed {
  shelf: StayShelf
  url: string
  pace: Pace
}

/** Durable settlements a second through the whole use case, in turns with pgbench on the same server. */
export async function benchDatabase(server: BenchServer, isQuick: boolean): Promise<DatabaseSeen> {
  const pace = isQuick ? QUICK : FULL
  const pgbench = await openPgbench(server, pace.scale)
  const url = await server.createDatabase('settlements')
  const bed = { shelf: await openStayShelf(url), url, pace }
  await bed.shelf.stock(EXPECTED_PER_SECOND * pace.seconds * (isQuick ? 1 : 3))
  const rows = []
  for (const clients of CLIENTS) rows.push({ clients, ...(await inTurns(bed, clients, pgbench)) })
  const best = rows.toSorted((a, b) => ratePerSecond(b.ours) - ratePerSecond(a.ours))[0]
  if (best === undefined) throw new Error('broken invariant: there is a number of clients')
  const half = await atHalfLoad(bed, best.clients, ratePerSecond(best.ours) / 2)
  printTable(
    'Durable settlements on PostgreSQL: 10 lines, journal, trace, audit, answer kept; fsync on',
    ['clients', 'settlements/s', 'p50 ms', 'p99 ms', 'pgbench TPC-B/s', 'ratio'],
    [
      ...rows.map(({ clients, ours, tpcB }) => [
        String(clients),
        rate(ratePerSecond(ours)),
        milliseconds(percentile(ours, 0.5)),
        milliseconds(percentile(ours, 0.99)),
        tpcB === null ? '–' : rate(tpcB),
        tpcB === null ? '–' : times(ratePerSecond(ours) / tpcB),
      ]),
      [
        `${best.clients}, half load`,
        rate(ratePerSecond(half)),
        milliseconds(percentile(half, 0.5)),
        milliseconds(percentile(half, 0.99)),
        '',
        '',
      ],
    ],
  )
  if (pgbench === null)
    console.log(
      'pgbench is not on the path (Debian: postgresql-contrib), so there is nothing to compare with.',
    )
  await requireWhole(url)
  return {
    ratios:
      pgbench === null
        ? null
        : rows.map(({ clients, ours, tpcB }) => ({
            clients,
            ratio: ratePerSecond(ours) / (tpcB ?? Number.NaN),
          })),
    p99AtHalfLoadMs: percentile(half, 0.99),
  }
}

/** Ours and the yardstick alternate, so that a busy machine slows both. */
async function inTurns(
  { shelf, url, pace }: Bed,
  clients: number,
  pgbench: Pgbench | null,
): Promise<{ ours: Measured; tpcB: number | null }> {
  const database = await openDatabase({ url, poolSize: clients })
  const settle = settleStay({ ...shelf.world.needs, database }, 'T')
  await shelf.stock(EXPECTED_PER_SECOND * pace.warmUpSeconds)
  await byClients(clients, shelf.next, pace.warmUpSeconds, settle)
  const ours: Measured[] = []
  let tpcB = 0
  for (let round = 0; round < pace.rounds; round++) {
    await shelf.stock(EXPECTED_PER_SECOND * pace.seconds)
    ours.push(await byClients(clients, shelf.next, pace.seconds, settle))
    if (pgbench !== null) tpcB += (await pgbench(clients, pace.seconds)) / pace.rounds
  }
  await database.close()
  return { ours: together(ours), tpcB: pgbench === null ? null : tpcB }
}

async function atHalfLoad({ shelf, url, pace }: Bed, clients: number, perSecond: number): Promise<Measured> {
  const database = await openDatabase({ url, poolSize: clients })
  const settle = settleStay({ ...shelf.world.needs, database }, 'H')
  await shelf.stock(Math.ceil(perSecond * pace.seconds * 2 + EXPECTED_PER_SECOND * pace.warmUpSeconds))
  await byClients(clients, shelf.next, pace.warmUpSeconds, settle)
  const measured = await atRate(perSecond, shelf.next, pace.seconds * 2, settle)
  await database.close()
  return measured
}

/** What was measured was really done: every settlement has its lines, trace, answer, and pays what the first one pays. */
async function requireWhole(url: string): Promise<void> {
  const { rows } = await onServer(
    url,
    `select (select count(*) from settlement)::int as settlements,
       (select count(distinct (total_cost, fund_total, person_total, cash_pay)) from settlement)::int as results,
       (select count(*) from settlement_line)::int as lines, (select count(*) from settlement_detail where trace is not null)::int as traces,
       (select count(*) from audit_entry where person_id in (select person_id from settlement))::int as entries, (select count(*) from answered_message)::int as answers,
       (select count(*) from (select 1 from journal j join posting using (person_id, journal_id) group by j.settlement_id) b)::int as booked`,
  )
  const { settlements, results, lines, ...others } = rows[0]
  const isWhole =
    results === 1 &&
    lines === settlements * 10 &&
    Object.values(others).every((count) => count === settlements)
  if (!isWhole) throw new Error(`the database does not hold what was settled: ${JSON.stringify(rows[0])}`)
  console.log(
    `${rate(settlements)} settlements, each with lines, trace, journal, audit entry and answer, all alike.`,
  )
}
