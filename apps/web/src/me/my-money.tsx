import { useQuery } from '@tanstack/react-query'
import type { PersonRecord } from '@tongchou/insured/contract'
import { type OwnBalance, ownBalancesShape } from '@tongchou/settlement/contract'
import { paidYears } from '../counter/paid-years.ts'
import { spoken } from '../counter/retirement-line.tsx'
import { yuan } from '../format/amounts.ts'
import { spokenDate } from '../format/days.ts'
import { get } from '../frame/api.ts'
import { SCHEME_NAMES } from '../parts/words.ts'

const YEARS = 3

/** 缴费和差额: what was paid for me lately, what retirement still takes, and what a recalculation left between the funds and me. */
export function MyMoney({ person }: { person: PersonRecord }) {
  const { data: balances = [] } = useQuery({
    queryKey: ['person', person.personId, 'balances'],
    queryFn: async () => (await get(`/api/persons/${person.personId}/balances`, ownBalancesShape)).balances,
  })
  const years = paidYears(person.payments).slice(0, YEARS)
  const { retirement } = person
  return (
    <section className="me-card" aria-label="缴费">
      <h2>缴费</h2>
      {balances.map((it) => (
        <p key={it.fundName} className="me-note">
          {owedWords(it)}
        </p>
      ))}
      {years.length === 0 ? (
        <p className="hint">还没有到账的缴费。</p>
      ) : (
        <ul className="me-list me-stack">
          {years.map((it) => (
            <li key={`${it.year} ${it.scheme}`}>
              <span>
                {it.year} 年 · {SCHEME_NAMES[it.scheme]}，
                {it.months === null ? '全年' : `${it.months}（${it.count} 个月）`}
              </span>
              <span className="hint">
                最近一笔 {spokenDate(it.arrived)}到账
                {it.late === null ? '' : `；补缴的 ${it.late}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {retirement !== null && (
        <p className="me-where">
          累计缴费 {spoken(retirement.paid)}；
          {retirement.owed === 0
            ? '退休要的年限已经够了。'
            : `按这里的记录，退休还差 ${spoken(retirement.owed)}（没有算视同缴费和外地的年限）。`}
        </p>
      )}
    </section>
  )
}

function owedWords({ fundName, owedToPerson, isWaiting }: OwnBalance): string {
  const how = isWaiting ? '，财务正在办，等复核' : ''
  return owedToPerson >= 0
    ? `以前的结算重算以后，${fundName}还要付给您 ${yuan(owedToPerson)} 元${how}。`
    : `以前的结算重算以后，您要退给${fundName} ${yuan(-owedToPerson)} 元${how}。`
}
