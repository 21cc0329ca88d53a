import { useMutation } from '@tanstack/react-query'
import { RELATION_NAMES, type SharingView } from '@tongchou/accounts/contract'
import { Button } from 'antd'
import { sentenceOf } from '../frame/api.ts'
import { Refusal } from '../parts/states.tsx'
import { Tag } from '../parts/tag.tsx'
import { end, useForgetSharings } from './queries.ts'

/** Who may pay from this account; each can be ended from today on. */
export function GrantedList(props: { ownerId: string; granted: readonly SharingView[]; today: string }) {
  const { ownerId, granted, today } = props
  return (
    <ul className="sharing-list">
      {granted.map((it) => (
        <li key={it.sharingId}>
          <span>
            给 <strong>{it.name}</strong>，所有人是他的{RELATION_NAMES[it.relation]}
          </span>
          <Since it={it} />
          {it.endsOn === null && <End ownerId={ownerId} it={it} today={today} />}
        </li>
      ))}
    </ul>
  )
}

/** From whose account this person may pay. */
export const ReceivedList = ({ received }: { received: readonly SharingView[] }) => (
  <ul className="sharing-list">
    {received.map((it) => (
      <li key={it.sharingId}>
        <span>
          可用 <strong>{it.name}</strong>（{RELATION_NAMES[it.relation]}）的账户，先用自己的
        </span>
        <Since it={it} />
      </li>
    ))}
  </ul>
)

const Since = ({ it }: { it: SharingView }) => (
  <span className="sharing-since">
    <Tag tone={it.isInForce ? 'ok' : 'plain'}>
      {it.isInForce ? '在用' : it.endsOn === null ? '未到日' : '已停'}
    </Tag>{' '}
    <span className="hint num">
      {it.from} 起{it.endsOn === null ? '' : `，${it.endsOn} 停`}
    </span>{' '}
    <span className="hint">
      {it.grantedBy === '本人' ? '本人办理' : `${it.grantedBy} 登记，${it.approvedBy} 复核`}
    </span>
  </span>
)

function End({ ownerId, it, today }: { ownerId: string; it: SharingView; today: string }) {
  const forget = useForgetSharings()
  const stop = useMutation({ mutationFn: () => end(ownerId, it.sharingId, today), onSettled: forget })
  return (
    <>
      <Button size="small" loading={stop.isPending} onClick={() => stop.mutate()}>
        今天起停止
      </Button>
      {stop.error !== null && <Refusal title={sentenceOf(stop.error)} />}
    </>
  )
}
