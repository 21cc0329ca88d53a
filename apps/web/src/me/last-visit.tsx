import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PersonRecord } from '@tongchou/insured/contract'
import type { PersonSettlement } from '@tongchou/settlement/contract'
import { visitsQuery } from '../counter/answers.ts'
import { yuan } from '../format/amounts.ts'
import { spokenDay } from '../format/days.ts'
import { PaidBar } from '../parts/paid-bar.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { KIND_NAMES } from '../parts/words.ts'
import { AskAboutSettlement } from '../questions/ask-about.tsx'
import { catastrophicColour, pooledColour } from '../theme/tokens.ts'
import { whyYouPay } from './why-you-pay.ts'

/** The last visit in one sentence with its amounts, who paid, and why the person paid. */
export function LastVisit({ person }: { person: PersonRecord }) {
  const { data, error, refetch } = useQuery(visitsQuery(person.personId))
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading />
  const last = data.find((it) => it.state !== 'reversed')
  if (last === undefined)
    return (
      <section className="me-card">
        <h2>还没有看病记录</h2>
        <p className="hint">
          {data.length > 0
            ? `结过又撤销的有 ${data.length} 笔，在下面“就医”里看。`
            : '看病结算以后，这里说花了多少、医保付了多少、您为什么要付。'}
        </p>
      </section>
    )
  return <Visit person={person} visit={last} />
}

function Visit({ person, visit }: { person: PersonRecord; visit: PersonSettlement }) {
  const scheme = person.enrolment?.scheme ?? null
  const again = scheme === 'resident' ? '大病' : '大额'
  const parts = [
    { name: '统筹', fen: visit.fundTotal - visit.catastrophicPay, colour: pooledColour(scheme) },
    {
      name: again,
      fen: visit.catastrophicPay,
      colour: catastrophicColour(scheme),
    },
    { name: '账户', fen: visit.accountPay, colour: 'var(--own-account)' },
    { name: '现金', fen: visit.cashPay, colour: 'var(--own-cash)' },
  ]
  const rows = whyYouPay(visit, again)
  const ownAccountPay = visit.accountPay - visit.familyAccountPay
  return (
    <section className="me-card">
      <h2>
        上次看病 <span>{whenOf(visit)}</span>
      </h2>
      <p className="me-where">
        {visit.providerName}，{KIND_NAMES[visit.kind] ?? visit.kind}
      </p>
      <p className="me-sentence">
        一共 <strong>{yuan(visit.totalCost)}</strong> 元，医保付了{' '}
        <strong style={{ color: pooledColour(scheme) }}>{yuan(visit.fundTotal)}</strong>，
        {ownAccountPay > 0 && (
          <>
            个人账户付了 <strong className="me-account">{yuan(ownAccountPay)}</strong>，
          </>
        )}
        {visit.familyAccountPay > 0 && (
          <>
            亲属的账户付了 <strong className="me-account">{yuan(visit.familyAccountPay)}</strong>，
          </>
        )}
        您付现金 <strong className="me-cash">{yuan(visit.cashPay)}</strong>。
      </p>
      <PaidBar parts={parts} />
      {visit.vouchers > 0 && (
        <p className="me-note">这次后来重算过，上面是现在的数；当时的数和每次的差额在“每一步的依据”里。</p>
      )}
      {rows.length > 0 && (
        <>
          <h3>
            为什么您要付 <span className="num">{yuan(visit.accountPay + visit.cashPay)}</span>
          </h3>
          <dl className="me-why">
            {rows.map((row) => (
              <div key={row.words}>
                <dt>
                  {row.words}
                  {row.explained !== null && (
                    <details>
                      <summary>什么意思</summary>
                      {row.explained}
                    </details>
                  )}
                </dt>
                <dd className="num">{yuan(row.fen)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <div className="me-foot">
        <Link
          to="/settlements/$personId/$settlementId"
          params={{ personId: person.personId, settlementId: visit.settlementId }}
        >
          每一步的依据
        </Link>
        <AskAboutSettlement personId={person.personId} settlementId={visit.settlementId} />
      </div>
    </section>
  )
}

function whenOf(visit: PersonSettlement): string {
  if (visit.endedOn === null || visit.endedOn === visit.startedOn) return spokenDay(visit.startedOn)
  const [from, to] = [spokenDay(visit.startedOn), spokenDay(visit.endedOn)]
  const isOneMonth = visit.startedOn.slice(0, 7) === visit.endedOn.slice(0, 7)
  return isOneMonth ? `${from.replace(' 日', '')}—${Number(visit.endedOn.slice(8))} 日` : `${from}—${to}`
}
