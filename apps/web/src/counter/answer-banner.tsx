import { CheckOutlined, ClockCircleOutlined, CloseOutlined, UserOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { PersonView } from '@tongchou/insured/contract'
import { Button, DatePicker } from 'antd'
import { type ReactNode, useState } from 'react'
import { ClauseTag } from '../parts/clause-tag.tsx'
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
export function AnswerBanner({ person, onClause }: { person: PersonView; onClause: OnClause }) {
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
            <p>{answerSentence(shown)}</p>
          </div>
          <ClauseTag clause={shown.entitlement.clause} onOpen={onClause} />
        </>
      )}
      <OtherDay day={day} onDay={setDay} />
    </section>
  )
}

function OtherDay({ day, onDay }: { day: string | null; onDay: (day: string | null) => void }) {
  if (day !== null)
    return (
      <Button size="small" onClick={() => onDay(null)}>
        回到今天
      </Button>
    )
  return (
    <DatePicker
      size="small"
      placeholder="看另一天"
      aria-label="看另一天"
      onChange={(value) => onDay(value === null ? null : value.format('YYYY-MM-DD'))}
    />
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
