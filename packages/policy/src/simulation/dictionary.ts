/** Gives equal values one number, counted from 0 in the order of their first appearance. */
export class Dictionary<Value> {
  readonly entries: Value[] = []
  readonly #known = new Map<string, number>()

  indexOf(value: Value): number {
    const key = JSON.stringify(value)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.#known.set(key, this.entries.length)
    return this.entries.push(value) - 1
  }
}
