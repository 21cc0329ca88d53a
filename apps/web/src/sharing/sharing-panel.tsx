import { useMutation, useQuery } from '@tanstack/react-query'
import { RELATION_NAMES, type SharingRequestView } from '@tongchou/accounts/contract'
import { Button } from 'antd'
import { sentenceOf } from '../frame/api.ts'
import { Empty, Failure, Loading, Refusal } from '../parts/states.tsx'
import { GrantForm } from './grant-form.tsx'
import { GrantedList, ReceivedList } from './granted-list.tsx'
import { decide, sharingsQuery, useForgetSharings } from './queries.ts'
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
  const forget = useForgetSharings()
  const choose = useMutation({
    mutationFn: (approve: boolean) => decide(request.ownerId, request.requestId, approve),
    onSettled: forget,
  })
  return (
    <section className="sharing-waiting" aria-label="待复核的共济">
      <strong>待复核的共济</strong>
      <span>
        {request.ownerName} 的账户给 {request.relativeName}（{request.ownerName} 是他的
        {RELATION_NAMES[request.relation]}），{request.from} 起；{request.basis}（{request.askedBy} 登记）
      </span>
      {request.isMineToDecide ? (
        <span className="sharing-buttons">
          <Button type="primary" loading={choose.isPending} onClick={() => choose.mutate(true)}>
            复核通过
          </Button>
          <Button disabled={choose.isPending} onClick={() => choose.mutate(false)}>
            不同意
          </Button>
        </span>
      ) : (
        <span className="hint">等另一位经办复核</span>
      )}
      {choose.error !== null && <Refusal title={sentenceOf(choose.error)} />}
    </section>
  )
}
