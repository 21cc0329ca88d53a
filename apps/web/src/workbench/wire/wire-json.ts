/** An amount that keeps its written decimals in a message: 54110.70 stays 54110.70. */
export interface Decimal {
  readonly decimal: string
}

/** What a message's input is made of; keys keep their order. */
export type Wire = string | number | boolean | null | Decimal | readonly Wire[] | WireObject

export interface WireObject {
  readonly [key: string]: Wire
}

export const decimal = (text: string): Decimal => ({ decimal: text })

/** Writes a message as a hospital would send it: two blanks a level, amounts with the decimals they were given. */
export function writeJson(value: Wire, indent = 0): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isDecimal(value)) return value.decimal
  const inner = '  '.repeat(indent + 1)
  const close = '  '.repeat(indent)
  const parts = isList(value)
    ? value.map((part) => `${inner}${writeJson(part, indent + 1)}`)
    : Object.entries(value).map(
        ([key, part]) => `${inner}${JSON.stringify(key)}: ${writeJson(part, indent + 1)}`,
      )
  const [open, end] = isList(value) ? ['[', ']'] : ['{', '}']
  return parts.length === 0 ? `${open}${end}` : `${open}\n${parts.join(',\n')}\n${close}${end}`
}

// A list is the only array among the shapes; Array.isArray does not narrow read-only arrays.
const isList = (value: object): value is readonly Wire[] => Array.isArray(value)

const isDecimal = (value: object): value is Decimal =>
  'decimal' in value && typeof value.decimal === 'string' && Object.keys(value).length === 1
