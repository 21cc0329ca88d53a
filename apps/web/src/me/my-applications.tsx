import { useQuery } from '@tanstack/react-query'
import type { FilingProgress } from '@tongchou/filings/contract'
import type { PersonRecord } from '@tongchou/insured/contract'
import { filingProgressQuery } from '../filings/filing-queries.ts'
import { beijingTime, spokenDate, spokenDays } from '../format/days.ts'
import { Failure } from '../parts/states.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import { ApplyForFiling } from './apply-for-filing.tsx'

/** Each state in a word, and who has it now. */
const STATES: Readonly<Record<FilingProgress['state'], readonly [string, Tone, string]>> = {
  applied: ['等受理', 'warn', '等经办窗口看材料、受理'],
  checking: ['等复核', 'warn', '经办窗口已受理，等另一位经办复核'],
  approved: ['已办好', 'ok', ''],
  declined: ['没有办成', 'plain', ''],
}

/** 我的申请: what was asked for me and how far it is; and applying for what needs no visit. */
export function MyApplications({ person }: { person: PersonRecord }) {
  const { data, error, refetch } = useQuery(filingProgressQuery(person.personId))
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return null
  const runs = data.some(({ state }) => state === 'applied' || state === 'checking')
  return (
    <section className="me-card" aria-label="我的申请">
      <h2>我的申请</h2>
      {data.length === 0 && <p className="hint">没有在办的申请。</p>}
      <ul className="me-list me-stack">
        {data.slice(0, 5).map((it) => (
          <li key={it.requestId}>
            <span>
              {spokenDays(it.asked)} <Tag tone={STATES[it.state][1]}>{STATES[it.state][0]}</Tag>
            </span>
            <span className="hint">
              {spokenDate(beijingTime(it.askedAt))}
              {it.isApplied ? '您申请' : '在窗口申请'}
            </span>
            <span>{whatNow(it)}</span>
          </li>
        ))}
      </ul>
      {!runs && person.enrolment !== null && <ApplyForFiling person={person} />}
    </section>
  )
}

function whatNow({ state, decidedAt, reason, isApplied }: FilingProgress): string {
  const when = decidedAt === null ? '' : spokenDate(beijingTime(decidedAt))
  if (state === 'approved') return `${when}复核通过，列在下面“我的备案”里`
  if (state !== 'declined') return STATES[state][2]
  if (reason !== null) return `${when}没有受理：${reason}`
  return `${when}复核没有通过，请到经办窗口问${isApplied ? '，或改了再申请' : ''}`
}
