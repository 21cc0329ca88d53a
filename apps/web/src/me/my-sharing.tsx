import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { accountQuery } from '../counter/answers.ts'
import { yuan } from '../format/amounts.ts'
import { beijingTime, spokenDate } from '../format/days.ts'
import { GrantForm } from '../sharing/grant-form.tsx'
import { GrantedList, ReceivedList } from '../sharing/granted-list.tsx'
import { sharingsQuery } from '../sharing/queries.ts'
import '../sharing/sharing.css'

/** 家庭共济: who may pay from my account and what it paid for them, whose account I may use, and sharing it with one more. */
export function MySharing({ personId, today }: { personId: string; today: string }) {
  const { data } = useQuery(sharingsQuery(personId))
  const { data: account } = useQuery(accountQuery(personId))
  const [isOpen, setOpen] = useState(false)
  if (data === undefined || account === undefined) return null
  const hasAccount = account.balance !== null
  if (!hasAccount && data.received.length === 0) return null
  const paid = account.movements.filter(({ forName }) => forName !== null)
  return (
    <section className="me-card" aria-label="家庭共济">
      <h2>家庭共济</h2>
      <ReceivedList received={data.received} />
      <GrantedList ownerId={personId} granted={data.granted} today={today} />
      {paid.length > 0 && (
        <ul className="me-list" aria-label="我的账户为亲属付的">
          {paid.map((it) => (
            <li key={`${it.at} ${it.balanceAfter}`}>
              <span>
                {it.kind === 'refund' ? '退回，原为' : '为'} {it.forName} 付
              </span>
              <span className="num">{yuan(Math.abs(it.amount))}</span>
              <span className="hint">{spokenDate(beijingTime(it.at))}</span>
            </li>
          ))}
        </ul>
      )}
      {hasAccount && data.relations.length > 0 && !isOpen && (
        <button type="button" className="text-button" onClick={() => setOpen(true)}>
          把账户给一位亲属用
        </button>
      )}
      {isOpen && <GrantForm ownerId={personId} relations={data.relations} today={today} isCounter={false} />}
    </section>
  )
}
