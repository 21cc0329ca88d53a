import { Input } from 'antd'
import { Field } from '../parts/field.tsx'

/** A password to type: one's own of now, or a new one. */
export const PasswordField = (props: {
  label: string
  value: string
  onValue: (value: string) => void
  isNew?: boolean
  isFirst?: boolean
  isWrong?: boolean
}) => (
  <Field label={props.label}>
    {(id) => (
      <Input.Password
        id={id}
        value={props.value}
        onChange={(event) => props.onValue(event.target.value)}
        autoComplete={props.isNew === true ? 'new-password' : 'current-password'}
        autoFocus={props.isFirst === true}
        status={props.isWrong === true ? 'error' : ''}
        required
      />
    )}
  </Field>
)
