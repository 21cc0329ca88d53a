import { Worker } from 'node:worker_threads'
import { yearOfCity } from '@tongchou/city'
import {
  BLOCK_PERSONS,
  type Block,
  blockOf,
  compileKernel,
  compilePolicy,
  EMPTY_YEAR,
  type Kernel,
  type PersonYear,
  type Policy,
} from '@tongchou/policy'
import { jingmen } from '@tongchou/settlement/testing'
import { type CityYearSeen, runCityYear } from './city-year.ts'
import { episodesPerSecond, type Rates, ratesInTurns, settlerOf } from './column-run.ts'
import type { ColumnWork } from './column-worker.ts'
import type { ColumnTotals } from './plain-columns.ts'
import { printTable, rate, times } from './table.ts'

export interface ColumnsSeen {
  /** Episodes a second on two threads. */
  twoThreads: number
  /** Of the hand-written kernel, the worse of one and two threads. */
  ofByHand: number
  cityYear: CityYearSeen
}

const DAY = '2025-12-31'
const bundle = jingmen()

/** Jingmen's law compiled for columns and for one settlement after the other. */
export function comparedKernel(): { kernel: Kernel; policy: Policy } {
  const [kernel, policy] = [compileKernel(bundle, DAY), compilePolicy(bundle, DAY)]
  if (!kernel.ok || !policy.ok) throw new Error(`Jingmen has no law in force on ${DAY}`)
  return { kernel: kernel.value, policy: policy.value }
}

/** A year of the demo city, as facts and as columns. */
export function cityYears(persons: number): { years: PersonYear[]; blocks: Block[] } {
  const years = [...yearOfCity({ seed: 42, persons, year: 2025 })]
  const blocks = Array.from({ length: Math.ceil(persons / BLOCK_PERSONS) }, (_, at) =>
    blockOf(years.slice(at * BLOCK_PERSONS, (at + 1) * BLOCK_PERSONS), at * BLOCK_PERSONS, 2025),
  )
  return { years, blocks }
}

/** The same totals from one settlement after the other, each person's year carried along. */
export function settleOneByOne(policy: Policy, years: readonly PersonYear[]): ColumnTotals {
  const totals = { pooled: 0, other: 0, catastrophic: 0, account: 0, cash: 0 }
  for (const { person, episodes } of years) {
    let year = EMPTY_YEAR
    let accountBalance = person.accountBalance
    for (const { episode, useAccount } of episodes) {
      const settled = policy.amounts({ person: { ...person, accountBalance }, year, episode, useAccount })
      year = settled.year
      accountBalance -= settled.amounts.accountPay
      totals.pooled += settled.amounts.pooledPay
      totals.other += settled.amounts.otherPay
      totals.catastrophic += settled.amounts.catastrophicEmployeePay + settled.amounts.catastrophicResidentPay
      totals.account += settled.amounts.accountPay
      totals.cash += settled.amounts.cashPay
    }
  }
  return totals
}

/**
 * Episodes a second in columns beside a kernel written by hand for the same columns and beside one settlement after the
 * other; then a city-year of ten million episodes.
 * @throws where the three do not agree on the totals
 */
export async function benchColumns(isQuick: boolean): Promise<ColumnsSeen> {
  const { kernel, policy } = comparedKernel()
  const { years, blocks } = cityYears(isQuick ? 2_000 : 20_000)
  const episodes = blocks.reduce((sum, block) => sum + block.episodes.age.length, 0)
  const [turns, seconds] = isQuick ? [2, 0.1] : [8, 0.5]
  agree(kernel, policy, years, blocks)
  const one = ratesInTurns(kernel, blocks, turns, seconds)
  const two = await onThreads(blocks, turns, seconds)
  const few = years.slice(0, BLOCK_PERSONS)
  const oneByOne = episodesPerSecond(blocks.slice(0, 1), () => settleOneByOne(policy, few), seconds * 2)
  printTable(
    `Columns: a year of ${rate(years.length)} persons, ${rate(episodes)} episodes, the same fen in all three`,
    ['kernel', 'episodes/s, 1 thread', '2 threads', 'of by hand'],
    [
      ['written by hand for these columns', rate(one.hand), rate(two.hand), ''],
      [
        'compiled from the bundle',
        rate(one.compiled),
        rate(two.compiled),
        `${times(one.compiled / one.hand)}, ${times(two.compiled / two.hand)}`,
      ],
      ['one settlement after the other', rate(oneByOne), '', times(oneByOne / one.hand)],
    ],
  )
  const cityYear = await runCityYear(isQuick ? 100_000 : 10_000_000)
  printTable(
    'A city-year under two versions, with report, two threads',
    ['episodes', 'persons', 'seconds', 'CPU seconds', 'peak memory'],
    [
      [
        rate(cityYear.episodes),
        rate(cityYear.persons),
        cityYear.seconds.toFixed(1),
        cityYear.cpuSeconds.toFixed(1),
        `${(cityYear.peakBytes / 2 ** 30).toFixed(2)} GiB`,
      ],
    ],
  )
  return {
    twoThreads: two.compiled,
    ofByHand: Math.min(one.compiled / one.hand, two.compiled / two.hand),
    cityYear,
  }
}

function agree(kernel: Kernel, policy: Policy, years: readonly PersonYear[], blocks: readonly Block[]): void {
  for (const [at, block] of blocks.entries()) {
    const expected = JSON.stringify(
      settleOneByOne(policy, years.slice(at * BLOCK_PERSONS, (at + 1) * BLOCK_PERSONS)),
    )
    const others = (['hand', 'compiled'] as const).map((name) =>
      JSON.stringify(settlerOf(name, kernel)(block)),
    )
    if (others.some((other) => other !== expected))
      throw new Error(`block ${at}: ${expected} but ${others.join(' ')}`)
  }
}

/** Two threads at once, each over all blocks; their rates together. */
async function onThreads(blocks: Block[], turns: number, seconds: number): Promise<Rates> {
  const work: ColumnWork = { bundle, day: DAY, blocks, turns, seconds }
  const thread = (): Promise<Rates> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./column-worker.ts', import.meta.url), { workerData: work })
      worker.once('message', resolve)
      worker.once('error', reject)
    })
  const [first, second] = await Promise.all([thread(), thread()])
  return { hand: first.hand + second.hand, compiled: first.compiled + second.compiled }
}
