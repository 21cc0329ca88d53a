/** A stream of pseudo-random numbers (xoshiro128**): the same seed and label give the same city on every machine. */
export class Random {
  #a: number
  #b: number
  #c: number
  #d: number

  /** @param label names what the numbers are for, so that streams do not disturb each other */
  constructor(seed: number, label: string) {
    let state = hashOf(label) ^ Math.imul(seed | 0, 0x9e3779b1)
    const next = (): number => {
      state = (state + 0x9e3779b9) | 0
      let mixed = state ^ (state >>> 16)
      mixed = Math.imul(mixed, 0x21f0aaad)
      mixed ^= mixed >>> 15
      mixed = Math.imul(mixed, 0x735a2d97)
      return mixed ^ (mixed >>> 15)
    }
    this.#a = next()
    this.#b = next()
    this.#c = next()
    this.#d = next() | 1
  }

  /** 0 … 2^32 − 1. */
  bits(): number {
    const result = Math.imul(rotated(Math.imul(this.#b, 5), 7), 9) >>> 0
    const shifted = this.#b << 9
    this.#c ^= this.#a
    this.#d ^= this.#b
    this.#b ^= this.#c
    this.#a ^= this.#d
    this.#c ^= shifted
    this.#d = rotated(this.#d, 11)
    return result
  }

  /** 0 … count − 1. */
  below(count: number): number {
    return Math.floor((this.bits() / 4_294_967_296) * count)
  }

  /** From `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  /** True so often in ten thousand. */
  chance(inTenThousand: number): boolean {
    return this.below(10_000) < inTenThousand
  }

  pick<T>(from: readonly T[]): T {
    const found = from[this.below(from.length)]
    if (found === undefined) throw new Error('broken invariant: nothing to pick from')
    return found
  }

  /** Picks by the weights beside the values. */
  weighted<T>(from: readonly (readonly [T, number])[]): T {
    let rest = this.below(from.reduce((sum, [, weight]) => sum + weight, 0))
    for (const [value, weight] of from) {
      if (rest < weight) return value
      rest -= weight
    }
    throw new Error('broken invariant: nothing to pick from')
  }

  bytes(count: number): Uint8Array {
    const bytes = new Uint8Array(count)
    for (let at = 0; at < count; at += 4) {
      const word = this.bits()
      for (let of = 0; of < 4 && at + of < count; of++) bytes[at + of] = (word >>> (8 * of)) & 0xff
    }
    return bytes
  }
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash | 0
}
