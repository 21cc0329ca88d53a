import {
  CATEGORY_WORDS,
  EXCLUSION_WORDS,
  FACILITY_WORDS,
  LEVEL_WORDS,
  LINE_WORDS,
  PAYER_WORDS,
  RELATION_WORDS,
} from '@tongchou/policy/words'
import type { EditableValue } from '../contract.ts'

export type Unit = EditableValue['unit']

/** The unit in which a file writes a value, told by the value and by the words in which the law says it; null for words of the vocabulary. */
export function unitOf(value: unknown, said: string): Unit | null {
  if (typeof value === 'boolean') return 'flag'
  if (Array.isArray(value)) return choicesFor(value) === null ? null : 'choices'
  if (typeof value === 'string') {
    if (isMonthDay(value)) return 'monthDay'
    if (choicesFor(value) !== null) return 'choice'
    if (!/^\d+(\.\d{1,2})?%$/.test(value)) return null
    return said.endsWith('个百分点') ? 'points' : 'percent'
  }
  if (typeof value !== 'number') return null
  if (said.endsWith('元')) return 'yuan'
  if (said.endsWith('倍')) return 'multiple'
  return said.endsWith('个百分点') ? 'points' : 'number'
}

/** Words of one kind, from which a rule names those it is for: persons, relatives, care, institutions; or one level, one payer. */
const LISTED = [CATEGORY_WORDS, RELATION_WORDS, EXCLUSION_WORDS, FACILITY_WORDS, LINE_WORDS]
const NAMED = [LEVEL_WORDS, PAYER_WORDS]

/** What a value that names words of one kind may name instead; null for every other value. */
export function choicesFor(value: unknown): { value: string; label: string }[] | null {
  const names = Array.isArray(value) ? value : [value]
  const kinds = Array.isArray(value) ? LISTED : NAMED
  const kind = kinds.find((words) => names.length > 0 && names.every((it) => words[String(it)] !== undefined))
  return kind === undefined ? null : Object.entries(kind).map(([name, label]) => ({ value: name, label }))
}

/** A value as its unit wants it written: '80%' where a person gave 80 or '80%'; null where it is none of the unit. */
export function inUnit(
  unit: Unit,
  given: unknown,
  before: unknown,
): number | string | boolean | string[] | null {
  switch (unit) {
    case 'flag':
      return typeof given === 'boolean' ? given : null
    case 'monthDay':
      return typeof given === 'string' && isMonthDay(given) ? given : null
    case 'choice':
      return choicesFor(before)?.find(({ value }) => value === given)?.value ?? null
    case 'choices':
      return chosenOf(choicesFor(before) ?? [], given)
    default:
      return numberInUnit(unit, given)
  }
}

/** Each word once, in the order of the vocabulary; a rule is for somebody. */
function chosenOf(choices: readonly { value: string }[], given: unknown): string[] | null {
  if (!Array.isArray(given) || given.length === 0) return null
  const names = choices.map(({ value }) => value)
  return given.every((it) => names.includes(String(it))) ? names.filter((name) => given.includes(name)) : null
}

function numberInUnit(unit: Unit, given: unknown): number | null {
  const number = typeof given === 'string' ? numberIn(given) : given
  if (typeof number !== 'number' || !Number.isFinite(number)) return null
  const decimals = unit === 'multiple' ? 4 : unit === 'number' ? 0 : 2
  return Number(number.toFixed(decimals)) === number ? number : null
}

/** 12-31: a day of every year. The 29th of February is none. */
const isMonthDay = (text: string): boolean =>
  /^\d{2}-\d{2}$/.test(text) && new Date(`2001-${text}T00:00:00Z`).toJSON()?.slice(5, 10) === text

/** The number that a value counts by: 80 for '80%'. */
export function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : typeof value === 'string' ? numberIn(value) : null
}

function numberIn(text: string): number | null {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*%?\s*$/.exec(text)
  return match?.[1] === undefined ? null : Number(match[1])
}
