import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ok, type Result, refuse } from '@tongchou/kernel'
import type { Bundle } from '@tongchou/policy'
import { blocksOf, countPersons, type LineFault } from './population.ts'

/** Faults of a file after which reading it is given up. */
const FAULTS_TOLD = 20

/** Years of care that somebody has brought, one file a year in a folder: `2025.ndjson`, in the format of docs/tasks/simulate.md. */
export class PopulationFiles {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** The years that are there, the newest first. */
  async years(): Promise<number[]> {
    const names = await readdir(this.#folder).catch(() => [])
    const years = names.flatMap((name) => /^(\d{4})\.ndjson$/.exec(name)?.[1] ?? [])
    return years.map(Number).sort((a, b) => b - a)
  }

  pathOf(year: number): string {
    return join(this.#folder, `${year}.ndjson`)
  }

  /**
   * Keeps a year's file in the place of the one before it; only a file of which every line can be read.
   * @returns how many persons it has, or the first faults, each with its line
   */
  async keep(
    year: number,
    bytes: AsyncIterable<Uint8Array>,
    bundle: Bundle,
  ): Promise<Result<{ persons: number }, LineFault[]>> {
    await mkdir(this.#folder, { recursive: true })
    const coming = join(this.#folder, `${year}.${crypto.randomUUID()}.coming`)
    try {
      await pipeline(bytes, createWriteStream(coming))
      const persons = await countPersons(coming)
      if (persons === 0) return refuse([{ line: 1, path: '', message: 'the file has no person' }])
      const faults = await faultsOf(coming, persons, bundle, year)
      if (faults.length > 0) return refuse(faults)
      await rename(coming, this.pathOf(year))
      return ok({ persons })
    } finally {
      await rm(coming, { force: true })
    }
  }
}

async function faultsOf(path: string, persons: number, bundle: Bundle, year: number): Promise<LineFault[]> {
  const faults: LineFault[] = []
  let block = 0
  for await (const read of blocksOf({ kind: 'file', path, persons }, bundle, year, () => block++)) {
    if ('faults' in read) faults.push(...read.faults)
    if (faults.length >= FAULTS_TOLD) break
  }
  return faults.slice(0, FAULTS_TOLD)
}
