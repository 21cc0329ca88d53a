import { GROUPS, keyAt, type Places } from './grouping.ts'
import type { Bin, Change, Decile, GroupAxis, Movers, SampledPerson } from './report.ts'
import type { Tally } from './tally.ts'

/** Width of a bar of the distribution, and where its open ends begin: 100 and 1,000 yuan. */
const STEP = 10_000
const END = 100_000
/** Persons shown behind a bar or a row. */
const SHOWN = 8

export const changeOf = (before: number, after: number): Change => ({ before, after, change: after - before })

/** The persons with care of all blocks as one, in person order. */
export interface People {
  before: Float64Array
  after: Float64Array
  /** 1 to 10, by what each bears before. */
  decile: Uint8Array
}

export function peopleOf(tallies: readonly Tally[]): People {
  const count = tallies.reduce((sum, { people }) => sum + people.before.length, 0)
  const [before, after] = [new Float64Array(count), new Float64Array(count)]
  let at = 0
  for (const { people } of tallies) {
    before.set(people.before, at)
    after.set(people.after, at)
    at += people.before.length
  }
  return { before, after, decile: tenthsOf(before) }
}

/** Ranks by amount, equal amounts in person order, and cuts into ten parts as equal as can be. */
export function tenthsOf(amounts: Float64Array): Uint8Array {
  const sorted = amounts.toSorted()
  const ends = Array.from({ length: 10 }, (_, tenth) => Math.ceil(((tenth + 1) * amounts.length) / 10))
  const lasts = ends.map((end) => sorted[end - 1] ?? 0)
  /** Ranks given so far to amounts equal to the last of a part; the first rank is how many are below. */
  const ranks = new Map(lasts.map((last) => [last, firstRank(sorted, last)]))
  return Uint8Array.from(amounts, (amount) => {
    const rank = ranks.get(amount)
    if (rank === undefined) return lasts.findIndex((last) => amount < last) + 1
    ranks.set(amount, rank + 1)
    return ends.findIndex((end) => rank < end) + 1
  })
}

function firstRank(sorted: Float64Array, amount: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < amount) low = middle + 1
    else high = middle
  }
  return low
}

export function moversOf({ before, after }: People, isOne: (change: number) => boolean): Movers {
  const changes = after.map((amount, at) => amount - (before[at] ?? 0)).filter(isOne)
  if (changes.length === 0) return { persons: 0, sum: 0, median: 0, most: 0 }
  // From the smallest change to the largest, whichever way it goes.
  const sorted = changes.sort((a, b) => Math.abs(a) - Math.abs(b))
  return {
    persons: sorted.length,
    sum: sorted.reduce((sum, one) => sum + one, 0),
    median: sorted[(sorted.length - 1) >> 1] ?? 0,
    most: sorted.at(-1) ?? 0,
  }
}

/** Bars of 100 yuan from −1,000 to +1,000, open at both ends; who bears the same is in none. */
export function binsOf({ before, after }: People): Bin[] {
  const counts = new Map<number, number>()
  for (let at = 0; at < before.length; at++) {
    const change = (after[at] ?? 0) - (before[at] ?? 0)
    if (change !== 0) counts.set(barOf(change), (counts.get(barOf(change)) ?? 0) + 1)
  }
  return BARS.map((bar) => ({ ...edgesOf(bar), persons: counts.get(bar) ?? 0 }))
}

/** −11 … −1 pay less, 1 … 11 more; 11 is beyond the last edge. */
const BARS = Array.from({ length: 22 }, (_, at) => (at < 11 ? at - 11 : at - 10))
const barOf = (change: number): number =>
  Math.sign(change) * Math.min(END / STEP + 1, Math.ceil(Math.abs(change) / STEP))

function edgesOf(bar: number): Pick<Bin, 'from' | 'to'> {
  const near = (Math.abs(bar) - 1) * STEP + 1
  const far = Math.abs(bar) > END / STEP ? null : Math.abs(bar) * STEP
  return bar > 0 ? { from: near, to: far } : { from: far === null ? null : -far, to: -near }
}

export function decilesOf({ before, after, decile }: People): Decile[] {
  const tenths = Array.from({ length: 10 }, () => ({ persons: 0, upTo: 0, before: 0, after: 0 }))
  for (const [at, tenth] of decile.entries()) {
    const one = tenths[tenth - 1]
    if (one === undefined) continue
    one.persons++
    one.upTo = Math.max(one.upTo, before[at] ?? 0)
    one.before += before[at] ?? 0
    one.after += after[at] ?? 0
  }
  return tenths.map(({ persons, upTo, ...sums }, at) => {
    const burden = changeOf(sums.before, sums.after)
    const mean = persons === 0 ? 0 : Math.round(Math.abs(burden.change) / persons)
    return { decile: at + 1, persons, upTo, burden, averageChange: burden.change < 0 ? 0 - mean : mean }
  })
}

/** The first persons behind every bar, every tenth and every group. */
export function samplesOf(tallies: readonly Tally[], { decile }: People): SampledPerson[] {
  const shown = new Shown()
  const samples: SampledPerson[] = []
  let at = 0
  for (const { people } of tallies)
    for (let one = 0; one < people.before.length; one++) {
      const tenth = decile[at++] ?? 0
      const change = (people.after[one] ?? 0) - (people.before[one] ?? 0)
      const bar = change === 0 ? 0 : barOf(change)
      if (shown.takes(bar, tenth, people, one)) samples.push(sampled(people, one, tenth))
    }
  return samples
}

/** Counts who is shown behind what; asked for every person of a population, so it counts by numbers. */
class Shown {
  readonly #bars = new Uint8Array(23)
  readonly #tenths = new Uint8Array(11)
  readonly #groups = FIXED_AXES.map((axis) => new Uint8Array(GROUPS[axis].length))
  readonly #districts = new Map<string, number>()

  /** Whether somebody more is wanted behind one of the things that this person stands behind; then he is counted. */
  takes(bar: number, tenth: number, { places, districts }: Tally['people'], at: number): boolean {
    const district = districts[places.district[at] ?? 0] ?? ''
    const inDistrict = this.#districts.get(district) ?? 0
    const isWanted =
      isOpen(this.#bars, bar + 11) ||
      isOpen(this.#tenths, tenth) ||
      inDistrict < SHOWN ||
      this.#groups.some((counts, axis) => isOpen(counts, placeOn(places, axis, at)))
    if (!isWanted) return false
    countUp(this.#bars, bar + 11)
    countUp(this.#tenths, tenth)
    this.#districts.set(district, inDistrict + 1)
    for (const [axis, counts] of this.#groups.entries()) countUp(counts, placeOn(places, axis, at))
    return true
  }
}

const FIXED_AXES = ['scheme', 'level', 'ageBand', 'incomeClass'] as const
const placeOn = (places: Places, axis: number, at: number): number =>
  places[FIXED_AXES[axis] ?? 'scheme'][at] ?? 0
const isOpen = (counts: Uint8Array, at: number): boolean => (counts[at] ?? 0) < SHOWN
const countUp = (counts: Uint8Array, at: number): void => {
  counts[at] = Math.min(SHOWN, (counts[at] ?? 0) + 1)
}

function sampled(
  { places, districts, ...people }: Tally['people'],
  at: number,
  decile: number,
): SampledPerson {
  const key = (axis: GroupAxis): string => keyAt(axis, places[axis][at] ?? 0, districts)
  return {
    number: (people.position[at] ?? 0) + 1,
    scheme: key('scheme'),
    level: key('level'),
    ageBand: key('ageBand'),
    incomeClass: key('incomeClass'),
    district: key('district'),
    decile,
    episodes: people.episodes[at] ?? 0,
    burden: changeOf(people.before[at] ?? 0, people.after[at] ?? 0),
  }
}
