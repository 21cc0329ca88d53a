import { addMonths, type CivilDate, civilDate, type Fen, yearOf } from '@tongchou/kernel'
import type { Deposit } from './person.ts'

/** Where the books of a city begin: half a year before its last day, the first day of that month. */
export const booksOpenOn = (until: CivilDate): CivilDate =>
  civilDate(`${addMonths(until, -6).slice(0, 7)}-01`)

/** An account from the opening of the books: what was on it, then the same amount on the 12th of every month. */
export function deposits(until: CivilDate, opening: Fen, monthly: Fen): Deposit[] {
  const from = booksOpenOn(until)
  const list: Deposit[] = opening > 0 ? [{ kind: 'opening', on: from, amount: opening }] : []
  for (let month = 0; ; month++) {
    const on = civilDate(`${addMonths(from, month).slice(0, 7)}-12`)
    if (on > until) return list
    list.push({ kind: 'deposit', on, amount: monthly })
  }
}

/** The benefit years that a city's history touches. */
export function yearsOf(until: CivilDate): number[] {
  const first = yearOf(booksOpenOn(until))
  return first === yearOf(until) ? [first] : [first, yearOf(until)]
}
