import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { yearOfCity } from '@tongchou/city'
import { BLOCK_PERSONS, blockOf, changedLaw, readChange, simulate } from '@tongchou/policy'
import { describe, expect, test } from 'vitest'
import { readRegionFiles } from '../regions.ts'
import { runSimulation, type SimulationOrder } from './run-simulation.ts'

const REGIONS = new URL('../../../../regions/', import.meta.url).pathname
const PERSONS = 1_300

async function lawUnder(draft: string) {
  const change = readChange(`
region: "420800"
from: "2027-01-01"
${draft}
`)
  const read = change.ok ? changedLaw(await readRegionFiles(join(REGIONS, 'jingmen')), change.value) : change
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

const law = await lawUnder(
  'changes: [{ file: inpatient.yaml, key: deductible, set: { byLevel.tertiary: 1200 } }]',
)

const order = (population: SimulationOrder['population']): SimulationOrder => ({
  ...law,
  year: 2025,
  population,
})
const city = order({ kind: 'city', seed: 7, persons: PERSONS })

describe('a simulation on several threads', () => {
  test('has the report of one thread, to the hash', async () => {
    const years = [...yearOfCity({ seed: 7, persons: PERSONS, year: 2025 })]
    const blocks = [0, 1].map((at) =>
      blockOf(years.slice(at * BLOCK_PERSONS, (at + 1) * BLOCK_PERSONS), at * BLOCK_PERSONS, 2025),
    )
    const alone = await simulate({ ...city, population: { kind: 'city', seed: 7, persons: PERSONS } }, blocks)
    expect(await runSimulation(city, { workers: 2 })).toEqual(alone)
  })

  test('stops when it is told to, and reports on the persons done', async () => {
    const stop = new AbortController()
    const report = await runSimulation(city, {
      workers: 1,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    expect(report).toMatchObject({
      ok: true,
      value: { isComplete: false, population: { persons: BLOCK_PERSONS } },
    })
  })
})

describe('a population file', () => {
  const person = { scheme: 'resident', status: 'resident', birthDate: '1990-01-01' }
  const stay = (amount: number) => ({
    type: 'inpatient',
    facility: { level: 3, kind: 'hospital' },
    start: '2025-03-01',
    end: '2025-03-10',
    lines: [{ class: 'A', kind: 'drug', unitPrice: amount, quantity: 1, amount }],
  })
  const simulated = async (lines: readonly string[], under = law) => {
    const folder = await mkdtemp(join(tmpdir(), 'tongchou-population-'))
    try {
      await writeFile(join(folder, 'population.ndjson'), lines.join('\n'))
      return await runSimulation(
        { ...under, year: 2025, population: { kind: 'file', path: join(folder, 'population.ndjson') } },
        { workers: 2 },
      )
    } finally {
      await rm(folder, { recursive: true })
    }
  }

  test('gives a person a line; blank lines do not count', async () => {
    const report = await simulated([
      JSON.stringify({ district: '420802', person, episodes: [stay(300_000)] }),
      '',
      JSON.stringify({ person, episodes: [] }),
    ])
    expect(report).toMatchObject({
      ok: true,
      value: {
        population: { kind: 'file', seed: null, persons: 2, withCare: 1, episodes: 1 },
        losers: { persons: 1, sum: 12_000 },
        groups: { district: [{ key: '420802', label: '420802', persons: 1 }] },
      },
    })
  })

  test('has visits for diseases that only the draft lists; the draft pays each up to its limit of the month', async () => {
    const brings = await lawUnder(`
newBenefits:
  chronic.yaml:
    cite: JM-14.3
    benefit: chronic
    schemes: [resident]
    words:
      facilities: { certified: chronic }
      ratio: { flat: 60% }
      diseases: { list: { M08300: { name: 抗排异, kind: special, ratio: { flat: 80% }, limit: 1000, per: month } } }
      counts: { pooledPaid: true, limit: code, burden: true }`)
    const visit = (day: string) => ({
      ...stay(100_000),
      type: 'chronic',
      benefitCode: 'M08300',
      start: day,
      end: day,
    })
    const certified = { ...person, conditions: ['chronic:M08300'] }
    const days = ['2025-03-01', '2025-03-31', '2025-04-01']
    const report = await simulated([JSON.stringify({ person: certified, episodes: days.map(visit) })], brings)
    // 80 % of 1,000 yuan: 800, then the 200 that the month still has, then 800 of the next month's.
    expect(report).toMatchObject({
      ok: true,
      value: {
        population: { newlyCovered: 3 },
        payers: [
          { payer: 'residentPooled', before: 0, after: 180_000 },
          { payer: 'person', before: 300_000, after: 120_000 },
        ],
        touched: [{ file: 'chronic.yaml', key: '', episodes: 3, persons: 1 }],
      },
    })
  })

  test('with lines that cannot be read is refused; every such line is named with its field', async () => {
    const report = await simulated([
      JSON.stringify({ person, episodes: [stay(300_000)] }),
      '{ "person": ',
      JSON.stringify({
        person,
        episodes: [{ ...stay(100), lines: [{ ...stay(100).lines[0], amount: 99 }] }],
      }),
    ])
    expect(report).toMatchObject({
      ok: false,
      error: {
        code: 'bad-population',
        faults: [
          { line: 2, path: '' },
          { line: 3, path: 'episodes[0].lines[0].amount' },
        ],
      },
    })
  })
})
