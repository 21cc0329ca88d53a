import type { Uuid } from '@tongchou/kernel'
import type { SimulationProgress } from '@tongchou/policy'

/** The simulations that this process is doing: how far they are, and how to stop one. */
export class RunningSimulations {
  readonly #runs = new Map<
    Uuid,
    { progress: SimulationProgress; stop: AbortController; stoppedBy: string | null }
  >()

  /** @returns what tells the run to stop */
  begin(runId: Uuid): AbortSignal {
    const stop = new AbortController()
    this.#runs.set(runId, { progress: { persons: 0, ofPersons: 0, episodes: 0 }, stop, stoppedBy: null })
    return stop.signal
  }

  advance(runId: Uuid, progress: SimulationProgress): void {
    const run = this.#runs.get(runId)
    if (run !== undefined) run.progress = progress
  }

  /** @returns false where this process does no such run */
  stop(runId: Uuid, by: string): boolean {
    const run = this.#runs.get(runId)
    if (run === undefined) return false
    run.stoppedBy ??= by
    run.stop.abort()
    return true
  }

  /** Ends a run. @returns who stopped it, if anybody did */
  end(runId: Uuid): string | null {
    const by = this.#runs.get(runId)?.stoppedBy ?? null
    this.#runs.delete(runId)
    return by
  }

  progressOf(runId: Uuid): SimulationProgress | null {
    return this.#runs.get(runId)?.progress ?? null
  }

  /** Stops everything, when the platform closes. */
  stopAll(by: string): void {
    for (const runId of this.#runs.keys()) this.stop(runId, by)
  }
}
