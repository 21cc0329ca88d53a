import type { PersonRecord } from '@tongchou/insured/contract'
import { districtName } from '../parts/district-name.tsx'
import { Empty } from '../parts/states.tsx'
import { SCHEME_NAMES, STATUS_NAMES } from '../parts/words.ts'

/** Every relation to a scheme, newest first; one a day, never two. */
export function EnrolmentsTable({ person }: { person: PersonRecord }) {
  const enrolments = [...person.enrolments].sort((a, b) => (a.from < b.from ? 1 : -1))
  if (enrolments.length === 0) return <Empty title="没有参保关系">可办：参保登记、转移接续。</Empty>
  return (
    <div className="plain-table">
      <table>
        <thead>
          <tr>
            <th scope="col">从</th>
            <th scope="col">到</th>
            <th scope="col">险种</th>
            <th scope="col">身份</th>
            <th scope="col">单位</th>
            <th scope="col">区县</th>
            <th scope="col">个人账户</th>
          </tr>
        </thead>
        <tbody>
          {enrolments.map((it) => (
            <tr key={it.from}>
              <td className="num">{it.from}</td>
              <td className="num">{it.to ?? '至今'}</td>
              <td>{SCHEME_NAMES[it.scheme]}</td>
              <td>{it.enrolledAs === 'newborn' ? '新生儿' : STATUS_NAMES[it.status]}</td>
              <td>{it.employer === null || it.employer === '' ? '—' : it.employer}</td>
              <td>{districtName(it.district)}</td>
              <td>{it.hasAccount ? '有' : '无'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
