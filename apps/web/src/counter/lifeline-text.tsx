import type { PersonRecord } from '@tongchou/insured/contract'
import type { PersonSettlement as Visit } from '@tongchou/settlement/contract'
import { KIND_NAMES, SCHEME_NAMES, STATUS_NAMES } from '../parts/words.ts'

/** The same events as the chart, newest first, as a table. */
export function LifelineText({ person, visits }: { person: PersonRecord; visits: readonly Visit[] }) {
  const events = [
    ...person.enrolments.map((it) => ({
      from: it.from,
      to: it.to,
      lane: '参保',
      text: [SCHEME_NAMES[it.scheme], STATUS_NAMES[it.status], it.employer].filter(Boolean).join(' · '),
    })),
    ...person.entitlements.map((it) => ({ from: it.from ?? '', to: it.to, lane: '待遇', text: it.reason })),
    ...person.events.map((it) => ({
      from: it.on,
      to: it.on,
      lane: '缴费',
      text: `${it.text}（${it.source}）`,
    })),
    ...visits.map((it) => ({
      from: it.startedOn,
      to: it.endedOn,
      lane: '就医',
      text: `${KIND_NAMES[it.kind] ?? it.kind} · ${it.providerName}`,
    })),
  ].sort((a, b) => (a.from < b.from ? 1 : -1))
  return (
    <div className="plain-table life-text">
      <table>
        <thead>
          <tr>
            <th scope="col">从</th>
            <th scope="col">到</th>
            <th scope="col">类别</th>
            <th scope="col">内容</th>
          </tr>
        </thead>
        <tbody>
          {events.map((it) => (
            <tr key={`${it.lane} ${it.from} ${it.text}`}>
              <td className="num">{it.from}</td>
              <td className="num">{it.to ?? '今'}</td>
              <td>{it.lane}</td>
              <td>{it.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
