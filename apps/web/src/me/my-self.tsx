import { Link } from '@tanstack/react-router'
import type { PersonRecord } from '@tongchou/insured/contract'
import { Button } from 'antd'
import { spokenDate } from '../format/days.ts'
import { useSignOut } from '../frame/session.ts'
import { districtName } from '../parts/district-name.tsx'
import { SCHEME_NAMES, STATUS_NAMES } from '../parts/words.ts'
import { MySharing } from './my-sharing.tsx'

/** Who I am to the platform, my relations to the schemes, and the way out. */
export function MySelf({ person }: { person: PersonRecord }) {
  const signOut = useSignOut()
  const rows = [
    ['人员编号', person.personNo],
    ['身份证号', person.idNumberMask],
    ['参保地', districtName(person.district)],
  ] as const
  return (
    <>
      <section className="me-card">
        <h2>我的信息</h2>
        <dl className="me-why">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="me-card">
        <h2>参保关系</h2>
        <ul className="me-list me-stack">
          {[...person.enrolments].reverse().map((it) => (
            <li key={it.from}>
              <span>
                {SCHEME_NAMES[it.scheme]} · {STATUS_NAMES[it.status]}
              </span>
              <span className="hint">
                {spokenDate(it.from)}
                {it.to === null ? '至今' : `至 ${spokenDate(it.to)}`}
              </span>
              {it.employer !== null && it.employer !== '' && <span>{it.employer}</span>}
            </li>
          ))}
        </ul>
      </section>
      <MySharing personId={person.personId} today={person.on} />
      <section className="me-card">
        <h2>法规</h2>
        <p>
          报销按哪些条文、今天是什么数，都可以<Link to="/law">查法规</Link>。
        </p>
      </section>
      <Button block onClick={() => signOut.mutate()}>
        退出
      </Button>
    </>
  )
}
