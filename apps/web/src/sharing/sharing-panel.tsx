import { useQuery } from '@tanstack/react-query'
import { RELATION_NAMES, type SharingRequestView } from '@tongchou/accounts/contract'
import { decideOn } from '../parts/decision.tsx'
import { SecondPerson } from '../parts/second-person.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { GrantForm } from './grant-form.tsx'
import { GrantedList, ReceivedList } from './granted-list.tsx'
import { sharingsQuery, useForgetSharings } from './queries.ts'
import './sharing.css'

/** 家庭共济 at the counter: who may pay from whose account, what waits for a second clerk, and sharing it with one more relative. */
export function SharingPanel(props: { personId: string; hasAccount: boolean; today: string }) {
  const { personId, hasAccount, today } = props
  const { data, error, refetch } = useQuery(sharingsQuery(personId))
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Loading />
  const { granted, received, requests, relations } = data
  return (
    <div className="sharing">
      {requests.map((it) => (
        <Waiting key={it.requestId} request={it} />
      ))}
      {received.length > 0 && (
        <section>
          <h3>可以用谁的账户</h3>
          <ReceivedList received={received} />
        </section>
      )}
      {granted.length > 0 && (
        <section>
          <h3>他的账户给谁用</h3>
          <GrantedList ownerId={personId} granted={granted} today={today} />
        </section>
      )}
      {granted.length + received.length + requests.length === 0 && (
        <Empty title="没有账户共济">
          {hasAccount ? '他的账户只有自己用，也没有亲属共济给他。' : '没有亲属把账户共济给他。'}
        </Empty>
      )}
      {hasAccount && relations.length > 0 && (
        <section>
          <h3>共济给一位亲属</h3>
          <GrantForm ownerId={personId} relations={relations} today={today} isCounter />
        </section>
      )}
    </div>
  )
}

function Waiting({ request }: { request: SharingRequestView }) {
  return (
    <SecondPerson
      title="待复核的共济"
      request={request}
      asked={
        <span>
          {request.ownerName} 的账户给 {request.relativeName}（{request.ownerName} 是他的
          {RELATION_NAMES[request.relation]}），{request.from} 起
        </span>
      }
      approval="复核通过"
      decide={(decision) =>
        decideOn(`/api/sharing-requests/${request.ownerId}/${request.requestId}`, decision)
      }
      refresh={useForgetSharings()}
    />
  )
}
