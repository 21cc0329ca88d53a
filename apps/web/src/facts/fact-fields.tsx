import { Input, Select } from 'antd'
import { DayField } from '../parts/day-field.tsx'
import { Field } from '../parts/field.tsx'
import type { FactField, FactKind, Filled } from './fact-kinds.ts'

/** The fields of one kind of fact. */
export const FactFields = (props: {
  kind: Pick<FactKind, 'fields'>
  filled: Filled
  onFill: (name: string, value: string) => void
}) => (
  <>
    {props.kind.fields(props.filled).map((field) => (
      <Field key={field.name} label={field.isOptional === true ? `${field.label}（可不填）` : field.label}>
        {(id) => (
          <Control
            id={id}
            field={field}
            value={props.filled[field.name] ?? ''}
            onChange={(value) => props.onFill(field.name, value)}
          />
        )}
      </Field>
    ))}
  </>
)

function Control(props: { id: string; field: FactField; value: string; onChange: (value: string) => void }) {
  const { id, field, value, onChange } = props
  switch (field.as) {
    case 'month':
    case 'day':
      return (
        <DayField
          id={id}
          isMonth={field.as === 'month'}
          value={value}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      )
    case 'choice':
      return (
        <Select
          id={id}
          placeholder={isLong(field) ? '输入名称或代码找' : '请选'}
          notFoundContent="没有叫这个名称的"
          allowClear={field.isOptional === true}
          {...(isLong(field) ? { showSearch: { optionFilterProp: 'label' } } : {})}
          value={value === '' ? null : value}
          options={(field.choices ?? []).map(([key, label]) => ({ value: key, label }))}
          onChange={(chosen: string | undefined) => onChange(chosen ?? '')}
        />
      )
    case 'text':
    case 'number':
      return (
        <Input
          id={id}
          value={value}
          inputMode={field.as === 'number' ? 'numeric' : 'text'}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="off"
        />
      )
  }
}

/** A list that does not fit on the screen is searched by typing. */
const isLong = ({ choices = [] }: FactField): boolean => choices.length > 8
