import { useQuery } from '@tanstack/react-query'
import { FILING_NAMES, subjectWords } from '@tongchou/filings/contract'
import { filingsQuery } from '../counter/answers.ts'
import { placeOf } from '../filings/filing-columns.tsx'
import { spokenDate } from '../format/days.ts'

/** 我的备案: what is filed for me and not over, by which care elsewhere, referrals and long illnesses are paid. */
export function MyFilings({ personId, today }: { personId: string; today: string }) {
  const { data } = useQuery(filingsQuery(personId))
  if (data === undefined) return null
  const standing = data.filter(({ isWithdrawn, to }) => !isWithdrawn && (to === null || to >= today))
  return (
    <section className="me-card" aria-label="我的备案">
      <h2>我的备案</h2>
      {standing.length === 0 ? (
        <p className="hint">没有。去外地住院、转院、办慢特病，请带材料到经办窗口备案。</p>
      ) : (
        <ul className="me-list me-stack">
          {standing.map((it) => (
            <li key={it.filingId}>
              <span>
                {FILING_NAMES[it.kind]} · {subjectWords(it)}
              </span>
              <span className="hint">
                {spokenDate(it.from)}
                {it.to === null ? '起' : `至 ${spokenDate(it.to)}`}
                {it.from > today ? '，还没到' : ''}
              </span>
              {placeOf(it) !== null && <span>{placeOf(it)}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
