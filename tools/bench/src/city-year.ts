import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export interface CityYearSeen {
  episodes: number
  persons: number
  /** From nothing to the report: inventing the care, two versions, tallies, content hashes. */
  seconds: number
  /** Of all threads together: what two idle cores would need at least is half of it. */
  cpuSeconds: number
  /** The largest resident memory of the whole process. */
  peakBytes: number
}

/** Simulates a city-year in a process of its own, so that nothing but it counts for the memory. */
export async function runCityYear(episodes: number): Promise<CityYearSeen> {
  const main = fileURLToPath(new URL('./city-year-main.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [main, String(episodes)])
  return JSON.parse(stdout) as CityYearSeen
}
