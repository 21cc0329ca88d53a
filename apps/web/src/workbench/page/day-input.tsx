import { Input } from 'antd'
import { useEffect, useState } from 'react'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (day: string) => void
  readonly size?: 'small' | 'middle'
}

/** A day as it stands on the wire, 2026-10-20; what is no day is taken back when the field is left. */
export function DayInput({ label, value, onChange, size = 'middle' }: Props) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const leave = (): void => {
    if (isDay(text)) {
      if (text !== value) onChange(text)
    } else setText(value)
  }
  return (
    <Input
      className="wb-day"
      size={size}
      aria-label={label}
      inputMode="numeric"
      placeholder="2026-10-20"
      value={text}
      status={isDay(text) ? '' : 'error'}
      onChange={(event) => setText(event.target.value)}
      onBlur={leave}
      onPressEnter={leave}
    />
  )
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
