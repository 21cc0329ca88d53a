import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { accessesQuery } from '../counter/answers.ts'
import { beijingTime, spokenDay } from '../format/days.ts'
import { Failure, Loading } from '../parts/states.tsx'
import { AskAbout } from '../questions/ask-about.tsx'

const FIRST = 3

/** Who looked at my record, why and when: staff by name and office. */
export function Accesses({ personId }: { personId: string }) {
  const { data, error } = useQuery(accessesQuery(personId))
  const [isWhole, setWhole] = useState(false)
  if (error !== null) return <Failure error={error} />
  if (data === undefined) return <Loading />
  return (
    <section className="me-card">
      <h2>
        谁看过我的记录
        {data.length > FIRST && !isWhole && (
          <button type="button" className="me-more" onClick={() => setWhole(true)}>
            全部 {data.length} 次
          </button>
        )}
      </h2>
      {data.length === 0 && <p className="hint">还没有工作人员看过。</p>}
      <ul className="me-list">
        {data.slice(0, isWhole ? data.length : FIRST).map((it) => (
          <li key={it.accessId}>
            <span>
              {it.office} · {it.staffName}
            </span>
            <span className="hint num">
              {spokenDay(beijingTime(it.at))} {beijingTime(it.at).slice(11, 16)}
            </span>
            <span>
              {it.reason}：{it.what}
            </span>
            <AskAbout
              personId={personId}
              about={{ accessId: it.accessId }}
              ask="不认得这次查看？"
              label="哪里不对"
              answerer="监管"
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
