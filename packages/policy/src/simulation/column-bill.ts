import { timesRatio, WHOLE } from '@tongchou/kernel'
import type { Block } from './block.ts'
import type { Cell } from './cell.ts'
import { RatioGroups } from './ratio-groups.ts'

/** One episode's bill after scope, ceiling and first self-pay; one object, read anew for each episode. */
export class ColumnBill {
  totalCost = 0
  fullSelfPay = 0
  overLimitSelfPay = 0
  firstSelfPay = 0
  eligible = 0
  /** By law, not by the catalogue: an account may not pay it. */
  legallyExcluded = 0
  /** Of the eligible, what has no bonus; the rest stands in `raised`. */
  atLocalRatio = 0
  readonly raised = new RatioGroups()
  readonly #firstGroup: Uint32Array
  readonly #lineKey: Uint32Array
  readonly #amount: Float64Array
  readonly #within: Float64Array
  readonly #firstRest: Uint32Array
  readonly #rests: Uint16Array

  constructor({ episodes, groups, rests }: Block) {
    this.#firstGroup = episodes.firstGroup
    this.#lineKey = groups.lineKey
    this.#amount = groups.amount
    this.#within = groups.within
    this.#firstRest = groups.firstRest
    this.#rests = rests
  }

  /** What an episode costs in all, whatever the law says of it. */
  totalOf(episode: number): number {
    let total = 0
    const end = this.#firstGroup[episode + 1] ?? 0
    for (let at = this.#firstGroup[episode] ?? 0; at < end; at++) total += this.#amount[at] ?? 0
    return total
  }

  /** Steps 1 to 4 of the rulebook, group by group of like lines. */
  read(episode: number, cell: Cell, isOut: boolean): void {
    const { shares, bonus } = cell.benefit
    const firstRest = this.#firstRest
    // Not destructured: this loop is what a simulation spends its time in.
    let totalCost = 0
    let fullSelfPay = 0
    let firstSelfPay = 0
    let within = 0
    let legallyExcluded = 0
    let raised = 0
    this.raised.clear()
    const end = this.#firstGroup[episode + 1] ?? 0
    for (let at = this.#firstGroup[episode] ?? 0; at < end; at++) {
      const key = this.#lineKey[at] ?? 0
      const amount = this.#amount[at] ?? 0
      const share = shares[key] ?? 0
      totalCost += amount
      if (share < 0 || isOut) {
        fullSelfPay += amount
        if (share === -2 || cell.isExcluded) legallyExcluded += amount
        continue
      }
      const payable = this.#within[at] ?? 0
      const first =
        share === 0
          ? 0
          : firstRest[at] === firstRest[at + 1]
            ? timesRatio(payable, share)
            : lineByLine(this.#rests, firstRest[at] ?? 0, firstRest[at + 1] ?? 0, payable, share)
      within += payable
      firstSelfPay += first
      const extra = bonus[key] ?? 0
      if (extra === 0) continue
      this.raised.add(cell, extra, payable - first)
      raised += payable - first
    }
    this.totalCost = totalCost
    this.fullSelfPay = fullSelfPay
    this.firstSelfPay = firstSelfPay
    this.overLimitSelfPay = totalCost - fullSelfPay - within
    this.eligible = within - firstSelfPay
    this.atLocalRatio = this.eligible - raised
    this.legallyExcluded = legallyExcluded
  }

  /** What the ordinary rules do not cover of a visit that maternity insurance covers in part. */
  moveOut(amount: number): void {
    this.eligible -= amount
    this.fullSelfPay += amount
    this.atLocalRatio = this.eligible
    this.raised.clear()
  }

  /** 按比例支付: by groups of one ratio, the lowest first. */
  pay(cell: Cell, paidFirst: number, lowering: number): number {
    if (!this.raised.isEmpty) return this.raised.pay(cell, this.atLocalRatio, paidFirst, lowering)
    const ratio = lowering === 0 ? cell.localRatio : cell.finalLocalRatio
    return timesRatio(this.eligible - paidFirst, ratio)
  }
}

/**
 * First self-pay of a group, each line rounded on its own: the whole ten-thousands of fen of all lines together give no
 * fraction, so only what each line has beyond them is rounded.
 */
function lineByLine(rests: Uint16Array, from: number, to: number, payable: number, share: number): number {
  let beyond = 0
  let first = 0
  for (let at = from; at < to; at++) {
    const rest = rests[at] ?? 0
    beyond += rest
    first += Math.floor((rest * share + WHOLE / 2) / WHOLE)
  }
  return ((payable - beyond) / WHOLE) * share + first
}
