import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PersonSettlement } from '@tongchou/settlement/contract'
import { visitsQuery } from '../counter/answers.ts'
import { yuan } from '../format/amounts.ts'
import { spokenDate } from '../format/days.ts'
import { Failure, Loading } from '../parts/states.tsx'
import { Tag } from '../parts/tag.tsx'
import { KIND_NAMES } from '../parts/words.ts'

/** Every visit and stay, the latest first; one that was undone says so. */
export function MyVisits({ personId }: { personId: string }) {
  const { data, error, refetch } = useQuery(visitsQuery(personId))
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading />
  if (data.length === 0)
    return (
      <section className="me-card">
        <h2>还没有看病记录</h2>
        <p className="hint">在定点医院、药店结算以后，一次一次列在这里。</p>
      </section>
    )
  return (
    <section className="me-card">
      <h2>看病记录</h2>
      <ul className="me-list me-stack">
        {data.map((it) => (
          <li key={it.settlementId}>
            <Link
              to="/settlements/$personId/$settlementId"
              params={{ personId, settlementId: it.settlementId }}
            >
              <span>
                {it.providerName} {it.state === 'reversed' && <Tag tone="warn">已撤销</Tag>}
                {it.state !== 'reversed' && it.vouchers > 0 && <Tag>已重算</Tag>}
              </span>
              <span className="hint">
                {KIND_NAMES[it.kind] ?? it.kind} · {spokenDate(it.startedOn)}
              </span>
              <span className="num">
                {it.state === 'reversed' ? (
                  <>
                    <s>{paidWords(it)}</s>，已撤销，不算
                  </>
                ) : (
                  paidWords(it)
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

const paidWords = ({ totalCost, fundTotal }: PersonSettlement): string =>
  `共 ${yuan(totalCost)}，医保付 ${yuan(fundTotal)}`
