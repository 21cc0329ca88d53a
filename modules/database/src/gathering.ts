import type { Sql } from './connect.ts'

/** Work that those who wait at the same moment share: one statement, one transaction, one answer from the disk for all of them. */
export interface SharedWork<Item, Answer> {
  kind: 'read' | 'write'
  /** Answers in the order of the items. Where it throws for several, each is done alone: nobody fails for another's sake. */
  work: (sql: Sql, items: readonly Item[]) => Promise<readonly Answer[]>
  /** What two items must not have in common to go together, or one while the other is under way. */
  keyOf?: (item: Item) => string
  /** The answer to an item that waited while another of its key was done: it was prepared from what is no longer so. */
  overtaken?: Answer
}

interface Waiting<Item, Answer> {
  item: Item
  resolve: (answer: Answer) => void
  reject: (error: unknown) => void
}

/** How many items go together at most. */
const MOST = 50
/** How many statements are under way at once: while one is with the database, this process prepares the other. */
const LANES = 2
/** So many are not shared out between lanes: what a statement costs by itself is borne by all who go together. */
const FEW = 4

/** Everybody whom a database has not yet answered, of whatever work: who reads now writes next. */
export interface Company {
  count: number
}

/** Gathers the items of one work. Nobody waits for company: who finds a free lane goes at once. */
export class Gathering<Item, Answer> {
  readonly #sql: Sql
  readonly #shared: SharedWork<Item, Answer>
  readonly #company: Company
  readonly #keysUnderWay = new Set<string>()
  #waiting: Waiting<Item, Answer>[] = []
  #lanes = 0
  #isDue = false

  constructor(sql: Sql, shared: SharedWork<Item, Answer>, company: Company) {
    this.#sql = sql
    this.#shared = shared
    this.#company = company
  }

  async ask(item: Item): Promise<Answer> {
    this.#company.count++
    try {
      return await new Promise<Answer>((resolve, reject) => {
        this.#waiting.push({ item, resolve, reject })
        this.#soon()
      })
    } finally {
      this.#company.count--
    }
  }

  /** After all who come in this turn of the loop have come. */
  #soon(): void {
    if (this.#isDue) return
    this.#isDue = true
    setImmediate(() => {
      this.#isDue = false
      while (this.#lanes < LANES) {
        const share = Math.ceil(this.#company.count / LANES)
        const together = this.#take(Math.min(MOST, Math.max(FEW, share)))
        if (together.length === 0) return
        void this.#do(together)
      }
    })
  }

  #take(most: number): Waiting<Item, Answer>[] {
    const { keyOf } = this.#shared
    if (keyOf === undefined) return this.#waiting.splice(0, most)
    const together: Waiting<Item, Answer>[] = []
    const left: Waiting<Item, Answer>[] = []
    for (const one of this.#waiting) {
      const key = keyOf(one.item)
      if (together.length === most || this.#keysUnderWay.has(key)) left.push(one)
      else {
        this.#keysUnderWay.add(key)
        together.push(one)
      }
    }
    this.#waiting = left
    return together
  }

  async #do(together: readonly Waiting<Item, Answer>[]): Promise<void> {
    this.#lanes++
    const failed = await this.#failureOf(together)
    if (failed !== null && together.length === 1) this.#fail(together, failed.error)
    if (failed !== null && together.length > 1)
      for (const one of together) {
        const alone = await this.#failureOf([one])
        if (alone !== null) this.#fail([one], alone.error)
      }
    this.#lanes--
    this.#soon()
  }

  /** Does the work and answers. @returns what was thrown, where nobody has been answered yet */
  async #failureOf(together: readonly Waiting<Item, Answer>[]): Promise<{ error: unknown } | null> {
    try {
      const answers = await this.#shared.work(
        this.#sql,
        together.map(({ item }) => item),
      )
      this.#free(together)
      this.#overtake(together)
      for (const [at, answer] of answers.entries()) together[at]?.resolve(answer)
      return null
    } catch (error) {
      return { error }
    }
  }

  #fail(together: readonly Waiting<Item, Answer>[], error: unknown): void {
    this.#free(together)
    for (const { reject } of together) reject(error)
  }

  #free(together: readonly Waiting<Item, Answer>[]): void {
    const { keyOf } = this.#shared
    if (keyOf !== undefined) for (const { item } of together) this.#keysUnderWay.delete(keyOf(item))
  }

  #overtake(together: readonly Waiting<Item, Answer>[]): void {
    const { keyOf, overtaken } = this.#shared
    if (keyOf === undefined || overtaken === undefined) return
    const done = new Set(together.map(({ item }) => keyOf(item)))
    const left: Waiting<Item, Answer>[] = []
    for (const one of this.#waiting) {
      if (done.has(keyOf(one.item))) one.resolve(overtaken)
      else left.push(one)
    }
    this.#waiting = left
  }
}
