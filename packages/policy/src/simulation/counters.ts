import type { Disease } from '../bundle/outpatient.ts'
import { limitKey } from '../engine/diseases.ts'
import type { LayerPayer } from '../facts.ts'

/** The counters of a person's year that every law has, as positions. */
export const COUNTER = { pooledPaid: 0, outpatientPaid: 1, chronic: 2 } as const

/** Gives each counter of the year that the law asks for its position. */
export class Counters {
  readonly #positions = new Map<string, number>(Object.entries(COUNTER))

  get size(): number {
    return this.#positions.size
  }

  /** Every counter met so far by its name: `pooledPaid`, `limit:M03900`, `burden:assistance`. */
  get positions(): ReadonlyMap<string, number> {
    return this.#positions
  }

  /** What was paid under a limit of the year: a disease, a payer, a kind of care. */
  ofLimit(key: string): number {
    return this.#at(`limit:${key}`)
  }

  /** The burden that counts towards a later payer's threshold. */
  ofBurden(payer: LayerPayer): number {
    return this.#at(`burden:${payer}`)
  }

  /** `pooledPaid`, `outpatientPaid`, `limit:<key>`; limit:chronic is all chronic codes together. */
  of(counter: string): number {
    if (counter === 'pooledPaid' || counter === 'outpatientPaid') return COUNTER[counter]
    return counter === 'limit:chronic' ? COUNTER.chronic : this.#at(counter)
  }

  #at(name: string): number {
    const known = this.#positions.get(name)
    if (known !== undefined) return known
    const position = this.#positions.size
    this.#positions.set(name, position)
    return position
  }
}

/** The counters of a disease's limit, one for each of its periods that was met. */
export class PeriodCounters {
  readonly #counters: Counters
  readonly code: string
  readonly per: Disease['per']
  readonly #ofMonth = new Map<number, number>()

  constructor(counters: Counters, code: string, per: Disease['per']) {
    this.#counters = counters
    this.code = code
    this.per = per
  }

  /** @param month as a block counts them */
  at(month: number): number {
    const known = this.#ofMonth.get(month)
    if (known !== undefined) return known
    const day = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
    const position = this.#counters.ofLimit(limitKey(this.code, this.per, day))
    this.#ofMonth.set(month, position)
    return position
  }
}
