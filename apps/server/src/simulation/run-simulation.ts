import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { ok, type Result, refuse } from '@tongchou/kernel'
import {
  type BlockDone,
  finish,
  type NoSimulation,
  type SimulationInput,
  type SimulationReport,
  type SimulationRun,
} from '@tongchou/policy'
import { countPersons, type LineFault, type Population } from './population.ts'
import type { FromWorker, Work } from './worker.ts'

export type { LineFault } from './population.ts'

/** A simulation as it is asked for; the population's persons are counted where it is a file. */
export interface SimulationOrder extends Omit<SimulationInput, 'population'> {
  population: { kind: 'city'; seed: number; persons: number } | { kind: 'file'; path: string }
}

export type SimulationRefused = NoSimulation | { code: 'bad-population'; faults: LineFault[] }

export interface ParallelRun extends SimulationRun {
  /** Threads; without it, one for each core. */
  workers?: number
}

/** Faults of a population file that are shown. */
const FAULTS_SHOWN = 20

/**
 * Replays a population-year under two versions on all cores. Stopped by its signal, it answers at once with a report of the
 * persons done, which says that it is not complete.
 */
export async function runSimulation(
  order: SimulationOrder,
  { onProgress, signal, workers = availableParallelism() }: ParallelRun = {},
): Promise<Result<SimulationReport, SimulationRefused>> {
  const population: Population =
    order.population.kind === 'city'
      ? order.population
      : { ...order.population, persons: await countPersons(order.population.path) }
  const seed = population.kind === 'city' ? population.seed : null
  const input: SimulationInput = {
    ...order,
    population: { kind: population.kind, seed, persons: population.persons },
  }
  const done: BlockDone[] = []
  const faults: LineFault[] = []
  let refused: NoSimulation | null = null
  const progress = { persons: 0, ofPersons: population.persons, episodes: 0 }
  const stop = new AbortController()
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal])
  const hear = (said: FromWorker): void => {
    if (said.type === 'faults') faults.push(...said.faults)
    if (said.type === 'refused') {
      refused = said.why
      stop.abort()
    }
    if (said.type !== 'block') return
    done.push({ tally: said.tally, hash: said.hash })
    progress.persons += said.tally.persons
    progress.episodes += said.tally.episodes
    onProgress?.({ ...progress })
  }
  const next = new Int32Array(new SharedArrayBuffer(4))
  await Promise.all(
    Array.from({ length: workers }, () => runWorker({ input, population, next }, hear, either)),
  )
  if (refused !== null) return refuse(refused)
  if (faults.length > 0) {
    const sorted = faults.sort((a, b) => a.line - b.line).slice(0, FAULTS_SHOWN)
    return refuse({ code: 'bad-population', faults: sorted })
  }
  return ok(finish(input, done, signal?.aborted !== true))
}

/** Runs one thread to its end, or until the signal ends it. */
function runWorker(work: Work, hear: (said: FromWorker) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve()
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: work })
    const end = (): void => void worker.terminate()
    signal.addEventListener('abort', end)
    worker.on('message', (said: FromWorker) => {
      if (!signal.aborted) hear(said)
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      signal.removeEventListener('abort', end)
      resolve()
    })
  })
}
