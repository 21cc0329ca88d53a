import type { Database } from '@tongchou/database'
import type { CivilDate, Result, Uuid } from '@tongchou/kernel'
import type { Bundle, SimulationProgress, SimulationReport } from '@tongchou/policy'
import type { Lawbook } from './lawbook.ts'
import type { RunningSimulations } from './running-simulations.ts'

/** What the desk is given by the app. */
export interface Needs {
  database: Database
  lawbook: Lawbook
  simulator: Simulator
  running: RunningSimulations
  now: () => Date
  today: () => CivilDate
  newId: () => Uuid
}

/** Replays a year of the place's care under two versions of its law; the app has the workers and the population. */
export interface Simulator {
  /** Years that can be replayed, the newest first. */
  years(): Promise<number[]>
  /**
   * Keeps a year of care that somebody brings, one person a line (docs/tasks/simulate.md), in the place of what was there.
   * @returns how many persons it has, or the first lines that cannot be read; then nothing is kept
   */
  keepYear(brought: BroughtYear): Promise<Result<{ persons: number }, PopulationFault[]>>
  /** @returns a report that is not complete where the signal stopped it */
  simulate(job: SimulationJob, watch: Watch): Promise<SimulationReport>
}

export interface BroughtYear {
  year: number
  bytes: AsyncIterable<Uint8Array>
  /** The law whose words the persons and their care are read by. */
  law: Bundle
}

/** A line of a population file that cannot be read: its number, the field, and why. */
export interface PopulationFault {
  line: number
  path: string
  message: string
}

export interface SimulationJob {
  region: string
  year: number
  /** The day whose values are applied to the whole year. */
  day: CivilDate
  before: Readonly<Record<string, string>>
  after: Readonly<Record<string, string>>
}

export interface Watch {
  signal: AbortSignal
  onProgress: (progress: SimulationProgress) => void
}
