import { Worker } from 'node:worker_threads'
import {
  applyChange,
  BLOCK_PERSONS,
  type BlockDone,
  finish,
  readBundle,
  readChange,
  type SimulationInput,
} from '@tongchou/policy'
import { jingmenFiles } from '@tongchou/settlement/testing'
import type { CityYearSeen } from './city-year.ts'
import type { CityYearWork } from './city-year-worker.ts'
import { cityYears } from './column-bench.ts'

const THREADS = 2
/** Persons of the demo city whose year is repeated, with other amounts each time. */
const TEMPLATE_PERSONS = 5_000

/** A draft that touches most stays and visits. */
const DRAFT = `
region: "420800"
from: "2025-07-01"
changes:
  - { file: inpatient.yaml, key: deductible, set: { byLevel.primary: 100, byLevel.tertiary: 1200 } }
  - { file: outpatient-resident.yaml, key: ratio, set: { flat: 55% } }
`

function versions(): Pick<SimulationInput, 'before' | 'after'> {
  const files = jingmenFiles()
  const change = readChange(DRAFT)
  const changed = change.ok ? applyChange(files, change.value) : change
  const [before, after] = [readBundle(files), changed.ok ? readBundle(changed.value) : changed]
  if (!before.ok || !after.ok) throw new Error(JSON.stringify([before, after]))
  return { before: before.value, after: after.value }
}

const startedAt = performance.now()
const { blocks } = cityYears(TEMPLATE_PERSONS)
const each = blocks.reduce((sum, block) => sum + block.episodes.age.length, 0)
const wanted = Math.ceil((Number(process.argv[2]) / each) * blocks.length)
const input: SimulationInput = {
  ...versions(),
  day: '2025-12-31',
  year: 2025,
  population: { kind: 'city', seed: 42, persons: wanted * BLOCK_PERSONS },
}
const done: BlockDone[] = []
await Promise.all(
  Array.from({ length: THREADS }, (_, thread) => {
    const work: CityYearWork = { input, blocks, wanted, thread, threads: THREADS }
    const worker = new Worker(new URL('./city-year-worker.ts', import.meta.url), { workerData: work })
    worker.on('message', (one: BlockDone) => done.push(one))
    return new Promise((resolve, reject) => worker.once('exit', resolve).once('error', reject))
  }),
)
const report = finish(input, done, true)
if (!report.balance.isBalanced || done.length !== wanted) throw new Error('the city-year does not balance')
const cpu = process.cpuUsage()
const seen: CityYearSeen = {
  episodes: report.population.episodes,
  persons: report.population.persons,
  seconds: (performance.now() - startedAt) / 1000,
  cpuSeconds: (cpu.user + cpu.system) / 1_000_000,
  peakBytes: process.resourceUsage().maxRSS * 1024,
}
console.log(JSON.stringify(seen))
