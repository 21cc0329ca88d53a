import { assistanceRules, type LayerRule, layerDue, supplementRule } from '../engine/payers.ts'
import type { CommonTerms } from '../engine/terms.ts'
import type { EpisodeType, PersonFacts } from '../facts.ts'
import type { Counters } from './counters.ts'
import { AMOUNT } from './row.ts'

/** One payer after the pooled fund, as it pays one kind of person for one kind of care. Amounts in fen. */
export interface Layer {
  threshold: number
  share: number
  countsDeductible: boolean
  /** Of the year, beyond every amount where there is none. */
  limit: number
  /** Where the year keeps the burden that it looks at, and what it paid. */
  burden: number
  paid: number
  /** Its amount in a row. */
  amount: number
}

/** The payers after the pooled fund beside catastrophic insurance; who has none of them has no layers. */
export interface Layers {
  beforeCatastrophic: readonly Layer[]
  afterCatastrophic: readonly Layer[]
  assistance: Layer | null
  tilt: Layer | null
}

/** Which of the payers a kind of person has for a kind of care; null where he has none. */
export function layersFor(
  { supplements, assistance }: CommonTerms,
  person: PersonFacts,
  type: EpisodeType,
  counters: Counters,
): Layers | null {
  const order = supplements?.order ?? []
  const supplementsIn = (payers: typeof order): Layer[] =>
    payers.flatMap((payer) => {
      const figures = payer === 'catastrophic' ? null : (supplements?.[payer] ?? null)
      const rule =
        payer === 'catastrophic' || figures === null ? null : supplementRule(payer, figures, person)
      return rule === null ? [] : [layerOf(rule, counters)]
    })
  const turn = order.indexOf('catastrophic')
  const beforeCatastrophic = supplementsIn(order.slice(0, turn))
  const afterCatastrophic = supplementsIn(order.slice(turn))
  const help =
    assistance === null || !('classes' in assistance) ? null : assistanceRules(assistance, person, type)
  if (help === null && beforeCatastrophic.length + afterCatastrophic.length === 0) return null
  return {
    beforeCatastrophic,
    afterCatastrophic,
    assistance: help === null ? null : layerOf(help.ordinary, counters),
    tilt: help === null || help.tilt === null ? null : layerOf(help.tilt, counters),
  }
}

const AMOUNT_OF = {
  civilServant: AMOUNT.civilServantPay,
  enterprise: AMOUNT.enterprisePay,
  assistance: AMOUNT.assistancePay,
  assistanceTilt: AMOUNT.assistancePay,
} as const

const layerOf = (
  { payer, threshold, share, countsDeductible, limit }: LayerRule,
  counters: Counters,
): Layer => ({
  threshold,
  share,
  countsDeductible,
  limit: limit ?? Number.MAX_SAFE_INTEGER,
  // The tilt looks at the burden of ordinary assistance.
  burden: counters.ofBurden(payer === 'assistanceTilt' ? 'assistance' : payer),
  paid: counters.ofLimit(payer),
  amount: AMOUNT_OF[payer],
})

/** What the payers after the pooled fund pay, one episode after the other: writes their amounts, moves their counters of the year. */
export class LayerPays {
  readonly #amounts: Float64Array
  #counted = 0
  #deductible = 0
  #isOwed = false
  /** By all payers after the pooled fund so far, or what they would have paid had the employer not failed. */
  #paid = 0

  constructor(amounts: Float64Array) {
    this.#amounts = amounts
  }

  /**
   * Takes up an episode with the supplements whose turn is before catastrophic insurance's, each on what the earlier ones left.
   * @param counted what the episode adds to burdens of the year
   * @param isOwed the employer failed to insure: nothing is paid, and what was paid in the year does not move
   * @returns what they pay, or would pay had the employer not failed
   */
  beforeCatastrophic(
    layers: Layers,
    used: Float64Array,
    counted: number,
    deductible: number,
    isOwed: boolean,
  ): number {
    this.#counted = counted
    this.#deductible = deductible
    this.#isOwed = isOwed
    this.#paid = 0
    return this.#supplements(layers.beforeCatastrophic, used)
  }

  /**
   * The supplements after catastrophic insurance, then medical assistance on what all of them left.
   * @param left what the pooled fund left of the eligible cost, the deductible included
   */
  afterCatastrophic(layers: Layers, used: Float64Array, catastrophic: number, left: number): number {
    this.#paid += catastrophic
    const paid = this.#supplements(layers.afterCatastrophic, used)
    return paid + this.#assistance(layers, used, left - this.#paid)
  }

  #supplements(layers: readonly Layer[], used: Float64Array): number {
    const paidBefore = this.#paid
    for (const layer of layers) {
      const deductible = layer.countsDeductible ? this.#deductible : 0
      const base = Math.max(0, this.#counted + deductible - this.#paid)
      const before = used[layer.burden] ?? 0
      this.#paid += this.#pay(layer, used, before, base)
      used[layer.burden] = before + base
    }
    return this.#paid - paidBefore
  }

  /** The tilt looks at what ordinary assistance leaves of the year. */
  #assistance({ assistance, tilt }: Layers, used: Float64Array, base: number): number {
    if (assistance === null) return 0
    const before = used[assistance.burden] ?? 0
    const leftBefore = before - (used[assistance.paid] ?? 0)
    const paid = this.#pay(assistance, used, before, base)
    used[assistance.burden] = before + base
    return tilt === null ? paid : paid + this.#pay(tilt, used, leftBefore, base - paid)
  }

  #pay(layer: Layer, used: Float64Array, before: number, base: number): number {
    const paidSoFar = used[layer.paid] ?? 0
    const pay = Math.min(layerDue(layer, before, base), Math.max(0, layer.limit - paidSoFar))
    if (this.#isOwed) return pay
    used[layer.paid] = paidSoFar + pay
    this.#amounts[layer.amount] = (this.#amounts[layer.amount] ?? 0) + pay
    return pay
  }

  /** Wipes what the episode before wrote. */
  clear(): void {
    this.#amounts[AMOUNT.civilServantPay] = 0
    this.#amounts[AMOUNT.enterprisePay] = 0
    this.#amounts[AMOUNT.assistancePay] = 0
  }
}
