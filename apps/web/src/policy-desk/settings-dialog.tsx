import type { DraftPage, Edit } from '@tongchou/lawbook/contract'
import { Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import { DayField } from '../parts/day-field.tsx'
import { useFocusBack } from '../parts/use-focus-back.ts'

/** What the draft is called, from when it would be in force, and the document that enacts it. */
export function SettingsDialog(props: {
  draft: DraftPage
  onSave: (edits: Edit[]) => void
  onClose: () => void
}) {
  useFocusBack()
  const { draft, onSave, onClose } = props
  const [title, setTitle] = useState(draft.title)
  const [day, setDay] = useState(draft.inForceFrom)
  const [number, setNumber] = useState(draft.enactedBy?.number ?? '')
  const [isAdopted, setAdopted] = useState(draft.isAdopted)
  const [document, setDocument] = useState(draft.enactedBy?.title ?? '')
  const edits: Edit[] = [
    ...(title.trim() === draft.title ? [] : [{ kind: 'retitle' as const, title: title.trim() }]),
    ...(day === draft.inForceFrom ? [] : [{ kind: 'move' as const, inForceFrom: day }]),
    ...(number.trim() === (draft.enactedBy?.number ?? '') &&
    document.trim() === (draft.enactedBy?.title ?? '')
      ? []
      : [{ kind: 'enact' as const, document: documentOf(number, document) }]),
    ...(isAdopted === draft.isAdopted ? [] : [{ kind: 'adopt' as const, isAdopted }]),
  ]
  return (
    <Modal
      open
      title="草案的名称、执行日和依据"
      okText="写进草案"
      cancelText="取消"
      okButtonProps={{ disabled: edits.length === 0 || title.trim() === '' }}
      onOk={() => {
        onSave(edits)
        onClose()
      }}
      onCancel={onClose}
    >
      <div className="desk-form">
        <label htmlFor="settings-title">名称</label>
        <Input
          id="settings-title"
          maxLength={60}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <label htmlFor="settings-day">自哪天起执行</label>
        <DayField id="settings-day" value={day} onChange={(chosen) => setDay(chosen ?? '')} />
        <label htmlFor="settings-number">依据文件的文号</label>
        <Input
          id="settings-number"
          maxLength={60}
          placeholder="没有文号，新的数就是待核实"
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <label htmlFor="settings-document">依据文件的标题</label>
        <Input
          id="settings-document"
          maxLength={100}
          value={document}
          onChange={(event) => setDocument(event.target.value)}
        />
        {(draft.isAdopted || draft.folderDiffers.length > 0) && (
          <Checkbox checked={isAdopted} onChange={(event) => setAdopted(event.target.checked)}>
            采用政策文件夹（{draft.folderDiffers.join('、')}）
          </Checkbox>
        )}
      </div>
    </Modal>
  )
}

const documentOf = (number: string, title: string) =>
  number.trim() === '' ? null : { number: number.trim(), title: title.trim() }
