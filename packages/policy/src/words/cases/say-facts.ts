import { formatPercent, formatYuanGrouped } from '@tongchou/kernel'
import { CATEGORY_WORDS, MEASURE_WORDS, PAYER_WORDS, PERSON_WORDS, TIER_WORDS } from '../names.ts'
import { AMOUNT_WORDS, CLAIM_WORDS, FACT_WORDS, VALUE_WORDS } from './case-words.ts'

export type Facts = Readonly<Record<string, unknown>>

const NAMES: Readonly<Record<string, string>> = {
  ...PERSON_WORDS,
  ...CATEGORY_WORDS,
  ...PAYER_WORDS,
  ...TIER_WORDS,
  ...MEASURE_WORDS,
  ...VALUE_WORDS,
}

/** One fact of a case in words; '' for a claim that is not so. A name without a word is shown as it is written. */
export function sayFact([name, value]: [string, unknown]): string {
  if (typeof value === 'boolean') return value ? (CLAIM_WORDS[name] ?? FACT_WORDS[name] ?? name) : ''
  const word = AMOUNT_WORDS[name] ?? FACT_WORDS[name] ?? NAMES[name] ?? name
  const said = sayValue(name, value)
  return said === '' ? '' : `${word}${word === '' ? '' : ' '}${said}`
}

/** A value by the name under which it stands: money in yuan, ratios in percent, names in words. */
export function sayValue(name: string, value: unknown): string {
  if (typeof value === 'number') {
    if (AMOUNT_WORDS[name] !== undefined) return yuan(value)
    return name.endsWith('Bp') ? formatPercent(value) : String(value)
  }
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') return NAMES[value] ?? value
  if (Array.isArray(value))
    return value.length === 0 ? '' : value.map((one) => sayValue(name, one)).join('、')
  if (isFacts(value)) return sayParts(value)
  return ''
}

/** The parts of a whole, one after the other. */
const sayParts = (facts: Facts): string =>
  Object.entries(facts)
    .map(([name, value]) =>
      name === 'type' || name === 'id' ? sayValue(name, value) : sayFact([name, value]),
    )
    .filter((part) => part !== '')
    .join(' ')

export const yuan = (amount: number): string => `${formatYuanGrouped(amount)} 元`

export const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
