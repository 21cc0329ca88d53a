import { CheckOutlined, ClockCircleOutlined, CloseOutlined, UserOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { PersonView } from '@tongchou/insured/contract'
import { Button } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useKeys } from '../frame/keys.tsx'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { DatedText } from '../parts/dated-text.tsx'
import { DayField } from '../parts/day-field.tsx'
import { answerSentence } from '../parts/entitled-since.ts'
import { personOnQuery } from './answers.ts'
import type { OnClause } from './person-column.tsx'

type Answer = 'covered' | 'waiting' | 'refused' | 'none'

const ICONS: Readonly<Record<Answer, ReactNode>> = {
  covered: <CheckOutlined />,
  waiting: <ClockCircleOutlined />,
  refused: <CloseOutlined />,
  none: <UserOutlined />,
}

/** The first question at a counter: covered, waiting, not covered, or no relation at all; for today or another day, with its clause. */
export function AnswerBanner(props: { person: PersonView; onClause: OnClause; onWhy: () => void }) {
  const { person, onClause } = props
  const [day, setDay] = useState<string | null>(null)
  const other = useQuery({ ...personOnQuery(person.personId, day ?? person.on), enabled: day !== null })
  const shown = day === null ? person : other.data
  return (
    <section className={`answer answer-${shown === undefined ? 'none' : answerOf(shown)}`} aria-live="polite">
      {shown === undefined ? (
        <p>正在看 {day}</p>
      ) : (
        <>
          <span className="answer-icon" aria-hidden>
            {ICONS[answerOf(shown)]}
          </span>
          <div>
            <h3>
              {headlineOf(shown, day === null ? '今天' : '这一天')} <span className="num">{shown.on}</span>
            </h3>
            <p>
              <DatedText text={answerSentence(shown)} />
            </p>
          </div>
          <ClauseTag clause={shown.entitlement.clause} onOpen={onClause} />
          {person.access === 'record' && (
            <button type="button" className="text-button" onClick={props.onWhy}>
              为什么
            </button>
          )}
        </>
      )}
      <OtherDay day={day} onDay={setDay} />
    </section>
  )
}

function OtherDay({ day, onDay }: { day: string | null; onDay: (day: string | null) => void }) {
  const keys = useMemo(
    () => [
      {
        key: 'D',
        title: '看另一天',
        run: () => document.querySelector<HTMLElement>('.answer input')?.focus(),
      },
    ],
    [],
  )
  useKeys(keys)
  return (
    <>
      <DayField isSmall label="看另一天" placeholder="看另一天  D" value={day} onChange={onDay} />
      {day !== null && (
        <Button size="small" onClick={() => onDay(null)}>
          回到今天
        </Button>
      )}
    </>
  )
}

function answerOf(person: PersonView): Answer {
  switch (person.entitlement.state) {
    case 'entitled':
      return 'covered'
    case 'waiting':
      return 'waiting'
    case 'employerLiable':
      return 'refused'
    case 'uncovered':
      return person.enrolment === null ? 'none' : 'refused'
  }
}

function headlineOf(person: PersonView, day: string): string {
  const { state, to } = person.entitlement
  if (person.diedOn !== null && person.diedOn <= person.on) return '已去世，待遇终止'
  if (state === 'entitled') return `${day}可以享受待遇`
  if (state === 'waiting') return `等待期${to === null ? '' : `，到 ${to}`}`
  if (state === 'employerLiable') return `${day}由单位承担`
  return person.enrolment === null ? '没有参保关系' : `${day}不能享受待遇`
}
