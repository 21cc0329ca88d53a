import type { DayTerms, Terms } from '../engine/terms.ts'
import type { Block } from './block.ts'
import { type Cell, cellOf, LinesOfBenefit } from './cell.ts'
import { Counters } from './counters.ts'

/** The cells of every kind of person and episode met so far. Blocks number the kinds anew; here each has one number for all. */
export class Cells {
  readonly counters = new Counters()
  readonly #law: DayTerms
  readonly #benefits = new Map<Terms, LinesOfBenefit>()
  readonly #numbers = { profiles: new Map<string, number>(), circumstances: new Map<string, number>() }
  readonly #rows: (Cell | undefined)[][] = []
  /** Cells by what they say: kinds that the law treats alike share one, so that those in use stay in the processor's cache. */
  readonly #shared = new Map<string, Cell>()
  #block: Block | null = null
  #profiles: Uint32Array = new Uint32Array(0)
  #circumstances: Uint32Array = new Uint32Array(0)

  constructor(law: DayTerms) {
    this.#law = law
  }

  /** Takes up the block that is settled next. */
  open(block: Block): void {
    this.#block = block
    this.#profiles = numbersOf(this.#numbers.profiles, block.keys.profiles)
    this.#circumstances = numbersOf(this.#numbers.circumstances, block.keys.circumstances)
    for (const benefit of this.#benefits.values()) benefit.answerFor(block.lineKeys)
  }

  /** The cells of a kind of person, by `kindOf` an episode's circumstance. */
  ofProfile(profile: number): readonly (Cell | undefined)[] {
    return this.#rowOf(this.#profiles[profile] ?? 0)
  }

  kindOf(circumstance: number): number {
    return this.#circumstances[circumstance] ?? 0
  }

  /** A cell that was not met before; null where the law of the day has no figures for it. */
  make(person: number, episode: number): Cell | null {
    const block = this.#block
    const profileAt = block?.persons.profile[person] ?? 0
    const circumstanceAt = block?.episodes.circumstance[episode] ?? 0
    const profile = block?.profiles[profileAt]
    const circumstance = block?.circumstances[circumstanceAt]
    if (block === null || profile === undefined || circumstance === undefined)
      throw new Error('broken invariant: a block names its kinds')
    const terms = this.#law.of(profile.scheme, circumstance)
    if (terms === null) return null
    const benefit = this.#benefitOf(terms, block)
    const cell = this.#sharedBy(cellOf(this.#law, benefit, profile, circumstance, this.counters))
    this.#rowOf(this.#profiles[profileAt] ?? 0)[this.kindOf(circumstanceAt)] = cell
    return cell
  }

  #sharedBy(cell: Cell): Cell {
    const benefits = [...this.#benefits.values()]
    const key = JSON.stringify({ ...cell, benefit: benefits.indexOf(cell.benefit) })
    const known = this.#shared.get(key)
    if (known !== undefined) return known
    this.#shared.set(key, cell)
    return cell
  }

  #rowOf(profile: number): (Cell | undefined)[] {
    const known = this.#rows[profile]
    if (known !== undefined) return known
    const row: (Cell | undefined)[] = []
    this.#rows[profile] = row
    return row
  }

  #benefitOf(terms: Terms, block: Block): LinesOfBenefit {
    const known = this.#benefits.get(terms)
    if (known !== undefined) return known
    const benefit = new LinesOfBenefit(terms, this.#law.common)
    benefit.answerFor(block.lineKeys)
    this.#benefits.set(terms, benefit)
    return benefit
  }
}

/** One number for each key, the same in every block. */
const numbersOf = (known: Map<string, number>, keys: readonly string[]): Uint32Array =>
  Uint32Array.from(keys, (key) => {
    const number = known.get(key) ?? known.size
    known.set(key, number)
    return number
  })
