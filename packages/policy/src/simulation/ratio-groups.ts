import { timesRatio } from '@tongchou/kernel'
import { finalRatio } from '../engine/pooled.ts'
import { bonusCapOf, type Cell } from './cell.ts'

/** What is eligible in groups of one ratio each, of one episode; written anew for each. */
export class RatioGroups {
  readonly #ratios = new Float64Array(64)
  readonly #bases = new Float64Array(64)
  #count = 0

  clear(): void {
    this.#count = 0
  }

  get isEmpty(): boolean {
    return this.#count === 0
  }

  /** Adds what is eligible at the local ratio with a bonus in basis points. */
  add(cell: Cell, bonus: number, eligible: number): void {
    const ratio = Math.min(bonusCapOf(cell.benefit.terms), cell.localRatio + bonus)
    let at = 0
    while (at < this.#count && (this.#ratios[at] ?? 0) < ratio) at++
    if (at < this.#count && this.#ratios[at] === ratio) {
      this.#bases[at] = (this.#bases[at] ?? 0) + eligible
      return
    }
    this.#ratios.copyWithin(at + 1, at, this.#count)
    this.#bases.copyWithin(at + 1, at, this.#count)
    this.#ratios[at] = ratio
    this.#bases[at] = eligible
    this.#count++
  }

  /** Σ from the lowest ratio up: what `paidFirst` leaves of each group × its final ratio, rounded per group. */
  pay({ benefit, localRatio }: Cell, atLocalRatio: number, paidFirst: number, lowering: number): number {
    let rest = paidFirst
    let pay = 0
    let isLocalDone = false
    const take = (ratio: number, base: number): void => {
      const used = Math.min(rest, base)
      rest -= used
      pay += timesRatio(base - used, finalRatio(benefit.terms, ratio, lowering))
    }
    for (let at = 0; at < this.#count; at++) {
      const ratio = this.#ratios[at] ?? 0
      const base = this.#bases[at] ?? 0
      if (!isLocalDone && ratio >= localRatio) {
        isLocalDone = true
        take(localRatio, ratio === localRatio ? atLocalRatio + base : atLocalRatio)
        if (ratio === localRatio) continue
      }
      take(ratio, base)
    }
    if (!isLocalDone) take(localRatio, atLocalRatio)
    return pay
  }
}
