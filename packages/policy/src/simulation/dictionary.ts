/** Gives equal values one number, counted from 0 in the order of their first appearance. */
export class Dictionary<Value> {
  readonly entries: Value[] = []
  /** The entries as text, by which they are told apart. */
  readonly keys: string[] = []
  readonly #numbers = new Map<string, number>()

  indexOf(value: Value): number {
    const key = JSON.stringify(value)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.entries.length)
    this.keys.push(key)
    return this.entries.push(value) - 1
  }
}
