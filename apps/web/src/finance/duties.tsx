import { Link } from '@tanstack/react-router'
import type {
  CalendarDayView,
  ClosingDay,
  ClosingMonth,
  DueReadjudication,
  PersonPayments,
} from '@tongchou/settlement/contract'
import type { ReactNode } from 'react'
import { count } from '../format/amounts.ts'
import { beijingTime, dayInYear } from '../format/days.ts'
import type { ToDo } from '../frame/to-dos.tsx'
import { batchWords } from '../payments/batch-words.ts'

/** One thing to be done on a day, as far as the platform knows it. */
export interface Duty {
  readonly key: string
  readonly day: string
  readonly mark: 'done' | 'doing' | 'due' | 'late'
  readonly title: string
  /** What it is about, and who did it or waits for it. */
  readonly about: string
  readonly open: (shown: ReactNode) => ReactNode
}

export const MARKS: Readonly<Record<Duty['mark'], { sign: string; word: string }>> = {
  done: { sign: '✓', word: '已办' },
  doing: { sign: '●', word: '在办' },
  due: { sign: '○', word: '未办' },
  late: { sign: '⚠', word: '逾期' },
}

/** Everything that is due in the month, day by day: its closings, and what waits today. */
export function dutiesOf(known: {
  month: ClosingMonth
  toDos: readonly ToDo[]
  readjudications: readonly DueReadjudication[]
  payments: PersonPayments | undefined
}): Duty[] {
  const { month, toDos, readjudications, payments } = known
  const { today } = month
  const closings = month.days.flatMap((day) => closingDuty(day, today) ?? [])
  const standing: Duty[] = [
    ...waiting(toDos, today),
    ...years(readjudications, today),
    ...unpaid(payments, today),
  ]
  return [
    ...closings,
    ...standing.filter(({ day }) => day.startsWith(month.month)),
    ...paid(payments, month.month),
  ]
}

/** The days of other months whose closing is late, as duties. */
export const lateDuties = ({ late, today }: ClosingMonth): Duty[] =>
  late.flatMap((day) => closingDuty(day, today) ?? [])

/** The closing of a day; null where none has to be made. */
function closingDuty(it: ClosingDay | CalendarDayView, today: string): Duty | null {
  const open = toDay(it.day)
  const at = { key: `closing ${it.day}`, day: it.day, open }
  const booked = `${count(it.journals)} 笔记账`
  if (it.state === 'none') return null
  if (it.state === 'signed')
    return {
      ...{ ...at, mark: 'done', title: '日终' },
      about: `${booked}，${it.signedBy} ${beijingTime(it.signedAt ?? '').slice(5, 16)} 签`,
    }
  const isAgain = it.state === 'reopened'
  const title = isAgain ? '日终再签' : '日终'
  const why = isAgain ? '签字以后又有记账' : booked
  if (it.isLate)
    return { ...at, mark: 'late', title, about: `${why}，最迟 ${dayInYear(it.dueOn ?? '')} 签，已过` }
  // Before the first day that was ever signed nothing is missed.
  if (it.dueOn !== null && it.dueOn < today) return null
  return {
    ...at,
    mark: 'due',
    title,
    about: it.dueOn === null ? why : `${why}，最迟 ${dayInYear(it.dueOn)} 签`,
  }
}

const toDay = (day: string) => (shown: ReactNode) => (
  <Link to="/finance/$day" params={{ day }} data-row>
    {shown}
  </Link>
)

const waiting = (toDos: readonly ToDo[], today: string): Duty[] =>
  toDos.map((it) => ({
    ...{ key: it.key, day: today, title: it.title, open: it.open },
    mark: it.isMine ? 'due' : 'doing',
    about: `${it.what === undefined ? '' : `${it.what}，`}${it.why}（${it.askedBy} ${beijingTime(it.askedAt).slice(5, 16)} 申请${it.isMine ? '' : '，等另一人复核'}）`,
  }))

/** What stands between funds and persons and is in no batch. */
function unpaid(payments: PersonPayments | undefined, today: string): Duty[] {
  const open = payments?.mayPrepare === true ? payments.balances.filter(({ isWaiting }) => !isWaiting) : []
  if (open.length === 0) return []
  const link = (shown: ReactNode) => (
    <Link to="/payments" data-row>
      {shown}
    </Link>
  )
  return [
    {
      ...{ key: 'unpaid', day: today, mark: 'due', title: `差额收付 ${open.length} 笔`, open: link },
      about: '重算后应付、应收的差额，还没有制单',
    },
  ]
}

const years = (due: readonly DueReadjudication[], today: string): Duty[] =>
  due.map((it) => ({
    ...{ key: `year ${it.personId} ${it.year}`, day: today, mark: 'due', title: `重算 · ${it.personName}` },
    about: `${it.year} 年度 ${it.settlements} 笔结算和现在的事实不同，还没有人申请`,
    open: (shown) => (
      <Link to="/readjudications/$personId" params={{ personId: it.personId }} data-row>
        {shown}
      </Link>
    ),
  }))

/** Batches that were booked, on the day of their booking. */
const paid = (payments: PersonPayments | undefined, month: string): Duty[] =>
  (payments?.batches ?? []).flatMap((it) =>
    it.bookedOn?.startsWith(month)
      ? [
          {
            ...{ key: it.batchId, day: it.bookedOn, mark: 'done' as const, title: batchWords(it) },
            about: `${it.reason}（${it.askedBy} 制单，${it.decidedBy} 复核）`,
            open: (shown: ReactNode) => (
              <Link to="/payments" data-row>
                {shown}
              </Link>
            ),
          },
        ]
      : [],
  )
