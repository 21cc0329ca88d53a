import { addDays, civilDate, weekday } from '@tongchou/kernel'
import type { CalendarDayView, ClosingMonth } from '@tongchou/settlement/contract'
import { type KeyboardEvent, useRef } from 'react'
import { spokenDay } from '../format/days.ts'
import { type Duty, MARKS } from './duties.tsx'
import { DutyMark } from './duty-list.tsx'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
/** Duties named in a cell; the others are counted. */
const NAMED = 2

/** The month as its weeks: working days wide, weekends narrow; arrows move from day to day, also out of the month. */
export function Calendar(props: {
  month: ClosingMonth
  duties: readonly Duty[]
  chosen: string
  onChoose: (day: string) => void
}) {
  const { month, duties, chosen, onChoose } = props
  const grid = useRef<HTMLDivElement>(null)
  const first = civilDate(month.days[0]?.day ?? month.today)
  const before = Array.from({ length: weekday(first) - 1 }, (_, at) =>
    addDays(first, at + 1 - weekday(first)),
  )
  const last = civilDate(month.days.at(-1)?.day ?? month.today)
  const after = Array.from({ length: 7 - weekday(last) }, (_, at) => addDays(last, at + 1))
  const tabbed = month.days.some(({ day }) => day === chosen) ? chosen : first
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    onChoose(addDays(civilDate(tabbed), step))
    requestAnimationFrame(() =>
      requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()),
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the buttons inside, which are what is pressed.
    <div className="calendar" ref={grid} onKeyDown={move}>
      {WEEKDAYS.map((name) => (
        <span key={name} className="calendar-head">
          {name}
        </span>
      ))}
      {before.map((day) => (
        <Outside key={day} day={day} />
      ))}
      {month.days.map((it) => (
        <Cell
          key={it.day}
          it={it}
          duties={duties.filter(({ day }) => day === it.day)}
          isToday={it.day === month.today}
          isChosen={it.day === chosen}
          isTabbed={it.day === tabbed}
          onChoose={() => onChoose(it.day)}
        />
      ))}
      {after.map((day) => (
        <Outside key={day} day={day} />
      ))}
    </div>
  )
}

const Outside = ({ day }: { day: string }) => (
  <span className="calendar-day calendar-outside num" aria-hidden>
    {Number(day.slice(8))}
  </span>
)

function Cell(props: {
  it: CalendarDayView
  duties: readonly Duty[]
  isToday: boolean
  isChosen: boolean
  isTabbed: boolean
  onChoose: () => void
}) {
  const { it, duties, isToday, isChosen } = props
  // What is signed is the dot; a list of every day's 日终 would hide what is left to do.
  const named = duties.filter(({ key, mark }) => !(key.startsWith('closing') && mark === 'done'))
  const isFree = it.kind === 'weekend' || it.kind === 'holiday'
  return (
    <button
      type="button"
      className={`calendar-day${isFree ? ' calendar-free' : ''}${isToday ? ' calendar-today' : ''}`}
      aria-pressed={isChosen}
      aria-current={isToday ? 'date' : undefined}
      aria-label={spokenCell(it, duties, isToday)}
      tabIndex={props.isTabbed ? 0 : -1}
      onClick={props.onChoose}
    >
      <span className="calendar-top">
        <span className="num">
          {Number(it.day.slice(8))}
          {isToday && ' 今天'}
        </span>
        {it.kind === 'holiday' && <span className="calendar-rest">休</span>}
        {it.kind === 'makeUp' && <span className="calendar-work">班</span>}
        {it.state === 'signed' && <i className="closing-dot" />}
      </span>
      {named.slice(0, NAMED).map((duty) => (
        <span key={duty.key} className={`calendar-duty calendar-duty-${duty.mark}`}>
          <DutyMark mark={duty.mark} /> <span>{duty.title}</span>
        </span>
      ))}
      {named.length > NAMED && <span className="calendar-more num">还有 {named.length - NAMED} 件</span>}
    </button>
  )
}

const KIND_WORDS = { working: '', makeUp: '补班', weekend: '周末', holiday: '放假' } as const

function spokenCell(it: CalendarDayView, duties: readonly Duty[], isToday: boolean): string {
  const kind = KIND_WORDS[it.kind]
  return [
    `${spokenDay(it.day)}${isToday ? '，今天' : ''}`,
    ...(kind === '' ? [] : [`${it.holiday ?? ''}${kind}`]),
    ...(it.state === 'signed' ? ['日终已签'] : []),
    ...duties.filter(({ mark }) => mark !== 'done').map(({ mark, title }) => `${MARKS[mark].word}：${title}`),
  ].join('，')
}
