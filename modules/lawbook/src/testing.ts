import { readdirSync, readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import type { Database } from '@tongchou/database'
import { type CivilDate, civilDate, ok, refuse, uuidV7 } from '@tongchou/kernel'
import { layeredFiles, readBundle, type SignedCase, type SimulationReport } from '@tongchou/policy'
import { installAccount } from '@tongchou/staff/testing'
import { parse } from 'yaml'
import { openLawbook, type PlaceFolder } from './lawbook.ts'
import type { BroughtYear, Needs, SimulationJob, Simulator, Watch } from './needs.ts'
import { RunningSimulations } from './running-simulations.ts'

export { DOCUMENT, deskOf, done, GAO, TERTIARY_1200, XU } from './use-cases/specimen-draft.ts'

const REGIONS = new URL('../../../regions/', import.meta.url)

/** Jingmen's law and signed cases as they lie in their folder. */
export function jingmenFolder(): PlaceFolder {
  const cases = Object.entries(yamlIn(new URL('jingmen/cases/', REGIONS)))
  return {
    files: layeredFiles('jingmen', (place) => yamlIn(new URL(`${place}/`, REGIONS))),
    cases: cases.flatMap(([file, text]) => (parse(text) as SignedCase[]).map((one) => ({ ...one, file }))),
  }
}

function yamlIn(folder: URL): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))
}

/** A desk on a fresh database at noon of 22 October 2026, with a simulator whose figures the test sets. */
export async function deskWorld(database: Database): Promise<DeskWorld> {
  const clock = { today: civilDate('2026-10-22'), ticks: 0 }
  const now = () => new Date(Date.parse(`${clock.today}T04:00:00Z`) + clock.ticks++)
  const newId = () => uuidV7(now().getTime(), crypto.getRandomValues(new Uint8Array(10)))
  for (const [login, role] of [
    ['xu', 'policy'],
    ['gao', 'policy'],
    ['zhou', 'supervisor'],
    ['admin', 'administrator'],
  ] as const)
    await installAccount(
      database,
      { login, name: `示例·${login}`, office: '政策科', roles: [role] },
      { staffId: newId(), at: now() },
    )
  const simulator = new SpecimenSimulator()
  const needs: Needs = {
    ...{ database, simulator, now, running: new RunningSimulations(), today: () => clock.today },
    lawbook: await openLawbook(database, jingmenFolder(), now()),
    newId,
  }
  return { needs, clock, simulator }
}

export interface DeskWorld {
  needs: Needs
  clock: { today: CivilDate; ticks: number }
  simulator: SpecimenSimulator
}

/** Stands for the workers of the app: it answers at once with even figures, or waits until it is stopped. */
export class SpecimenSimulator implements Simulator {
  monthsAfter = 700
  waits = false

  years() {
    return Promise.resolve([2025])
  }

  /** The years brought, each as one text. */
  readonly kept = new Map<number, string>()

  async keepYear({ year, bytes }: BroughtYear) {
    const content = await text(bytes)
    if (content.startsWith('?')) return refuse([{ line: 1, path: 'person.scheme', message: 'unknown' }])
    this.kept.set(year, content)
    return ok({ persons: content.trim().split('\n').length })
  }

  async simulate({ region, year, day, before, after }: SimulationJob, { signal, onProgress }: Watch) {
    onProgress({ persons: 1, ofPersons: 2, episodes: 3 })
    if (this.waits) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    const hashes = [before, after].map((files) => {
      const read = readBundle(files)
      return read.ok ? read.value.hash : ''
    })
    return reportOf({ region, year, day, hashes, isComplete: !signal.aborted, monthsAfter: this.monthsAfter })
  }
}

function reportOf(of: {
  region: string
  year: number
  day: string
  hashes: readonly string[]
  isComplete: boolean
  monthsAfter: number
}): SimulationReport {
  const even = { before: 0, after: 0, change: 0 }
  const nobody = { persons: 0, sum: 0, median: 0, most: 0 }
  return {
    ...{ format: 'tongchou-simulation-1', isComplete: of.isComplete, region: of.region, year: of.year },
    law: { day: of.day, before: of.hashes[0] ?? '', after: of.hashes[1] ?? '' },
    population: { kind: 'city', seed: 1, hash: '', persons: 2, withCare: 1, episodes: 3, lines: 4 },
    payers: [],
    persons: { account: even, cash: even, fullSelfPay: even, deductible: even },
    balance: { totalCost: even, sumOfChanges: 0, isBalanced: true },
    ...{ gainers: nobody, losers: nobody, unchanged: 1, bins: [], deciles: [], samples: [], hash: '' },
    groups: { scheme: [], level: [], ageBand: [], incomeClass: [], district: [] },
    reserves: [
      {
        ...{ fund: 'residentPooled', label: '居民统筹', balance: 0, yearPay: even, monthsBefore: 700 },
        ...{ monthsAfter: of.monthsAfter, lowerMonths: 6, upperMonths: 9 },
        ...{ isBelow: of.monthsAfter < 600, isAbove: of.monthsAfter > 900 },
      },
    ],
    touched: [{ file: 'inpatient.yaml', key: 'deductible', episodes: 3, persons: 1 }],
  }
}
