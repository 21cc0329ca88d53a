import type { Edit, EditableValue, LawEntry, LawValue } from '@tongchou/lawbook/contract'
import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { rangeSentence, readValue, written } from './value-text.ts'
import './law-values.css'

/** The values of one clause, each in a field of its kind. Only values can be changed; what is out of range is refused while typing. */
export function ValueForm(props: { entry: LawEntry; isBusy: boolean; onSave: (edits: Edit[]) => void }) {
  const { entry, isBusy, onSave } = props
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const changed = entry.values.flatMap((value) => {
    const text = texts[value.path]
    if (text === undefined || text === written(value)) return []
    return [{ value, read: readValue(value, text) }]
  })
  const hasFault = changed.some(({ read }) => 'fault' in read)
  const edits = changed.flatMap(({ value, read }): Edit[] =>
    'fault' in read ? [] : [editOf(entry, value, read.value)],
  )
  return (
    <form
      className="value-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!hasFault && edits.length > 0) onSave(edits)
      }}
    >
      {entry.values.map((value) => (
        <ValueField
          key={value.path}
          value={value}
          text={texts[value.path] ?? written(value)}
          onText={(text) => setTexts({ ...texts, [value.path]: text })}
        />
      ))}
      <div className="desk-actions">
        {entry.isChanged && (
          <Button
            disabled={isBusy}
            onClick={() => onSave([{ kind: 'undo', file: entry.file, key: entry.key }])}
          >
            撤掉这处改动
          </Button>
        )}
        <Button type="primary" htmlType="submit" disabled={isBusy || hasFault || edits.length === 0}>
          写进草案
        </Button>
      </div>
    </form>
  )
}

/** The stroke of the pen that sets a value of a clause. */
export const editOf = ({ file, key }: LawEntry, { path }: EditableValue, value: LawValue): Edit => ({
  ...{ kind: 'set' as const, file, key, path, value },
})

export const UNITS: Readonly<Partial<Record<EditableValue['unit'], string>>> = {
  yuan: '元',
  percent: '%',
  points: '个百分点',
  multiple: '倍',
}

function ValueField(props: { value: EditableValue; text: string; onText: (text: string) => void }) {
  const { value, text, onText } = props
  const id = `value-${value.path}`
  const read = readValue(value, text)
  const fault = 'fault' in read ? read.fault : null
  return (
    <div className={text === written(value) ? 'value-field' : 'value-field value-changed'}>
      <label htmlFor={id}>{value.label}</label>
      <Field id={id} value={value} text={text} onText={onText} isWrong={fault !== null} />
      <small className={fault === null ? 'hint' : 'value-fault'} role={fault === null ? undefined : 'alert'}>
        {fault ?? rangeSentence(value)}
      </small>
    </div>
  )
}

function Field(props: {
  id: string
  value: EditableValue
  text: string
  onText: (text: string) => void
  isWrong: boolean
}) {
  const { id, value, text, onText, isWrong } = props
  const choices = value.choices ?? []
  if (value.unit === 'flag')
    return (
      <Checkbox id={id} checked={text === 'true'} onChange={(event) => onText(String(event.target.checked))}>
        是（现在：{value.text}）
      </Checkbox>
    )
  if (value.unit === 'choice')
    return <Select id={id} value={text} options={choices} onChange={(choice: string) => onText(choice)} />
  if (value.unit === 'choices')
    return (
      <Select
        id={id}
        mode="multiple"
        value={text === '' ? [] : text.split(',')}
        options={choices}
        onChange={(chosen: string[]) => onText(chosen.join(','))}
      />
    )
  return (
    <Input
      id={id}
      value={text}
      status={isWrong ? 'error' : ''}
      inputMode={value.unit === 'monthDay' ? 'text' : 'decimal'}
      suffix={UNITS[value.unit]}
      onChange={(event) => onText(event.target.value)}
    />
  )
}
