import { useQuery } from '@tanstack/react-query'
import type { PersonRecord } from '@tongchou/insured/contract'
import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useKeys } from '../frame/keys.tsx'
import { visitsQuery } from './answers.ts'
import { LifelineChart } from './lifeline-chart.tsx'
import { type Range, scaleOf } from './lifeline-scale.ts'
import { LifelineText } from './lifeline-text.tsx'
import type { OnClause } from './person-column.tsx'
import { RetirementLine } from './retirement-line.tsx'
import './lifeline.css'

const RANGES = [
  { value: 'all', label: '全部' },
  { value: 'fiveYears', label: '近 5 年' },
  { value: 'thisYear', label: '本年' },
] as const

/** 参保一生: enrolment, entitlement and care on one line of time; `T` shows the same as text. */
export function Lifeline({ person, onClause }: { person: PersonRecord; onClause: OnClause }) {
  const { data: visits = [] } = useQuery(visitsQuery(person.personId))
  const [range, setRange] = useState<Range>('all')
  const [isText, setText] = useState(false)
  const keys = useMemo(
    () => [{ key: 'T', title: '参保一生：图与文字', run: () => setText((before) => !before) }],
    [],
  )
  useKeys(keys)
  const [first] = person.enrolments.map((it) => it.from).sort()
  if (first === undefined) return null
  return (
    <section className="panel lifeline">
      <header>
        <h3>参保一生</h3>
        <Legend />
        <Segmented
          size="small"
          options={[...RANGES]}
          value={range}
          onChange={(value) => setRange(value)}
          aria-label="时间范围"
        />
        <button type="button" className="text-button" onClick={() => setText(!isText)}>
          {isText ? '看图' : '看文字'}
        </button>
      </header>
      {isText ? (
        <LifelineText person={person} visits={visits} />
      ) : (
        <LifelineChart person={person} visits={visits} scale={scaleOf(range, first, person.on)} />
      )}
      <RetirementLine person={person} onClause={onClause} />
    </section>
  )
}

const Legend = () => (
  <ul className="legend" aria-hidden>
    <li>
      <i style={{ background: 'var(--fund-employeePooled)' }} /> 职工
    </li>
    <li>
      <i style={{ background: 'var(--fund-residentPooled)' }} /> 居民
    </li>
    <li>
      <i className="life-months" /> 缴费
    </li>
    <li>
      <i className="life-late" /> 补缴
    </li>
    <li>
      <i style={{ background: 'var(--okEdge)' }} /> 享受
    </li>
    <li>
      <i className="hatched" /> 等待期
    </li>
    <li>
      <i className="life-stay-mark" /> 住院
    </li>
    <li>
      <i className="life-visit-mark" /> 门诊
    </li>
  </ul>
)
