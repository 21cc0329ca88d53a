import { useNavigate } from '@tanstack/react-router'
import type { ClosingMonth } from '@tongchou/settlement/contract'
import { dayInYear } from '../format/days.ts'
import { type Column, days, words } from '../parts/columns.tsx'
import { ExportButton } from '../parts/data-table.tsx'
import { KeyCap } from '../parts/key-cap.tsx'
import { Calendar } from './calendar.tsx'
import { type Duty, MARKS } from './duties.tsx'
import { DutyList } from './duty-list.tsx'

const COLUMNS: readonly Column<Duty>[] = [
  days('日期', (it) => it.day),
  words('状态', (it) => MARKS[it.mark].word),
  words('应办', (it) => it.title),
  words('说明', (it) => it.about),
]

/** 本月应办, as a calendar with the chosen day below it, or as a list with what is late at its top. */
export function MonthPanel(props: {
  month: ClosingMonth
  duties: readonly Duty[]
  /** Late closings of other months. */
  late: readonly Duty[]
  chosen: string
  isList: boolean
  onChoose: (day: string) => void
}) {
  const { month, duties, late, chosen, isList } = props
  const navigate = useNavigate({ from: '/finance' })
  const ofDay = duties.filter(({ day }) => day === chosen)
  const listed = [
    ...late,
    ...duties.filter(({ mark }) => mark === 'late'),
    ...duties.filter(({ mark }) => mark !== 'late').toSorted((a, b) => (a.day < b.day ? -1 : 1)),
  ]
  return (
    <section className="panel finance-panel" aria-label="本月应办">
      <header>
        <h2>本月应办</h2>
        <Legend duties={[...late, ...duties]} />
        <button
          type="button"
          className="text-button"
          aria-pressed={isList}
          onClick={() =>
            void navigate({ search: ({ view: _, ...so }) => (isList ? so : { ...so, view: 'list' }) })
          }
        >
          {isList ? '日历' : '列表'} <KeyCap>L</KeyCap>
        </button>
        <ExportButton
          of={{ name: `应办 ${month.month}`, columns: COLUMNS, rows: isList ? listed : duties }}
        />
      </header>
      {isList ? (
        listed.length === 0 ? (
          <p className="finance-none hint">这个月没有应办的事。</p>
        ) : (
          <DutyList duties={listed} hasDay />
        )
      ) : (
        <>
          {late.length > 0 && (
            <p className="finance-late num">
              另有 {late.length} 天的日终逾期没有签：
              {late.slice(0, 5).map((it) => (
                <span key={it.key}>{it.open(dayInYear(it.day))} </span>
              ))}
              {late.length > 5 && '等，都在列表的最上面'}
            </p>
          )}
          <Calendar month={month} duties={duties} chosen={chosen} onChoose={props.onChoose} />
          <DayDuties day={chosen} month={month} duties={ofDay} />
        </>
      )}
    </section>
  )
}

function Legend({ duties }: { duties: readonly Duty[] }) {
  const marks: readonly Duty['mark'][] = ['done', 'doing', 'due', 'late']
  return (
    <ul className="finance-legend num">
      {marks
        .map((mark) => ({ mark, times: duties.filter((it) => it.mark === mark).length }))
        .filter(({ times }) => times > 0)
        .map(({ mark, times }) => (
          <li key={mark} className={mark === 'late' ? 'duty-late' : undefined}>
            {MARKS[mark].sign} {MARKS[mark].word} {times}
          </li>
        ))}
      <li>
        <i className="closing-dot" /> 日终已签
      </li>
    </ul>
  )
}

/** The chosen day: what it asks for, and the way to its sheet also where nothing has to be signed. */
function DayDuties({ day, month, duties }: { day: string; month: ClosingMonth; duties: readonly Duty[] }) {
  const navigate = useNavigate()
  const it = month.days.find((one) => one.day === day)
  const isMissed = it !== undefined && it.journals > 0 && !duties.some(({ key }) => key.startsWith('closing'))
  return (
    <section className="day-duties" aria-label="当日应办">
      <h3 className="num">
        {dayInYear(day)}
        {it?.holiday !== null && it?.holiday !== undefined && ` ${it.holiday}`}
      </h3>
      {duties.length > 0 && <DutyList duties={duties} />}
      {isMissed && (
        <p className="hint">
          {it.journals} 笔记账，没有签过日终；逾期从第一次签字的那天起算。
          <button
            type="button"
            className="text-button"
            onClick={() => void navigate({ to: '/finance/$day', params: { day } })}
          >
            看核对单
          </button>
        </p>
      )}
      {duties.length === 0 && !isMissed && <p className="hint">{emptyWords(day, month)}</p>}
    </section>
  )
}

const emptyWords = (day: string, { today }: ClosingMonth): string =>
  day > today ? '还没到这一天；有记账才有日终。' : '这一天没有记账，没有应办的事。'
