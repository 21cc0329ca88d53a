import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useKeys } from '../frame/keys.tsx'
import { hasRole, useStaff } from '../frame/session.ts'
import { KeyCap } from '../parts/key-cap.tsx'
import { accountQuery, personQuery, visitsQuery } from './answers.ts'
import type { Left, Side } from './counter-page.tsx'

interface Action {
  readonly title: string
  /** Why it is not possible now; null when it is. */
  readonly impossible: string | null
  readonly run: () => void
  /** What it opens beside the page. */
  readonly opens?: Side
}

/** What this person can have done now, most likely first; what is not possible stays, with its reason. */
export function PersonActions({
  personId,
  left,
  onSide,
}: {
  personId: string
  left: Left
  onSide: (side: Side) => void
}) {
  const staff = useStaff()
  const mayRecord = hasRole(staff, 'counter', 'supervisor')
  const { data: person } = useQuery(personQuery(personId))
  const isOpen = person?.access === 'record'
  const { data: account } = useQuery({ ...accountQuery(personId), enabled: isOpen })
  const hasAccount = account !== undefined && account.balance !== null
  const { data: visits } = useQuery({ ...visitsQuery(personId), enabled: isOpen })
  const navigate = useNavigate()
  const latest = visits?.find((it) => it.state !== 'reversed')
  const settlementId = latest?.settlementId
  const actions = useMemo<Action[]>(() => {
    const none = settlementId === undefined ? '还没有结算' : null
    const open = (search: { reverse?: string }) => {
      if (settlementId === undefined) return
      const params = { personId, settlementId }
      void navigate({ to: '/settlements/$personId/$settlementId', params, search })
    }
    const openSharing = () =>
      void navigate({ to: '/counter', search: (before) => ({ ...before, tab: 'sharing' }), replace: true })
    return [
      ...(mayRecord
        ? [
            {
              title: '登记参保、缴费、身份',
              impossible: null,
              opens: 'facts' as const,
              run: () => onSide('facts'),
            },
          ]
        : []),
      ...(isOpen
        ? [
            ...(mayRecord
              ? [
                  {
                    title: '办备案：异地、转诊、慢病等',
                    impossible: null,
                    opens: 'filing' as const,
                    run: () => onSide('filing'),
                  },
                ]
              : []),
            {
              title: '打印参保凭证',
              impossible: null,
              run: () => window.open(`/certificate/${personId}`, '_blank'),
            },
          ]
        : []),
      { title: '看最近一次结算', impossible: none, run: () => open({}) },
      {
        title: '打印结算单',
        impossible: none,
        run: () => window.open(`/api/settlements/${personId}/${settlementId}/statement.pdf`, '_blank'),
      },
      {
        title: '申请冲销',
        impossible: latest?.state === 'cleared' ? '已清算，走差额凭证' : none,
        run: () => open({ reverse: 'yes' }),
      },
      ...(mayRecord && hasAccount ? [{ title: '账户共济给亲属', impossible: null, run: openSharing }] : []),
    ]
  }, [personId, settlementId, latest?.state, navigate, mayRecord, onSide, isOpen, hasAccount])
  const keys = useMemo(
    () =>
      actions.flatMap((it, at) =>
        it.impossible === null ? [{ key: `Alt ${at + 1}`, title: it.title, run: it.run }] : [],
      ),
    [actions],
  )
  useKeys(keys)
  if (person === undefined || (isOpen && visits === undefined)) return null
  // Of another district's person only the enrolment can be begun here.
  const offered = isOpen ? actions : actions.slice(0, 1)
  return (
    <section className="actions">
      <h2>为他办理</h2>
      <ul>
        {offered.map((it, at) => (
          <li key={it.title}>
            <Button
              block
              type={at === 0 ? 'primary' : 'default'}
              disabled={it.impossible !== null}
              autoFocus={left !== null && it.opens === left}
              onClick={it.run}
            >
              <span>{it.title}</span>
              {it.impossible === null ? <KeyCap>Alt {at + 1}</KeyCap> : <small>{it.impossible}</small>}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
