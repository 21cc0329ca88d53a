import type { RecordedEvent } from '@tongchou/insured'
import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  daysBetween,
  fen,
  monthOf,
  yearOf,
} from '@tongchou/kernel'
import { yuan } from './catalogue.ts'
import { employerEnrolment, residentEnrolment, yearStart } from './cover.ts'
import { yearsOf } from './deposits.ts'
import { enrolled, paidFrom, paidMonths, paidYear, residentYear } from './facts.ts'
import type { CityPerson, Deposit, Enrolment } from './person.ts'
import { STORY_PERSON_NO } from './situations.ts'
import { namedPerson } from './special-person.ts'

/** The days of the story, which lie in one natural year and end shortly before the city's last day. */
export interface StoryDays {
  readonly stayFrom: CivilDate
  readonly stayTo: CivilDate
  /** The first stay of the year, thirteen days long with both ends. */
  readonly firstStayFrom: CivilDate
  /** The four visits at the community centre. */
  readonly visits: readonly [CivilDate, CivilDate, CivilDate, CivilDate]
}

/**
 * Places the story: the stay ends two days before `until`; before the middle of April there is not enough of the year for it,
 * and it is told of the year before, with the stay ending on 20 December.
 */
export function storyDays(until: CivilDate): StoryDays {
  const wanted = addDays(until, -2)
  const stayTo =
    wanted >= civilDate(`${yearOf(wanted)}-04-15`) ? wanted : civilDate(`${yearOf(until) - 1}-12-20`)
  const stayFrom = addDays(stayTo, -9)
  const first = yearStart(yearOf(stayTo))
  const at = (inThousand: number): CivilDate =>
    addDays(first, Math.floor((daysBetween(first, stayFrom) * inThousand) / 1000))
  return { stayFrom, stayTo, firstStayFrom: at(212), visits: [at(40), at(388), at(540), at(762)] }
}

/** 示例·张三, his two namesakes of the search list, and nobody else. */
export const storyPersons = (until: CivilDate): CityPerson[] => [
  namedPerson(
    {
      personNo: STORY_PERSON_NO,
      name: '张三',
      sex: 'M',
      bornOn: civilDate('1980-04-19'),
      order: 0,
      registeredOn: civilDate('2012-01-05'),
    },
    { enrolments: lifeOf(), facts: factsOf(until), deposits: storyDeposits(until) },
  ),
  namedPerson(
    {
      personNo: '420881900126',
      name: '张三',
      sex: 'M',
      bornOn: civilDate(`${yearOf(until) - 9}-01-08`),
      order: 6,
      registeredOn: civilDate(`${yearOf(until) - 9}-01-20`),
    },
    {
      enrolments: [residentEnrolment(civilDate(`${yearOf(until) - 9}-01-20`))],
      facts: yearsOf(until).flatMap((year) =>
        residentYear(year, civilDate(`${yearOf(until) - 9}-01-08`), until),
      ),
    },
  ),
  namedPerson(
    { personNo: '420822900033', name: '张三丰', sex: 'M', bornOn: civilDate('1955-03-17'), order: 1 },
    {
      enrolments: [residentEnrolment(yearStart(2013))],
      facts: yearsOf(until).flatMap((year) => residentYear(year, civilDate('1955-03-17'), until)),
    },
  ),
]

function lifeOf(): Enrolment[] {
  const day = civilDate
  return [
    { ...residentEnrolment(day('2012-01-01')), before: day('2013-08-01') },
    { ...employerEnrolment(day('2013-08-01'), '示例·恒通商贸有限公司'), before: day('2017-06-01') },
    {
      ...employerEnrolment(day('2017-11-01'), ''),
      before: day('2019-05-01'),
      enrolledAs: 'flexible',
      status: 'flexible',
      employer: null,
    },
    employerEnrolment(day('2019-05-01'), '示例·荆楚机械有限公司'),
  ]
}

/** A switch after nineteen months as a resident, five months without contribution in 2017, two overdue months made good in 2022. */
function factsOf(until: CivilDate): RecordedEvent[] {
  const month = (text: string) => monthOf(civilDate(`${text}-01`))
  const stop = (last: string): RecordedEvent => ({ type: 'stop', scheme: 'employee', month: month(last) })
  return [
    paidYear(2012, civilDate('2011-11-08')),
    paidYear(2013, civilDate('2012-10-20')),
    enrolled('employer', month('2013-08')),
    ...paidMonths(month('2013-08'), month('2017-05'), 12),
    stop('2017-05'),
    enrolled('flexible', month('2017-11')),
    ...paidMonths(month('2017-11'), month('2019-04'), 15),
    stop('2019-04'),
    enrolled('employer', month('2019-05')),
    ...paidMonths(month('2019-05'), month('2022-02'), 12),
    { type: 'payMonths', months: [month('2022-03'), month('2022-04')], arrived: civilDate('2022-05-10') },
    ...paidFrom(month('2022-05'), 12, until),
  ]
}

/**
 * 216.70 at the year's beginning, all of it spent in January; 1,717.50 in nine monthly parts until the stay, which takes the last
 * 1,500.00; afterwards a supplement of 1,284.36, the balance on the counter's screen.
 */
function storyDeposits(until: CivilDate): Deposit[] {
  const days = storyDays(until)
  const first = yearStart(yearOf(days.stayTo))
  const months = monthlyDays(addDays(days.visits[0], 1), addDays(days.stayFrom, -1))
  const part = Math.floor(171_750 / months.length)
  const parts = months.map((on, at) => ({
    kind: 'deposit' as const,
    on,
    amount: fen(at === 0 ? 171_750 - part * (months.length - 1) : part),
  }))
  return [
    { kind: 'opening', on: first, amount: yuan('216.70') },
    ...parts,
    { kind: 'deposit', on: addDays(days.stayTo, 1), amount: yuan('1284.36') },
  ]
}

/** The 12th of every month of the span; its first day where there is none. */
function monthlyDays(from: CivilDate, to: CivilDate): CivilDate[] {
  const days: CivilDate[] = []
  for (let month = 0; month < 12; month++) {
    const on = civilDate(`${addMonths(from, month).slice(0, 7)}-12`)
    if (on >= from && on <= to) days.push(on)
  }
  return days.length === 0 ? [from] : days
}
