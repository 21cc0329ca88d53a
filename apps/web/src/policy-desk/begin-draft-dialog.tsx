import { Input, Modal } from 'antd'
import { useState } from 'react'
import { DayField } from '../parts/day-field.tsx'
import { Refusal } from '../parts/states.tsx'
import { useFocusBack } from '../parts/use-focus-back.ts'
import { useBeginDraft } from './desk-queries.ts'
import { sentenceOf } from './problem-sentence.ts'

/** What a new draft needs before anything else: a name and the day on which it would be in force. */
export function BeginDraftDialog(props: {
  earliestDay: string
  onClose: () => void
  onBegun: (draftId: string) => void
}) {
  useFocusBack()
  const { earliestDay, onClose, onBegun } = props
  const [title, setTitle] = useState('')
  const [inForceFrom, setDay] = useState(`${Number(earliestDay.slice(0, 4)) + 1}-01-01`)
  const begin = useBeginDraft()
  return (
    <Modal
      open
      title="起草新版本"
      okText="开始起草"
      cancelText="取消"
      okButtonProps={{ disabled: title.trim() === '', loading: begin.isPending }}
      onOk={() =>
        begin.mutate({ title: title.trim(), inForceFrom }, { onSuccess: ({ draftId }) => onBegun(draftId) })
      }
      onCancel={onClose}
    >
      <div className="desk-form">
        <label htmlFor="draft-title">名称</label>
        <Input
          id="draft-title"
          maxLength={60}
          placeholder="例：分级诊疗调整"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <label htmlFor="draft-day">自哪天起执行（最早 {earliestDay}）</label>
        <DayField id="draft-day" value={inForceFrom} onChange={(chosen) => setDay(chosen ?? '')} />
        {begin.error !== null && <Refusal title={sentenceOf(begin.error)} />}
      </div>
    </Modal>
  )
}
