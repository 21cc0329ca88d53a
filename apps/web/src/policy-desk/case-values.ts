import { yuan } from '../format/amounts.ts'

/** A value of a case as people read it: amounts in yuan, words as they are, nested ones as JSON. */
export function shownValue(value: unknown, isMoney: boolean): string {
  if (value === undefined || value === null) return '—'
  if (typeof value === 'number') return isMoney ? yuan(value) : String(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
