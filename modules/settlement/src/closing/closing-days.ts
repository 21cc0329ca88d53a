import type { Sql } from '@tongchou/database'
import {
  addDays,
  type CivilDate,
  firstDayOf,
  lastDayOf,
  type Month,
  ok,
  type Result,
  weekday,
} from '@tongchou/kernel'
import { type CalendarDay, calendarDay, workingDaysAfter } from '@tongchou/kernel/working-days'
import type { CalendarDayView, ClosingDay, ClosingMonth } from '../closing-contract.ts'
import { isOver } from '../use-cases/sign-closing.ts'

/** Late days are looked for this far back. */
const DAYS_BACK = 62

/** By day: how many journals of the reader's districts, in how many districts, and how far signatures reach. */
const DAYS = `
  with booked as (
    select booked_on as day, district, count(*)::int as journals, max(booked_at) as last_at from journal
     where booked_on between $1 and $2 group by 1, 2),
  signed as (
    select distinct on (day, district) day, district, up_to, signed_by, signed_at from daily_closing
     where day between $1 and $2 order by day, district, up_to desc)
  select b.day, sum(b.journals)::int as journals, bool_and(s.day is not null) as "isSigned",
    bool_and(s.day is not null and s.up_to >= b.last_at) as "isWhole", max(s.signed_at) as "signedAt",
    (select staff_name(n.signed_by, n.signed_at) from signed n where n.day = b.day order by n.signed_at desc limit 1) as "signedBy"
  from booked b left join signed s using (day, district) group by b.day order by b.day`

interface BookedDay {
  day: CivilDate
  journals: number
  isSigned: boolean
  isWhole: boolean
  signedAt: Date | null
  signedBy: string | null
}

/** A month's days with their closings, in the districts that the connection sees. */
export async function closingMonth(
  sql: Sql,
  about: { month: Month; today: CivilDate; maySign: boolean },
): Promise<ClosingMonth> {
  const { month, today, maySign } = about
  const [first] = await sql.query<{ day: CivilDate | null }>('select min(day) as day from daily_closing')
  const viewOf = closingOf(today, first?.day ?? null)
  const [from, to] = [firstDayOf(month), lastDayOf(month)]
  const booked = new Map((await sql.query<BookedDay>(DAYS, [from, to])).map((it) => [it.day, it]))
  const days: CivilDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  const kinds = days.map((day) => calendarDay(day))
  const recent = await sql.query<BookedDay>(DAYS, [addDays(today, -DAYS_BACK), today])
  const [last] = recent.filter((it) => it.isWhole && isOver(it.day, today)).toReversed()
  return {
    ...{ month, today, maySign, lastSigned: last?.day ?? null },
    isCalendarPublished: kinds.every(({ ok: isKnown }) => isKnown),
    days: days.map((day, at) => ({
      ...viewOf(day, booked.get(day)),
      ...kindOf(day, kinds[at] ?? ok({ kind: 'working', holiday: null })),
    })),
    late: recent.map((it) => viewOf(it.day, it)).filter(({ isLate }) => isLate),
  }
}

/** By the week where the holidays of the year are not known. */
function kindOf(
  day: CivilDate,
  known: Result<CalendarDay, string>,
): Pick<CalendarDayView, 'kind' | 'holiday'> {
  if (known.ok) return known.value
  return { kind: weekday(day) >= 6 ? 'weekend' : 'working', holiday: null }
}

/** @param first the first day that was ever signed: what was before it has no closing to miss */
const closingOf =
  (today: CivilDate, first: CivilDate | null) =>
  (day: CivilDate, it: BookedDay | undefined): ClosingDay => {
    const due = workingDaysAfter(day, 1)
    const dueOn = due.ok ? due.value : null
    const state = stateOf(it)
    return {
      ...{ day, state, dueOn, journals: it?.journals ?? 0 },
      isLate:
        (state === 'open' || state === 'reopened') &&
        first !== null &&
        first <= day &&
        dueOn !== null &&
        dueOn < today,
      signedBy: it?.signedBy ?? null,
      signedAt: it?.signedAt?.toISOString() ?? null,
    }
  }

function stateOf(it: BookedDay | undefined): ClosingDay['state'] {
  if (it === undefined) return 'none'
  if (!it.isSigned) return 'open'
  return it.isWhole ? 'signed' : 'reopened'
}
