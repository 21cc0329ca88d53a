import {
  CheckOutlined,
  ClockCircleOutlined,
  CloseOutlined,
  SafetyCertificateOutlined,
} from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { PersonRecord } from '@tongchou/insured/contract'
import { yearQuery } from '../counter/answers.ts'
import { shareRange } from '../format/amounts.ts'
import { spokenDay, spokenDays } from '../format/days.ts'
import { districtName } from '../parts/district-name.tsx'
import { answerSentence } from '../parts/entitled-since.ts'
import { SCHEME_NAMES } from '../parts/words.ts'

/** The first line is the answer: can I be reimbursed today, and if not, since or until when. */
export function MyAnswer({ person }: { person: PersonRecord }) {
  const { entitlement, enrolment } = person
  return (
    <header className="me-head">
      <p>
        <span>{person.name}，您好</span>
        {enrolment !== null && (
          <span className="me-scheme">
            <SafetyCertificateOutlined aria-hidden /> {SCHEME_NAMES[enrolment.scheme]} ·{' '}
            {districtName(person.district)}
          </span>
        )}
      </p>
      <h1>
        <span className={`me-mark me-${entitlement.state}`} aria-hidden>
          {iconOf(entitlement.state)}
        </span>
        {headlineOf(person)}
      </h1>
      <p>{spokenDays(answerSentence(person))}</p>
      {WHAT_TO_DO[entitlement.state] !== undefined && <p>{WHAT_TO_DO[entitlement.state]}</p>}
      {entitlement.state === 'entitled' && person.specialStatus === null && <PaidShares person={person} />}
    </header>
  )
}

/** What is paid for this person's scheme, from the lowest to the highest level or tier. */
function PaidShares({ person }: { person: PersonRecord }) {
  const { data: year } = useQuery(yearQuery(person.personId))
  if (year === undefined || year === null) return null
  const { inpatient, outpatient, catastrophic } = year.shares
  const again = year.scheme === 'resident' ? '大病再报' : '大额再报'
  const shown = [
    ['住院报销', inpatient],
    ['门诊报销', outpatient],
    [again, catastrophic],
  ] as const
  return (
    <dl className="me-shares">
      {shown
        .filter(([, shares]) => shares.length > 0)
        .map(([name, shares]) => (
          <div key={name}>
            <dd className="num">{shareRange(shares)}</dd>
            <dt>{name}</dt>
          </div>
        ))}
    </dl>
  )
}

/** Whoever is not covered reads what to do about it. */
const WHAT_TO_DO: Partial<Record<PersonRecord['entitlement']['state'], string>> = {
  uncovered: '参保、补缴和恢复待遇，请带身份证到经办窗口办。',
  employerLiable: '票据请留好，向单位报；欠费请单位补缴。',
}

function iconOf(state: PersonRecord['entitlement']['state']) {
  if (state === 'entitled') return <CheckOutlined />
  return state === 'waiting' ? <ClockCircleOutlined /> : <CloseOutlined />
}

function headlineOf({ entitlement, enrolment }: PersonRecord): string {
  switch (entitlement.state) {
    case 'entitled':
      return '今天看病可以报销'
    case 'waiting':
      return entitlement.to === null ? '还在等待期' : `等待期，到 ${spokenDay(entitlement.to)}`
    case 'employerLiable':
      return '今天看病由单位承担'
    case 'uncovered':
      return enrolment === null ? '您还没有参保' : '今天看病不能报销'
  }
}
