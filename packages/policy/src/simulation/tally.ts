import { ok, type Result, refuse } from '@tongchou/kernel'
import type { Block } from './block.ts'
import { keyAt, type Places, placesOf } from './grouping.ts'
import type { Kernel, NotCovered } from './kernel.ts'
import { addRow, payerAt, pooledAt, SUMS } from './payers.ts'
import { GROUP_AXES, type GroupAxis } from './report.ts'
import { AMOUNT } from './row.ts'

/** What two versions of the law make of one group of a block's persons. */
export interface GroupTally {
  persons: number
  episodes: number
  gainers: number
  losers: number
  /** By payers and parts. */
  before: Float64Array
  after: Float64Array
}

/** What two versions of the law make of a block: small enough to be kept for all blocks, and plain enough to be sent between threads. */
export interface Tally {
  offset: number
  persons: number
  episodes: number
  lines: number
  /** Episodes for which only the version after has figures: before, the person bears them whole. */
  newlyCovered: number
  groups: Record<GroupAxis, Map<string, GroupTally>>
  /** Persons with care, in person order: position, what they bear under both versions, and where they stand on every axis. */
  people: {
    position: Uint32Array
    episodes: Uint32Array
    before: Float64Array
    after: Float64Array
    places: Places
    districts: readonly string[]
  }
  /** For each change alone: episodes and persons whose amounts it changes. */
  touched: { episodes: number; persons: number }[]
}

/** The versions that a simulation compares; `alone` has one kernel per change of the draft. */
export interface Versions {
  before: Kernel
  after: Kernel
  alone: readonly Kernel[]
}

/** Settles a block under every version, and adds up. Care that the version after does not cover stops it. */
export function tallyOf(block: Block, { before, after, alone }: Versions): Result<Tally, NotCovered> {
  const marks = alone.length === 0 ? null : new Float64Array(block.episodes.age.length * MARKED.length)
  let newlyCovered = 0
  const is = sumUp(after, block, null)
  if (!is.ok) return is
  const was = sumUp(before, block, marks, () => newlyCovered++)
  if (!was.ok) return was
  const touched = alone.map((kernel) => touchedBy(kernel, block, marks ?? new Float64Array(0)))
  return ok({ ...tally(block, was.value, is.value), newlyCovered, touched })
}

/** What every payer pays for each person of the block. */
function sumUp(
  kernel: Kernel,
  block: Block,
  marks: Float64Array | null,
  leave?: () => void,
): Result<Float64Array, NotCovered> {
  const sums = new Float64Array(block.persons.profile.length * SUMS)
  const pooled = Uint8Array.from(block.profiles, pooledAt)
  const { profile } = block.persons
  const refused = kernel.settle(
    block,
    ({ amounts }, person, episode) => {
      addRow(sums, person * SUMS, pooled[profile[person] ?? 0] ?? 0, amounts)
      if (marks !== null) mark(marks, episode, amounts)
    },
    leave,
  )
  return refused === null ? ok(sums) : refuse(refused)
}

/** By these an episode is told to be settled otherwise. */
const MARKED = [
  AMOUNT.fundTotal,
  AMOUNT.pooledPay,
  AMOUNT.deductible,
  AMOUNT.civilServantPay,
  AMOUNT.enterprisePay,
  AMOUNT.assistancePay,
] as const

function mark(marks: Float64Array, episode: number, amounts: Float64Array): void {
  for (let one = 0; one < MARKED.length; one++)
    marks[episode * MARKED.length + one] = amounts[MARKED[one] ?? 0] ?? 0
}

function touchedBy(kernel: Kernel, block: Block, marks: Float64Array): Tally['touched'][number] {
  let episodes = 0
  let persons = 0
  let last = -1
  kernel.settle(
    block,
    ({ amounts }, person, episode) => {
      if (MARKED.every((amount, one) => marks[episode * MARKED.length + one] === amounts[amount])) return
      episodes++
      if (person !== last) persons++
      last = person
    },
    () => {},
  )
  return { episodes, persons }
}

const PERSON = payerAt('person')

function tally(block: Block, was: Float64Array, is: Float64Array): Omit<Tally, 'newlyCovered' | 'touched'> {
  const places = placesOf(block)
  const { firstEpisode } = block.persons
  const count = block.persons.profile.length
  const withCare: number[] = []
  const groups = Object.fromEntries(GROUP_AXES.map((axis) => [axis, new Map<string, GroupTally>()]))
  for (let person = 0; person < count; person++) {
    const episodes = (firstEpisode[person + 1] ?? 0) - (firstEpisode[person] ?? 0)
    if (episodes === 0) continue
    withCare.push(person)
    const change = (is[person * SUMS + PERSON] ?? 0) - (was[person * SUMS + PERSON] ?? 0)
    for (const axis of GROUP_AXES) {
      const key = keyAt(axis, places[axis][person] ?? 0, block.districts)
      const group = groups[axis]?.get(key) ?? emptyGroup()
      groups[axis]?.set(key, group)
      group.persons++
      group.episodes += episodes
      if (change < 0) group.gainers++
      if (change > 0) group.losers++
      for (let one = 0; one < SUMS; one++) {
        group.before[one] = (group.before[one] ?? 0) + (was[person * SUMS + one] ?? 0)
        group.after[one] = (group.after[one] ?? 0) + (is[person * SUMS + one] ?? 0)
      }
    }
  }
  const chosen = (of: (person: number) => number) => withCare.map(of)
  return {
    offset: block.offset,
    persons: count,
    episodes: block.episodes.age.length,
    lines: block.lines,
    // Every axis was given its map above.
    groups: groups as Tally['groups'],
    people: {
      position: Uint32Array.from(chosen((person) => block.offset + person)),
      episodes: Uint32Array.from(
        chosen((person) => (firstEpisode[person + 1] ?? 0) - (firstEpisode[person] ?? 0)),
      ),
      before: Float64Array.from(chosen((person) => was[person * SUMS + PERSON] ?? 0)),
      after: Float64Array.from(chosen((person) => is[person * SUMS + PERSON] ?? 0)),
      places: placesFor(places, withCare),
      districts: block.districts,
    },
  }
}

const placesFor = (places: Places, persons: readonly number[]): Places => ({
  scheme: Uint16Array.from(persons, (person) => places.scheme[person] ?? 0),
  level: Uint16Array.from(persons, (person) => places.level[person] ?? 0),
  ageBand: Uint16Array.from(persons, (person) => places.ageBand[person] ?? 0),
  incomeClass: Uint16Array.from(persons, (person) => places.incomeClass[person] ?? 0),
  district: Uint16Array.from(persons, (person) => places.district[person] ?? 0),
})

const emptyGroup = (): GroupTally => ({
  persons: 0,
  episodes: 0,
  gainers: 0,
  losers: 0,
  before: new Float64Array(SUMS),
  after: new Float64Array(SUMS),
})
