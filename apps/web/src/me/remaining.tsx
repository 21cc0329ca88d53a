import { useQuery } from '@tanstack/react-query'
import type { PersonRecord } from '@tongchou/insured/contract'
import type { PersonYearView, YearFigureView } from '@tongchou/settlement/contract'
import { accountQuery, yearQuery } from '../counter/answers.ts'
import { limitYuan, yuan } from '../format/amounts.ts'
import { Failure, Loading } from '../parts/states.tsx'
import { SPECIAL_NAMES } from '../parts/words.ts'
import { pooledColour } from '../theme/tokens.ts'

/** Nobody who is not covered today reads that something can be reimbursed. */
const TITLES: Readonly<Record<PersonRecord['entitlement']['state'], string>> = {
  entitled: '今年还能报多少',
  waiting: '等待期过后，今年还能报',
  employerLiable: '单位补缴以后，今年还能报',
  uncovered: '恢复待遇以后，今年还能报',
}

/** How much can still be reimbursed this year: what is left, not what is used. */
export function Remaining({ person }: { person: PersonRecord }) {
  const { data: year, error, refetch } = useQuery(yearQuery(person.personId))
  const { data: account } = useQuery(accountQuery(person.personId))
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (year === undefined) return <Loading />
  if (year === null) return null
  const balance = account?.balance ?? null
  if (person.specialStatus !== null)
    return (
      <section className="me-card">
        <h2>{SPECIAL_NAMES[person.specialStatus]}</h2>
        <p className="hint">医疗费用按专门的规定结算，没有年度限额。</p>
      </section>
    )
  if (year.maxima.pooled === null && year.maxima.outpatientMaximum === null && balance === null) return null
  const isThisYear = !waitsBeyondYear(person)
  return (
    <section className="me-card">
      <h2>
        {isThisYear ? TITLES[person.entitlement.state] : '等待期过后，按新一年的限额报'}{' '}
        {isThisYear && <span>{year.scheme === 'student' ? '到 8 月 31 日' : '到 12 月 31 日'}</span>}
      </h2>
      <Left
        name="住院等，还剩"
        figure={isThisYear ? year.maxima.pooled : null}
        used={year.pooledPaid}
        scheme={year.scheme}
      />
      <Left
        name="普通门诊，还剩"
        figure={isThisYear ? year.maxima.outpatientMaximum : null}
        used={year.outpatientPaid}
        scheme={year.scheme}
      />
      {balance !== null && (
        <p className="me-row">
          个人账户 <strong className="num">{yuan(balance)}</strong>
        </p>
      )}
      {isThisYear && <ThresholdNote year={year} />}
    </section>
  )
}

/** Whoever waits until the year is over has nothing to reimburse in it. */
const waitsBeyondYear = ({ entitlement, on }: PersonRecord): boolean =>
  entitlement.state === 'waiting' && (entitlement.to === null || entitlement.to >= `${on.slice(0, 4)}-12-31`)

function Left(props: { name: string; figure: YearFigureView | null; used: number; scheme: string }) {
  const { figure, used } = props
  if (figure === null) return null
  const left = Math.max(0, figure.amount - used)
  return (
    <div>
      <p className="me-row">
        <span>
          {props.name} {!figure.verified && <span className="clause clause-unverified">待核实</span>}
        </span>
        <strong className="num">{yuan(left)}</strong>
      </p>
      <div className="me-left" role="img" aria-label={`最多 ${limitYuan(figure.amount)}，还剩 ${yuan(left)}`}>
        <span style={{ width: `${(left / figure.amount) * 100}%`, background: pooledColour(props.scheme) }} />
      </div>
    </div>
  )
}

/** Said only once the threshold is crossed, or when less than a fifth of it is missing. */
function ThresholdNote({ year }: { year: PersonYearView }) {
  const threshold = year.maxima.catastrophicThreshold
  if (threshold === null) return null
  const missing = threshold.amount - year.catastrophicBurden
  if (missing > threshold.amount * 0.2) return null
  const fund = year.scheme === 'resident' ? '大病保险' : '大额补助'
  return (
    <p className="me-note">
      {missing > 0
        ? `今年自付再满 ${yuan(missing)} 元，范围内自付的部分${fund}就再报。`
        : `今年自付已过 ${limitYuan(threshold.amount)} 元。再住院，范围内自付的部分${fund}再报。`}
    </p>
  )
}
