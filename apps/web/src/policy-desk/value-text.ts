import type { EditableValue, LawValue } from '@tongchou/lawbook/contract'
import { count } from '../format/amounts.ts'

type Read = { value: LawValue } | { fault: string }

/** A value as it stands in its field: `85` for 85%, words joined by commas. */
export function written({ unit, value }: Pick<EditableValue, 'unit' | 'value'>): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.join(',')
  return unit === 'percent' ? String(value).replace(/%$/, '') : String(value)
}

/** What was typed, as the bundle writes it; or why it is no such value, in one sentence. */
export function readValue(field: EditableValue, text: string): Read {
  const typed = text.trim()
  switch (field.unit) {
    case 'flag':
      return { value: typed === 'true' }
    case 'choices':
      return typed === '' ? { fault: '至少选一项' } : { value: typed.split(',') }
    case 'choice':
      return { value: typed }
    case 'monthDay':
      return /^\d{2}-\d{2}$/.test(typed) ? { value: typed } : { fault: '每年的这一天要写成 12-31' }
    default:
      return numberOf(field, typed)
  }
}

function numberOf({ unit, range, label }: EditableValue, typed: string): Read {
  const plain = typed.replace(/[,，]/g, '').replace(/[%％元]$/, '')
  const decimals = unit === 'multiple' ? 4 : 2
  if (!/^\d+(\.\d+)?$/.test(plain)) return { fault: '要写成数字' }
  if ((plain.split('.')[1] ?? '').length > decimals) return { fault: `最多 ${decimals} 位小数` }
  const value = Number(plain)
  if (range !== null && range.least !== null && value < range.least)
    return { fault: `${label}不能低于 ${range.least}` }
  if (range !== null && range.most !== null && value > range.most)
    return { fault: `${label}不能高于 ${range.most}` }
  return { value: unit === 'percent' ? `${plain}%` : value }
}

/** What a value may become: `3—10`. */
export function rangeSentence({ range }: EditableValue): string {
  if (range === null) return ''
  const { least, most } = range
  if (least !== null && most !== null) return `${count(least)}—${count(most)}`
  return least !== null ? `不低于 ${count(least)}` : most === null ? '' : `不高于 ${count(most)}`
}
