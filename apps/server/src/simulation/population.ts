import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { yearOfCity } from '@tongchou/city'
import { ok, type Result, refuse } from '@tongchou/kernel'
import {
  BLOCK_PERSONS,
  type Block,
  type Bundle,
  blockOf,
  type PersonYear,
  POPULATION_FAULTS,
  readPersonYear,
} from '@tongchou/policy'

/** Where a population-year comes from: invented from a seed, or one person a line in a file. */
export type Population =
  | { kind: 'city'; seed: number; persons: number }
  | { kind: 'file'; path: string; persons: number }

/** A line of a population file that cannot be read. */
export interface LineFault {
  line: number
  path: string
  message: string
}

/** A block of the population, or why some of its lines cannot be read. */
export type BlockRead = { block: Block } | { faults: LineFault[] }

/**
 * The blocks of a population for one of several workers.
 * @param claim gives the number of the block that this worker takes next; numbers only rise
 */
export async function* blocksOf(
  population: Population,
  bundle: Bundle,
  year: number,
  claim: () => number,
): AsyncGenerator<BlockRead> {
  if (population.kind === 'city') yield* cityBlocks(population, year, claim)
  else yield* fileBlocks(population.path, bundle, year, claim)
}

function* cityBlocks(
  { seed, persons }: Extract<Population, { kind: 'city' }>,
  year: number,
  claim: () => number,
): Generator<BlockRead> {
  let wanted = claim()
  if (wanted * BLOCK_PERSONS >= persons) return
  let taken: PersonYear[] = []
  const wants = (position: number): boolean => Math.floor(position / BLOCK_PERSONS) === wanted
  for (const personYear of yearOfCity({ seed, persons, year, wants })) {
    taken.push(personYear)
    const offset = wanted * BLOCK_PERSONS
    if (taken.length < Math.min(BLOCK_PERSONS, persons - offset)) continue
    yield { block: blockOf(taken, offset, year) }
    taken = []
    wanted = claim()
    if (wanted * BLOCK_PERSONS >= persons) return
  }
}

async function* fileBlocks(
  path: string,
  bundle: Bundle,
  year: number,
  claim: () => number,
): AsyncGenerator<BlockRead> {
  let wanted = claim()
  let position = 0
  let lines: { line: number; text: string }[] = []
  let line = 0
  for await (const text of linesOf(path)) {
    line++
    if (text.trim() === '') continue
    if (Math.floor(position++ / BLOCK_PERSONS) !== wanted) continue
    lines.push({ line, text })
    if (position % BLOCK_PERSONS !== 0) continue
    yield readBlock(lines, wanted * BLOCK_PERSONS, bundle, year)
    lines = []
    wanted = claim()
  }
  if (lines.length > 0) yield readBlock(lines, wanted * BLOCK_PERSONS, bundle, year)
}

function readBlock(
  lines: readonly { line: number; text: string }[],
  offset: number,
  bundle: Bundle,
  year: number,
): BlockRead {
  const faults: LineFault[] = []
  const personYears: PersonYear[] = []
  for (const { line, text } of lines) {
    const json = parsed(text)
    const read = json.ok ? readPersonYear(json.value, bundle, year) : json
    if (read.ok) personYears.push(read.value)
    else faults.push({ line, path: read.error.path, message: read.error.message })
  }
  return faults.length > 0 ? { faults } : { block: blockOf(personYears, offset, year) }
}

function parsed(text: string): Result<unknown, { path: string; message: string }> {
  try {
    return ok(JSON.parse(text))
  } catch {
    return refuse({ path: '', message: POPULATION_FAULTS.notJson })
  }
}

const linesOf = (path: string): AsyncIterable<string> =>
  createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })

/** How many persons a population file has. */
export async function countPersons(path: string): Promise<number> {
  let persons = 0
  for await (const text of linesOf(path)) if (text.trim() !== '') persons++
  return persons
}
