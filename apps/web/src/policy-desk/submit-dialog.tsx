import { Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { useFocusBack } from '../parts/use-focus-back.ts'
import type { Desk } from './draft-page.tsx'

/** Before another person decides: warnings are answered in writing, unverified figures confirmed one by one. */
export function SubmitDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  useFocusBack()
  const { warnings, unverified } = desk.draft
  const [note, setNote] = useState('')
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set())
  const isAnswered = (warnings.length === 0 || note.trim() !== '') && confirmed.size === unverified.length
  const toggle = (id: string) => {
    const next = new Set(confirmed)
    if (!next.delete(id)) next.add(id)
    setConfirmed(next)
  }
  return (
    <Modal
      open
      title="提交审批"
      okText="提交审批"
      cancelText="取消"
      okButtonProps={{ disabled: !isAnswered }}
      onOk={() => {
        desk.take({ do: 'submit', note: note.trim(), confirmedUnverified: [...confirmed] })
        onClose()
      }}
      onCancel={onClose}
    >
      <div className="desk-form">
        {warnings.map((it) => (
          <p key={it.sentence} className="submit-warning">
            {it.sentence}
          </p>
        ))}
        <label htmlFor="submit-note">
          {warnings.length === 0 ? '说明（可不填）' : '怎么应对（必填，随版本发布）'}
        </label>
        <Input.TextArea
          id="submit-note"
          rows={3}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {unverified.length > 0 && (
          <fieldset>
            <legend>以下数字没有见到原件，逐条确认</legend>
            {unverified.map((it) => (
              <Checkbox key={it.id} checked={confirmed.has(it.id)} onChange={() => toggle(it.id)}>
                <ClauseTag clause={it.clause} isUnverified /> {it.label}
                {it.origin === null ? '' : `（${it.origin}）`}
              </Checkbox>
            ))}
          </fieldset>
        )}
        <p className="hint">提交后由另一人审批</p>
      </div>
    </Modal>
  )
}
