import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'

dayjs.locale('zh-cn')

/** A day, or a month, written `2026-10-22` or `20261022` on every page, whatever the browser's own language. */
export function DayField(props: {
  value: string | null
  onChange: (value: string | null) => void
  id?: string
  label?: string
  placeholder?: string
  isMonth?: boolean
  isSmall?: boolean
  mayClear?: boolean
}) {
  const { isMonth = false, isSmall = false, mayClear = true } = props
  const format = isMonth ? 'YYYY-MM' : 'YYYY-MM-DD'
  return (
    <DatePicker
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      picker={isMonth ? 'month' : 'date'}
      format={[format, format.replaceAll('-', '')]}
      placeholder={props.placeholder ?? (isMonth ? '如 2026-10' : '如 2026-10-22')}
      size={isSmall ? 'small' : 'middle'}
      allowClear={mayClear}
      value={props.value === null || props.value === '' ? null : dayjs(props.value)}
      onChange={(chosen) => props.onChange(chosen === null ? null : chosen.format(format))}
    />
  )
}
