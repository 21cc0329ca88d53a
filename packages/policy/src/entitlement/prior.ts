import {
  addMonths,
  type CivilDate,
  civilDate,
  dayBefore,
  firstDayOf,
  lastDayOf,
  type Month,
  monthOf,
  plusMonths,
} from '@tongchou/kernel'
import { earlier, later } from './days.ts'
import type { BasicScheme } from './events.ts'
import { type Chain, type CoverPeriod, type History, residentCover } from './history.ts'
import { monthsFrom } from './overdue.ts'

/** A payment that opens a relation: when it arrived and when the relation begins at the earliest. */
export interface Opening {
  scheme: BasicScheme
  arrived: CivilDate
  /** First day of the enrolment month; the day of arrival where there is none. */
  enrolledOn: CivilDate
  /** The relation that is being opened does not come before itself. */
  own: Chain | number | null
}

/** The relation that ended last before a payment, and how the months between count. */
export type Prior =
  | { kind: 'none' }
  | { kind: 'otherSystem'; endedOn: CivilDate; isWithin: (months: number) => boolean }
  | {
      kind: 'same' | 'movedIn' | 'switch'
      /** The earlier chain, where the same scheme ended last. */
      chain: Chain | null
      /** Null where the relation has no month behind it yet. */
      lastPaid: Month | null
      /** Calendar months without contribution between the last month paid and the new payment's. */
      interruption: number
      /** Unbroken paid months up to the last one. */
      consecutive: number
    }

/** The year of the last month paid before a resident's year, in either scheme or before moving in; null where there is none. */
export function lastCoveredYear(history: History, year: number): number | null {
  const before = dayBefore(civilDate(`${year}-01-01`))
  const opening = { scheme: 'resident', arrived: before, enrolledOn: before, own: year } as const
  const [last] = [...paidBefore(history, opening, before)].sort().reverse()
  return last === undefined ? null : Number(last.slice(0, 4))
}

interface Relation {
  kind: 'chain' | 'years' | 'movedIn' | 'otherSystem'
  scheme: BasicScheme | null
  chain: Chain | null
  end: CivilDate
}

/** Which relation ended last before a payment; on a tie the same scheme, then moved in, then the other. */
export function priorOf(history: History, opening: Opening): Prior {
  const at = later(opening.arrived, opening.enrolledOn)
  const [last] = relationsBefore(history, opening, at).sort(
    (a, b) => (a.end < b.end ? 1 : a.end > b.end ? -1 : 0) || rank(a, opening) - rank(b, opening),
  )
  if (last === undefined) return { kind: 'none' }
  if (last.scheme === null)
    return {
      kind: 'otherSystem',
      endedOn: last.end,
      isWithin: (months) => at <= addMonths(last.end, months),
    }
  const paid = paidBefore(history, opening, at)
  const lastPaid = [...paid].reduce<Month | null>((a, b) => (a !== null && a > b ? a : b), null)
  const between = lastPaid === null ? [] : monthsFrom(plusMonths(lastPaid, 1), plusMonths(monthOf(at), -1))
  const isSame = last.scheme === opening.scheme
  return {
    kind: isSame ? (last.kind === 'movedIn' ? 'movedIn' : 'same') : 'switch',
    chain: isSame ? last.chain : null,
    lastPaid,
    interruption: between.filter((month) => !isPaidOwn(history, opening, month)).length,
    consecutive: lastPaid === null ? 0 : runUpTo(lastPaid, paid),
  }
}

function rank({ kind, scheme }: Relation, opening: Opening): number {
  if (kind === 'otherSystem') return 3
  if (kind === 'movedIn') return 1
  return scheme === opening.scheme ? 0 : 2
}

function relationsBefore(history: History, opening: Opening, at: CivilDate): Relation[] {
  const ended = (day: CivilDate): CivilDate => earlier(day, dayBefore(at))
  const chains = history.chains
    .filter((chain) => chain !== opening.own && chain.from <= at && monthsPaid(history, chain, at).length > 0)
    .map((chain): Relation => ({ kind: 'chain', scheme: 'employee', chain, end: ended(chain.to) }))
  const years = residentSpans(history, opening, at).map(
    (span): Relation => ({ kind: 'years', scheme: 'resident', chain: null, end: ended(span.to) }),
  )
  const moved = history.movedIn
    .filter((one) => firstDayOf(one.lastPaidMonth) <= at)
    .map(
      (one): Relation => ({
        kind: 'movedIn',
        scheme: one.scheme,
        chain: null,
        end: ended(lastDayOf(one.lastPaidMonth)),
      }),
    )
  const others = history.otherSystemsEnded
    .filter((day) => day <= at)
    .map((end): Relation => ({ kind: 'otherSystem', scheme: null, chain: null, end }))
  return [...chains, ...years, ...moved, ...others]
}

/** The resident years, and the newborn's free one, that had begun by a day and are not the one being paid. */
function residentSpans(history: History, { own }: Opening, at: CivilDate): CoverPeriod[] {
  const years = history.residentYears
    .filter(({ year, arrived }) => year !== own && arrived <= at && arrived <= `${year}-12-31`)
    .map(({ year }) => ({ from: civilDate(`${year}-01-01`), to: civilDate(`${year}-12-31`) }))
  return [...years, ...(history.freeYear === null ? [] : [history.freeYear])]
    .flatMap(({ from, to }) => residentCover(history, from, to))
    .filter(({ from }) => from <= at)
}

/**
 * Months paid before a new payment, in either scheme or before moving in: a resident year with its elapsed months.
 * The relation that is being opened does not help itself.
 */
function paidBefore(history: History, opening: Opening, at: CivilDate): Set<Month> {
  const now = monthOf(at)
  const chains = history.chains.filter((chain) => chain !== opening.own)
  const elapsed = residentSpans(history, opening, at).flatMap(({ from, to }) =>
    monthsFrom(monthOf(from), earlier(monthOf(to), plusMonths(now, -1))),
  )
  // The last month paid elsewhere is a month paid, also where none is certified as consecutive.
  const moved = history.movedIn.flatMap(({ lastPaidMonth, consecutiveMonths }) =>
    monthsFrom(plusMonths(lastPaidMonth, 1 - Math.max(1, consecutiveMonths)), lastPaidMonth),
  )
  const paid = [...chains.flatMap((chain) => monthsPaid(history, chain, at)), ...moved, ...elapsed]
  return new Set(paid.filter((month) => month <= now))
}

/** Months whose money has arrived by a day, and those in arrears on it that were made good in time; what is paid otherwise later changes nothing. */
function monthsPaid({ paidMonths, madeGoodInTime }: History, chain: Chain, at: CivilDate): Month[] {
  const [from, to] = [monthOf(chain.from), monthOf(chain.to)]
  return [...paidMonths].flatMap(([month, arrived]) => {
    const isPaid = arrived <= at || (madeGoodInTime.has(month) && month < monthOf(at))
    return isPaid && month >= from && month <= to ? [month] : []
  })
}

const isPaidOwn = (history: History, { own, arrived }: Opening, month: Month): boolean =>
  own !== null && typeof own === 'object' && (history.paidMonths.get(month) ?? arrived) < arrived

function runUpTo(last: Month, paid: ReadonlySet<Month>): number {
  let count = 0
  for (let month = last; paid.has(month); month = plusMonths(month, -1)) count++
  return count
}
