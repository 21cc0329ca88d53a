import { CheckOutlined } from '@ant-design/icons'
import type { DraftAction, DraftPage } from '@tongchou/lawbook/contract'
import { Button } from 'antd'
import { useState } from 'react'
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
          {draft.stateSentence}
        </span>
        <NextStep desk={desk} />
      </div>
    </footer>
  )
}

type Asking = 'submit' | 'return' | 'abandon' | null

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
      {main === 'approve' && (
        <>
          {button('return', '退回', () => setAsking('return'))}
          {button('approve', '审批通过', () => take({ do: 'decide', outcome: 'approved', reason: '' }), true)}
          {may('approve')?.isAllowed !== true && <small className="hint">{may('approve')?.reason}</small>}
        </>
      )}
      {main === 'publish' && button('publish', '发布', () => take({ do: 'publish' }), true)}
      {asking === 'submit' && <SubmitDialog desk={desk} onClose={() => setAsking(null)} />}
      {asking === 'return' && (
        <ReasonDialog
          title="退回草案"
          verb="退回"
          onClose={() => setAsking(null)}
          onReason={(reason) => take({ do: 'decide', outcome: 'returned', reason })}
        />
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

/** The one step that the bar's primary button does in this state. */
function mainOf({ state }: DraftPage): 'submit' | 'approve' | 'publish' | null {
  if (state === 'submitted') return 'approve'
  if (state === 'approved') return 'publish'
  return state === 'published' || state === 'abandoned' ? null : 'submit'
}
