import { ok, type Result, refuse, sha256Hex } from '@tongchou/kernel'
import { inForce } from '../bundle/histories.ts'
import type { Bundle } from '../bundle/read-bundle.ts'
import type { AloneVersion } from '../change/alone.ts'
import { type Block, bytesOf } from './block.ts'
import { compileKernel, type NoKernel, type NotCovered } from './kernel.ts'
import type { ReserveInput, SimulationProgress, SimulationReport } from './report.ts'
import { reportOf } from './report-of.ts'
import { type Tally, tallyOf, type Versions } from './tally.ts'

/** Persons in a block of a population; its content hash is over the hashes of such blocks. */
export const BLOCK_PERSONS = 1_000

/** Two versions of a place's law and the population-year that both are applied to. */
export interface SimulationInput {
  before: Bundle
  after: Bundle
  /** The day on which both are read; the whole draft is in force on it. */
  day: string
  /** Each changed word as the version in which it is the only one: for whom it touches. */
  alone?: readonly AloneVersion[]
  year: number
  population: { kind: 'city' | 'file'; seed: number | null; persons: number }
  reserves?: readonly ReserveInput[]
  districtNames?: Readonly<Record<string, string>>
}

export type NoSimulation = (NoKernel & { version: 'before' | 'after' | 'alone' }) | NotCovered

/** Compiles every version that a simulation needs. */
export function compileVersions({
  before,
  after,
  alone,
  day,
}: SimulationInput): Result<Versions, NoSimulation> {
  const [was, is] = [compileKernel(before, day), compileKernel(after, day)]
  if (!was.ok) return refuse({ ...was.error, version: 'before' })
  if (!is.ok) return refuse({ ...is.error, version: 'after' })
  const kernels = []
  for (const { bundle } of alone ?? []) {
    const kernel = compileKernel(bundle, day)
    if (!kernel.ok) return refuse({ ...kernel.error, version: 'alone' })
    kernels.push(kernel.value)
  }
  return ok({ before: was.value, after: is.value, alone: kernels })
}

/** A block's tally and its content hash: what one worker hands back. */
export interface BlockDone {
  tally: Tally
  hash: string
}

/** The report over the blocks that are done: all of them, or those up to the moment at which somebody stopped it. */
export function finish(
  input: SimulationInput,
  done: readonly BlockDone[],
  isComplete: boolean,
): SimulationReport {
  const { before, after, day, alone, year, population } = input
  const hashes = done.toSorted((a, b) => a.tally.offset - b.tally.offset).map(({ hash }) => hash)
  const frame = {
    isComplete,
    region: before.region,
    year,
    law: { day, before: before.hash, after: after.hash },
    population: { kind: population.kind, seed: population.seed, hash: sha256Hex(hashes.join('\n')) },
    reserves: input.reserves ?? [],
    wanted: inForce(after.sections.surplus?.months ?? [], day),
    changes: (alone ?? []).map(({ file, key }) => ({ file, key })),
    districtNames: input.districtNames ?? {},
  }
  return reportOf(
    frame,
    done.map(({ tally }) => tally),
  )
}

export interface SimulationRun {
  onProgress?: (progress: SimulationProgress) => void
  /** Stops after the block at hand; the report is then of the persons done. */
  signal?: AbortSignal
}

/** Replays a population-year under two versions in this thread, block after block. */
export async function simulate(
  input: SimulationInput,
  blocks: Iterable<Block> | AsyncIterable<Block>,
  { onProgress, signal }: SimulationRun = {},
): Promise<Result<SimulationReport, NoSimulation>> {
  const versions = compileVersions(input)
  if (!versions.ok) return versions
  const done: BlockDone[] = []
  const progress = { persons: 0, ofPersons: input.population.persons, episodes: 0 }
  for await (const block of blocks) {
    if (signal?.aborted === true) return ok(finish(input, done, false))
    const tallied = tallyOf(block, versions.value)
    if (!tallied.ok) return tallied
    done.push({ tally: tallied.value, hash: sha256Hex(bytesOf(block)) })
    progress.persons += tallied.value.persons
    progress.episodes += tallied.value.episodes
    onProgress?.({ ...progress })
  }
  return ok(finish(input, done, true))
}
