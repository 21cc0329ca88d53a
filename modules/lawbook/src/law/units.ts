import type { EditableValue } from '../contract.ts'

export type Unit = EditableValue['unit']

/** The unit in which a file writes a value, told by the value and by the words in which the law says it; null for words of the vocabulary. */
export function unitOf(value: unknown, said: string): Unit | null {
  if (typeof value === 'boolean') return 'flag'
  if (typeof value === 'string') {
    if (!/^\d+(\.\d{1,2})?%$/.test(value)) return null
    return said.endsWith('个百分点') ? 'points' : 'percent'
  }
  if (typeof value !== 'number') return null
  if (said.endsWith('元')) return 'yuan'
  if (said.endsWith('倍')) return 'multiple'
  return said.endsWith('个百分点') ? 'points' : 'number'
}

/** A value as its unit wants it written: '80%' where a person gave 80 or '80%'; null where it is none of the unit. */
export function inUnit(unit: Unit, given: unknown): number | string | boolean | null {
  if (unit === 'flag') return typeof given === 'boolean' ? given : null
  const number = typeof given === 'string' ? numberIn(given) : given
  if (typeof number !== 'number' || !Number.isFinite(number)) return null
  const decimals = unit === 'multiple' ? 4 : unit === 'number' ? 0 : 2
  return Number(number.toFixed(decimals)) === number ? number : null
}

/** The number that a value counts by: 80 for '80%'. */
export function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : typeof value === 'string' ? numberIn(value) : null
}

function numberIn(text: string): number | null {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*%?\s*$/.exec(text)
  return match?.[1] === undefined ? null : Number(match[1])
}
