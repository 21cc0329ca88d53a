import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useFocusBack } from '../parts/use-focus-back.ts'

/** A step back always says why. */
export function ReasonDialog(props: {
  title: string
  verb: string
  onReason: (reason: string) => void
  onClose: () => void
}) {
  useFocusBack()
  const { title, verb, onReason, onClose } = props
  const [reason, setReason] = useState('')
  return (
    <Modal
      open
      title={title}
      okText={verb}
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      onOk={() => {
        onReason(reason.trim())
        onClose()
      }}
      onCancel={onClose}
    >
      <div className="desk-form">
        <label htmlFor="reason">原因（必填）</label>
        <Input.TextArea
          id="reason"
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Modal>
  )
}
