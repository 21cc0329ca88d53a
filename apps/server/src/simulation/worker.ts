import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import {
  bytesOf,
  compileVersions,
  type NoSimulation,
  type SimulationInput,
  type Tally,
  tallyOf,
} from '@tongchou/policy'
import { blocksOf, type LineFault, type Population } from './population.ts'

/** What a worker is given: the versions, the population, and the shared number of the next block. */
export interface Work {
  input: SimulationInput
  population: Population
  next: Int32Array
}

export type FromWorker =
  | { type: 'block'; tally: Tally; hash: string }
  | { type: 'faults'; faults: LineFault[] }
  | { type: 'refused'; why: NoSimulation }

await work(workerData as Work, (said) => parentPort?.postMessage(said))

async function work({ input, population, next }: Work, say: (said: FromWorker) => void): Promise<void> {
  const versions = compileVersions(input)
  if (!versions.ok) return say({ type: 'refused', why: versions.error })
  const claim = (): number => Atomics.add(next, 0, 1)
  for await (const read of blocksOf(population, input.before, input.year, claim)) {
    if ('faults' in read) {
      say({ type: 'faults', faults: read.faults })
      continue
    }
    const tally = tallyOf(read.block, versions.value)
    if (!tally.ok) return say({ type: 'refused', why: tally.error })
    const hash = createHash('sha256').update(bytesOf(read.block)).digest('hex')
    say({ type: 'block', tally: tally.value, hash })
  }
}
