import {
  addDays,
  type CivilDate,
  lastDayOf,
  type Month,
  monthOf,
  monthsBetween,
  plusMonths,
} from '@tongchou/kernel'
import { civilEnd, earlier, later } from './days.ts'
import type { PayPeriod } from './events.ts'
import type { Chain, History } from './history.ts'

/** A month that a relation owes: paid in full when its money arrived, due until the end of its payment period. */
export interface OwedMonth {
  chain: Chain
  month: Month
  dueUntil: CivilDate
  arrived: CivilDate | null
  paidBy: PayPeriod
  /** Who pays it: an employer's unpaid month is the employer's liability (JM-20.1). */
  as: 'employer' | 'flexible'
}

/** The days on which an owed month is overdue: from the first day after its payment period to the day its money arrives. */
export interface Overdue {
  owed: OwedMonth
  from: CivilDate
  to: CivilDate
}

/** Days without a break on which some month is overdue. */
export interface Spell {
  from: CivilDate
  to: CivilDate
  isMadeGood: boolean
  /** The largest number of months overdue at the same time. */
  months: number
}

/** Every owed month up to one after the last event; a relation without a stop owes on. */
export function owedMonths(history: History): OwedMonth[] {
  return history.chains.flatMap((chain) =>
    chain.enrolments.flatMap((one) => {
      const last = [one.to, history.retiredFrom === null ? null : plusMonths(history.retiredFrom, -1)]
        .filter((month) => month !== null)
        .reduce(earlier, history.lastMonth)
      const paidBy = one.paidBy ?? 'month'
      return monthsFrom(one.month, last).map((month) => ({
        chain,
        month,
        dueUntil: endOfPeriod(month, paidBy),
        arrived: history.paidMonths.get(month) ?? null,
        paidBy,
        as: one.as,
      }))
    }),
  )
}

export const overdueOf = (months: readonly OwedMonth[]): Overdue[] =>
  months
    .filter(({ arrived, dueUntil }) => arrived === null || arrived > dueUntil)
    .map((owed) => ({ owed, from: addDays(owed.dueUntil, 1), to: owed.arrived ?? civilEnd }))

/**
 * The spells that some overdue months make. Their length counts every month overdue on those days, also older ones.
 * @param some the months that make the spells, @param all the months that count towards their length
 */
export function spellsOf(some: readonly Overdue[], all: readonly Overdue[]): Spell[] {
  const spells: Spell[] = []
  for (const one of [...some].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const open = spells.at(-1)
    if (open !== undefined && one.from <= open.to) open.to = later(one.to, open.to)
    else spells.push({ from: one.from, to: one.to, isMadeGood: false, months: 0 })
  }
  for (const spell of spells) {
    spell.isMadeGood = spell.to !== civilEnd
    spell.months = longest(spell, all)
  }
  return spells
}

function longest(spell: Spell, all: readonly Overdue[]): number {
  const within = all.filter((one) => one.from <= spell.to && one.to >= spell.from)
  const counts = within.map(({ from }) => {
    const day = later(from, spell.from)
    return within.filter((one) => one.from <= day && day <= one.to).length
  })
  const begun = within
    .filter(({ owed }) => owed.paidBy !== 'month')
    .map(({ owed, to }) => monthsBetween(monthOf(owed.dueUntil), monthOf(to)))
  return Math.max(...counts, ...begun)
}

/** The months from one to another, both included; none where the second is earlier. */
export function monthsFrom(first: Month, last: Month): Month[] {
  const months: Month[] = []
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month)
  return months
}

/** A history walks the same months over and over: each is worked out once. */
const following = new Map<Month, Month>()

function monthAfter(month: Month): Month {
  const known = following.get(month) ?? plusMonths(month, 1)
  following.set(month, known)
  return known
}

const PERIOD_MONTHS: Readonly<Record<PayPeriod, number>> = { month: 1, quarter: 3, year: 12 }
const periodEnds: Readonly<Record<PayPeriod, Map<Month, CivilDate>>> = {
  month: new Map(),
  quarter: new Map(),
  year: new Map(),
}

function endOfPeriod(month: Month, paidBy: PayPeriod): CivilDate {
  const known = periodEnds[paidBy].get(month)
  if (known !== undefined) return known
  const length = PERIOD_MONTHS[paidBy]
  const place = (Number(month.slice(5)) - 1) % length
  const end = lastDayOf(plusMonths(month, length - 1 - place))
  periodEnds[paidBy].set(month, end)
  return end
}
