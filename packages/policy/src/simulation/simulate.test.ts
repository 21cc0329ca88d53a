import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bundle, readBundle } from '../bundle/read-bundle.ts'
import { bundleOf, regionFiles } from '../cases/specimen.ts'
import { applyChange } from '../change/apply-change.ts'
import { readChange } from '../change/change.ts'
import { compilePolicy } from '../policy.ts'
import { anyPersonYear, ordinaryPrice } from './arbitrary-years.ts'
import type { Block } from './block.ts'
import { blockOf } from './block-of.ts'
import type { PersonYear } from './person-year.ts'
import { GROUP_AXES, type SimulationReport } from './report.ts'
import { type SimulationInput, type SimulationRun, simulate } from './simulate.ts'

const DAY = '2027-01-01'
const jingmen = bundleOf('jingmen')
const dearer = under('{ file: inpatient.yaml, key: deductible, set: { byLevel.tertiary: 1200 } }')
const better = under('{ file: inpatient.yaml, key: ratio, set: { table.resident.secondary: 80% } }')
const both = under(
  '{ file: inpatient.yaml, key: deductible, set: { byLevel.tertiary: 1200 } }',
  '{ file: inpatient.yaml, key: ratio, set: { table.resident.secondary: 80% } }',
)

function under(...changes: string[]): Bundle {
  const draft = readChange(`{ region: "420800", from: "${DAY}", changes: [${changes.join(',')}] }`)
  const files = draft.ok ? applyChange(regionFiles('jingmen'), draft.value) : draft
  const read = files.ok ? readBundle(files.value) : files
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

/** A hundred persons with any care that Jingmen's law covers, always the same. */
const population: PersonYear[] = (() => {
  const policy = compilePolicy(jingmen, DAY)
  if (!policy.ok) throw new Error(policy.error.code)
  return fc
    .sample(anyPersonYear(['employee', 'resident'], ordinaryPrice), { numRuns: 100, seed: 20250101 })
    .map((one) => ({
      ...one,
      episodes: one.episodes.filter(({ episode }) => policy.value.covers(one.person.scheme, episode)),
    }))
})()

const blocksOf = (size: number): Block[] =>
  Array.from({ length: Math.ceil(population.length / size) }, (_, at) =>
    blockOf(population.slice(at * size, (at + 1) * size), at * size, 2025),
  )

const input = (after: Bundle, more: Partial<SimulationInput> = {}): SimulationInput => ({
  before: jingmen,
  after,
  day: DAY,
  year: 2025,
  population: { kind: 'file', seed: null, persons: population.length },
  ...more,
})

async function reportOn(
  asked: SimulationInput,
  blocks: Iterable<Block> = blocksOf(30),
  run: SimulationRun = {},
): Promise<SimulationReport> {
  const report = await simulate(asked, blocks, run)
  if (!report.ok) throw new Error(JSON.stringify(report.error))
  return report.value
}

describe('a simulation', () => {
  test('loses no fen: what funds, employers and persons pay changes by 0.00 in all, and the bills are the same', async () => {
    const { balance, payers } = await reportOn(input(both))
    expect(balance).toMatchObject({ sumOfChanges: 0, isBalanced: true, totalCost: { change: 0 } })
    expect(payers.reduce((sum, { before }) => sum + before, 0)).toBe(balance.totalCost.before)
    expect(payers.some(({ change }) => change !== 0)).toBe(true)
  })

  test('puts every person with care in one group of each axis, one tenth, and at most one bar', async () => {
    const { groups, population: of, deciles, bins, gainers, losers, unchanged } = await reportOn(input(both))
    const count = (parts: readonly { persons: number }[]) =>
      parts.reduce((sum, { persons }) => sum + persons, 0)
    for (const axis of GROUP_AXES) expect(count(groups[axis])).toBe(of.withCare)
    expect(count(deciles)).toBe(of.withCare)
    expect(gainers.persons + losers.persons + unchanged).toBe(of.withCare)
    expect(count(bins)).toBe(gainers.persons + losers.persons)
  })

  test('orders the tenths by what persons bear today', async () => {
    const { deciles } = await reportOn(input(both))
    expect(deciles.map(({ upTo }) => upTo)).toEqual(deciles.map(({ upTo }) => upTo).sort((a, b) => a - b))
    expect(
      Math.max(...deciles.map(({ persons }) => persons)) - Math.min(...deciles.map(({ persons }) => persons)),
    ).toBeLessThan(2)
  })

  test('of a version with itself changes nothing for anybody', async () => {
    const { payers, gainers, losers } = await reportOn(input(jingmen))
    expect(payers.every(({ change }) => change === 0)).toBe(true)
    expect([gainers.persons, losers.persons]).toEqual([0, 0])
  })

  test('a higher deductible takes from nobody less, a higher ratio from nobody more', async () => {
    expect((await reportOn(input(dearer))).gainers.persons).toBe(0)
    expect((await reportOn(input(better))).losers.persons).toBe(0)
  })

  test('says of each change whom it would touch alone', async () => {
    const { touched } = await reportOn(
      input(both, {
        alone: [
          { file: 'inpatient.yaml', key: 'deductible', bundle: dearer },
          { file: 'inpatient.yaml', key: 'ratio', bundle: better },
          { file: 'common.yaml', key: 'scope', bundle: jingmen },
        ],
      }),
    )
    expect(touched.map(({ persons }) => persons > 0)).toEqual([true, true, false])
  })

  test('has the same hash whoever runs it and whichever block is done first', async () => {
    const report = await reportOn(input(both))
    expect((await reportOn(input(both), blocksOf(30).reverse())).hash).toBe(report.hash)
    expect((await reportOn(input(dearer))).hash).not.toBe(report.hash)
  })

  test('that is stopped reports on the persons done, and says so', async () => {
    const stop = new AbortController()
    const report = await reportOn(input(both), blocksOf(30), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    expect(report).toMatchObject({ isComplete: false, population: { persons: 30 } })
  })

  test('tells months of reserve before and after from the balance that is given', async () => {
    const { payers, reserves } = await reportOn(
      input(better, { reserves: [{ fund: 'residentPooled', balance: 600_000_000, yearPay: 1_200_000_000 }] }),
    )
    const resident = payers.find(({ payer }) => payer === 'residentPooled')
    if (resident === undefined) throw new Error('residents have care')
    expect(reserves[0]).toMatchObject({
      monthsBefore: 600,
      isBelow: true,
      yearPay: { before: 1_200_000_000 },
    })
    expect(reserves[0]?.monthsAfter).toBeLessThan(600)
    expect(reserves[0]).toMatchObject({ lowerMonths: 6, upperMonths: 9 })
  })

  test('holds the balance against the months of the changed law', async () => {
    const lenient = under('{ file: surplus.yaml, key: months, set: { least: 4 } }')
    const { reserves } = await reportOn(
      input(lenient, { reserves: [{ fund: 'residentPooled', months: 599 }] }),
    )
    expect(reserves[0]).toMatchObject({ monthsAfter: 599, lowerMonths: 4, isBelow: false })
  })
})

test('a version that does not compile is named', async () => {
  const refused = await simulate(input(both, { day: '2020-01-01' }), [])
  expect(refused).toMatchObject({ ok: false, error: { code: 'before-first-day', version: 'before' } })
})
