import { CheckOutlined } from '@ant-design/icons'
import type { DraftAction, DraftPage } from '@tongchou/lawbook/contract'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { Decision } from '../parts/decision.tsx'
import { useDraftDecision } from './desk-queries.ts'
import type { Desk } from './draft-page.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { SubmitDialog } from './submit-dialog.tsx'
import './steps-bar.css'

const STEP_NAMES = {
  draft: '起草',
  cases: '用例',
  simulation: '测算',
  approval: '审批',
  publication: '发布',
} as const

/** The way of a draft, and the button of its next step; one that cannot be pressed says why beside it. */
export function StepsBar({ desk }: { desk: Desk }) {
  const { draft } = desk
  return (
    <footer className="steps-bar">
      <ol>
        {draft.steps.map((it, at) => (
          <li
            key={it.step}
            className={`step step-${it.state}`}
            aria-current={it.state === 'current' ? 'step' : undefined}
          >
            <i aria-hidden>{it.state === 'done' ? <CheckOutlined /> : at + 1}</i>
            <span>
              <strong>{STEP_NAMES[it.step]}</strong>
              <small>{it.note}</small>
            </span>
          </li>
        ))}
      </ol>
      <div className="desk-actions">
        <span className={draft.state === 'published' ? 'steps-done' : 'steps-need'}>
          {isMineToSubmit(draft) ? '可以提交审批' : draft.stateSentence}
        </span>
        <NextStep desk={desk} />
      </div>
    </footer>
  )
}

/** To the drafter himself it is not said that the drafter is waited for. */
const isMineToSubmit = ({ actions }: DraftPage): boolean =>
  actions.some(({ action, isAllowed }) => action === 'submit' && isAllowed)

type Asking = 'submit' | 'abandon' | 'publish' | null

function NextStep({ desk }: { desk: Desk }) {
  const { draft, take, isBusy } = desk
  const [asking, setAsking] = useState<Asking>(null)
  const may = (action: DraftAction) => draft.actions.find((it) => it.action === action)
  const button = (action: DraftAction, label: string, run: () => void, isPrimary = false) => (
    <Button
      type={isPrimary ? 'primary' : 'default'}
      disabled={may(action)?.isAllowed !== true || isBusy}
      title={may(action)?.reason ?? undefined}
      onClick={run}
    >
      {label}
    </Button>
  )
  const main = mainOf(draft)
  return (
    <>
      {may('abandon')?.isAllowed === true && (
        <Button danger disabled={isBusy} onClick={() => setAsking('abandon')}>
          放弃草案
        </Button>
      )}
      {may('recall')?.isAllowed === true && button('recall', '撤回提交', () => take({ do: 'recall' }))}
      {main === 'submit' && button('submit', '提交审批', () => setAsking('submit'), true)}
      {main === 'approve' && <Approval draft={draft} />}
      {main === 'publish' && button('publish', '发布', () => setAsking('publish'), true)}
      {asking === 'submit' && <SubmitDialog desk={desk} onClose={() => setAsking(null)} />}
      {asking === 'publish' && (
        <Modal
          open
          title={`发布 ${draft.title}`}
          okText="发布这一版"
          cancelText="取消"
          onOk={() => {
            take({ do: 'publish' })
            setAsking(null)
          }}
          onCancel={() => setAsking(null)}
        >
          <p>
            发布后成为第 {draft.base.version + 1} 版，自 {draft.inForceFrom} 起的就医按它结算，内容不能再改。
            {draft.inForceFrom} 以前可以由两个人撤回。
          </p>
        </Modal>
      )}
      {asking === 'abandon' && (
        <ReasonDialog
          title="放弃草案"
          verb="放弃"
          onClose={() => setAsking(null)}
          onReason={(reason) => take({ do: 'abandon', reason })}
        />
      )}
    </>
  )
}

/** The decision of another person on the revision that is on the screen. */
function Approval({ draft }: { draft: DraftPage }) {
  const { decide, refresh } = useDraftDecision(draft)
  const may = (action: DraftAction) => draft.actions.find((it) => it.action === action)
  const [approve, sendBack] = [may('approve'), may('return')]
  return (
    <>
      <Decision
        approval="审批通过"
        mayDecide={sendBack?.isAllowed === true}
        mayApprove={approve?.isAllowed === true}
        otherwise={sendBack?.reason ?? ''}
        decide={decide}
        onDecided={refresh}
        onRefused={refresh}
      />
      {sendBack?.isAllowed === true && approve?.isAllowed !== true && (
        <small className="hint">{approve?.reason}</small>
      )}
    </>
  )
}

/** The one step that the bar's primary button does in this state. */
function mainOf({ state }: DraftPage): 'submit' | 'approve' | 'publish' | null {
  if (state === 'submitted') return 'approve'
  if (state === 'approved') return 'publish'
  return state === 'published' || state === 'abandoned' ? null : 'submit'
}
