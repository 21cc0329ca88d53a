import { useQuery } from '@tanstack/react-query'
import type { PersonRecord } from '@tongchou/insured/contract'
import { useEffect } from 'react'
import { beijingTime } from '../format/days.ts'
import { Problem } from '../frame/api.ts'
import { useStaff } from '../frame/session.ts'
import { districtName, districtsName } from '../parts/district-name.tsx'
import { Empty, Failure, Loading, Refusal } from '../parts/states.tsx'
import { SPECIAL_NAMES } from '../parts/words.ts'
import { DueLine } from '../readjudication/due-line.tsx'
import { AnswerBanner } from './answer-banner.tsx'
import { personQuery } from './answers.ts'
import { Lifeline } from './lifeline.tsx'
import { PersonHead } from './person-head.tsx'
import { PersonTabs } from './person-tabs.tsx'
import { rememberPerson } from './recent.ts'
import { YearStrip } from './year-strip.tsx'

export type OnClause = (clause: string, isUnverified?: boolean) => void

/** Middle: the person. Header, answer of today, what the year holds, the life in the scheme, and the lists. */
export function PersonColumn(props: { personId: string; onClause: OnClause; onWhy: () => void }) {
  const { personId, onClause } = props
  const staff = useStaff()
  const { data: person, error, refetch } = useQuery(personQuery(personId))
  useEffect(() => {
    if (person?.access !== 'record') return
    const at = beijingTime(new Date().toISOString()).slice(11, 16)
    rememberPerson(staff.login, { personId, name: person.name, bornIn: person.bornOn.slice(0, 4), at })
  }, [person, personId, staff.login])
  if (error instanceof Problem && error.status === 404)
    return <Empty title="没有这个人">地址可能抄错了，从左边再找一次。</Empty>
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (person === undefined) return <Loading rows={4} />
  return (
    <article className="person" aria-label={person.name}>
      <PersonHead person={person} />
      <AnswerBanner person={person} onClause={onClause} onWhy={props.onWhy} />
      {person.access === 'record' ? (
        <Record person={person} onClause={onClause} />
      ) : (
        <Refusal title={`不属${districtsName(staff.scope)}，只能查待遇`}>
          参保关系在{districtName(person.district)}。就医、账户和备案由{districtName(person.district)}经办。
        </Refusal>
      )}
    </article>
  )
}

function Record({ person, onClause }: { person: PersonRecord; onClause: OnClause }) {
  const special = person.specialStatus
  return (
    <>
      {special === null ? (
        <YearStrip person={person} onClause={onClause} />
      ) : (
        <p className="panel person-special">
          {SPECIAL_NAMES[special]}：不按普通参保人结算（第三十七条），没有年度累计。
        </p>
      )}
      <DueLine personId={person.personId} />
      <Lifeline person={person} onClause={onClause} />
      <PersonTabs person={person} />
    </>
  )
}
