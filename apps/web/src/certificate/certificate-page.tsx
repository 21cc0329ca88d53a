import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { PersonRecord } from '@tongchou/insured/contract'
import { personQuery } from '../counter/answers.ts'
import { paidYears } from '../counter/paid-years.ts'
import { beijingTime } from '../format/days.ts'
import { statusQuery } from '../frame/status.ts'
import { districtName } from '../parts/district-name.tsx'
import { answerSentence } from '../parts/entitled-since.ts'
import { Failure, Loading } from '../parts/states.tsx'
import { SCHEME_NAMES, STATUS_NAMES } from '../parts/words.ts'
import './certificate.css'

/** 参保凭证: one sheet of A4 that a person takes home or to another city. The number stays masked. */
export function CertificatePage() {
  const { personId } = useParams({ from: '/frame/certificate/$personId' })
  const { data: person, error } = useQuery(personQuery(personId))
  const { data: status } = useQuery(statusQuery)
  if (error !== null) return <Failure error={error} />
  if (person === undefined) return <Loading />
  if (person.access !== 'record') return <Failure error={new Error('只有参保地的窗口能打印凭证')} />
  return (
    <div className="certificate-page">
      <p className="certificate-print">
        <button type="button" className="plain-button" onClick={() => window.print()}>
          打印
        </button>
      </p>
      <Sheet person={person} isDemo={status?.mode === 'demo'} />
    </div>
  )
}

function Sheet({ person, isDemo }: { person: PersonRecord; isDemo: boolean }) {
  const employeeMonths = person.payments.filter(({ scheme }) => scheme === 'employee').length
  const years = paidYears(person.payments)
  return (
    <article className="certificate">
      {isDemo && <p className="certificate-demo">演示数据：人是虚构的，不作凭证</p>}
      <h1>基本医疗保险参保凭证</h1>
      <dl>
        {[
          ['姓名', person.name],
          ['身份证号', person.idNumberMask],
          ['人员编号', person.personNo],
          ['参保地', districtName(person.district)],
        ].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>待遇（{person.on}）</h2>
      <p>{answerSentence(person)}</p>
      <h2>参保关系</h2>
      <table>
        <thead>
          <tr>
            {['从', '到', '险种', '身份', '单位'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {person.enrolments.map((it) => (
            <tr key={it.from}>
              <td>{it.from}</td>
              <td>{it.to ?? '至今'}</td>
              <td>{SCHEME_NAMES[it.scheme]}</td>
              <td>{STATUS_NAMES[it.status]}</td>
              <td>{it.employer ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>缴费</h2>
      <p>
        职工医保累计到账 {employeeMonths} 个月
        {years.length > 0 && `；最近一年 ${years[0]?.year}，${years[0]?.months ?? '全年'}`}。
      </p>
      <footer>打印时间 {beijingTime(new Date().toISOString()).slice(0, 16)}</footer>
    </article>
  )
}
