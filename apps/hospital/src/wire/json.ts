import { ok, type Result, refuse } from '@tongchou/kernel'

/** JSON as it arrives, before anything is known about it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

/** Where a text stops being JSON, both counted from 1. */
export interface JsonFault {
  readonly row: number
  readonly column: number
}

/**
 * Reads JSON. Whole numbers beyond 2^53, as some clients write serial numbers, keep their digits as text;
 * everything else is read as usual.
 */
export function readJson(text: string): Result<Json, JsonFault> {
  try {
    const clean = text.startsWith('\uFEFF') ? text.slice(1) : text
    return ok(LONG_NUMBER.test(clean) ? JSON.parse(clean, keepDigits) : JSON.parse(clean))
  } catch {
    return refuse(faultOf(text))
  }
}

export const asObject = (value: Json | undefined): JsonObject | null =>
  typeof value === 'object' && value !== null && !isList(value) ? value : null

// Array.isArray does not narrow read-only arrays.
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

/**
 * Text as it may be kept: a zero that a card reader's buffer ended in, and halves of characters, which no database takes, are left out,
 * and the spaces around it.
 */
export const cleanText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the zero is what is looked for
  text.replace(/\u0000|\p{Surrogate}/gu, '').trim()

/** Whether lists and objects lie in one another more than so many times. */
export function isDeeperThan(limit: number, value: Json | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false
  return limit === 0 || Object.values(value).some((inner) => isDeeperThan(limit - 1, inner))
}

const LONG_NUMBER = /[:[,]\s*-?\d{16}/

/** JSON.parse hands the source text of every primitive to its reviver. */
function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
    ? context?.source
    : value
}

/** The engine's message does not always tell the place, so it is the shortest beginning that nothing could continue. */
function faultOf(text: string): JsonFault {
  let [good, bad] = [0, text.length + 1]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (couldContinue(text.slice(0, middle))) good = middle
    else bad = middle
  }
  const before = text.slice(0, good).split('\n')
  return { row: before.length, column: (before.at(-1) ?? '').length + 1 }
}

/** Whether a text that is no JSON only breaks off too early. */
function couldContinue(beginning: string): boolean {
  try {
    JSON.parse(beginning)
    return true
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const position = /at position (\d+)/.exec(message)
    return (
      /end of JSON|Unterminated|No number after|Exponent part/.test(message) ||
      Number(position?.[1]) >= beginning.length
    )
  }
}
