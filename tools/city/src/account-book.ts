import { assert, type CivilDate, type Fen, fen, type Uuid } from '@tongchou/kernel'
import { type HistoryEnd, hasCome } from './city-days.ts'
import type { Batch } from './copy.ts'
import type { CityPerson, Deposit } from './person.ts'
import { Random } from './random.ts'
import { idOn, instant } from './seeded-ids.ts'

/** The minute at which deposits arrive. */
const DEPOSITED_AT = 420

/** A personal account (JM-14.1) as the generated history goes on: deposits arrive before the spending of the same day. */
export class AccountBook {
  readonly #person: CityPerson
  readonly #isHeld: boolean
  readonly #random: Random
  readonly #movements: (readonly [
    id: Uuid,
    at: string,
    kind: string,
    amount: number,
    after: number,
    settlement: Uuid | null,
  ])[] = []
  readonly #until: CivilDate
  #waiting: readonly Deposit[]
  #balance = 0

  constructor(person: CityPerson, end: HistoryEnd) {
    this.#person = person
    this.#waiting = person.deposits.filter(({ on }) => hasCome(end, on, DEPOSITED_AT))
    this.#until = end.until
    this.#isHeld = person.enrolments.some((enrolment) => enrolment.hasAccount)
    this.#random = new Random(0, `account ${person.personId}`)
  }

  /** What is on the account on a day. */
  balanceOn(day: CivilDate): Fen {
    const due = this.#waiting.filter((deposit) => deposit.on <= day)
    this.#waiting = this.#waiting.filter((deposit) => deposit.on > day)
    for (const deposit of due) this.#move(deposit.on, DEPOSITED_AT, deposit.kind, deposit.amount, null)
    return fen(this.#balance)
  }

  /** Books what a settlement took (negative) or a reversal gave back. */
  move(day: CivilDate, minute: number, kind: 'spending' | 'refund', amount: number, settlement: Uuid): void {
    this.balanceOn(day)
    if (amount !== 0) this.#move(day, minute, kind, amount, settlement)
  }

  /** Adds the account as it stands at the end, with all its movements. */
  close(batch: Batch): void {
    if (!this.#isHeld) return
    this.balanceOn(this.#until)
    const id = this.#person.personId
    batch.add('account', [id, this.#person.district, this.#balance, this.#movements.length + 1])
    for (const movement of this.#movements) batch.add('account_movement', [id, ...movement])
  }

  #move(day: CivilDate, minute: number, kind: string, amount: number, settlement: Uuid | null): void {
    this.#balance += amount
    assert(this.#balance >= 0, `the account of ${this.#person.personNo} is not negative`)
    this.#movements.push([
      idOn(day, this.#random, minute),
      instant(day, minute),
      kind,
      amount,
      this.#balance,
      settlement,
    ])
  }
}
