/** An answer's JSON object, read without trusting its types. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

/** The platform's answer as far as the envelope goes; `infcode` as text, whatever type the institution asked for. */
export interface Answer {
  readonly infcode: string
  readonly infcodeType: 'number' | 'string'
  readonly errMsg: string
  readonly output: JsonObject
}

/** Reads an answer: the platform's, or a gateway's refusal { code, message }; null when it is neither. */
export function readAnswer(text: string): Answer | null {
  const whole = asObject(parse(text))
  const infcode = whole?.infcode ?? whole?.code
  if (whole === null || (typeof infcode !== 'number' && typeof infcode !== 'string')) return null
  return {
    infcode: String(infcode),
    infcodeType: typeof infcode === 'number' ? 'number' : 'string',
    errMsg: textOf(whole.err_msg ?? whole.message),
    output: asObject(whole.output) ?? {},
  }
}

export const isAccepted = (answer: Answer | null): boolean => answer?.infcode === '0'

/** The settlement part of an answer (2206, 2207, 2303, 2304 and the reversals), if it has one. */
export const setlinfoOf = (answer: Answer): JsonObject | null => asObject(answer.output.setlinfo)

export const setldetailOf = (answer: Answer): readonly JsonObject[] => rowsOf(answer.output.setldetail)

/** Rows under a node, which some answers send as a list and others as one object. */
export function rowsOf(node: Json | undefined): readonly JsonObject[] {
  if (isList(node)) return node.map(asObject).filter((row) => row !== null)
  const single = asObject(node)
  return single === null ? [] : [single]
}

/** A number or numeral in yuan as whole fen; null when it is neither. */
export function fenOf(value: Json | undefined): number | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null
  if (!/^-?\d+(\.\d+)?$/.test(String(value))) return null
  const [whole = '0', decimals = ''] = String(value).replace('-', '').split('.')
  const amount = Number(whole) * 100 + Math.round(Number(`0.${decimals || '0'}`) * 100)
  return String(value).startsWith('-') ? -amount : amount
}

export function parse(text: string): Json | undefined {
  try {
    // JSON.parse gives nothing else than these shapes.
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

export function asObject(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !isList(value) ? value : null
}

export const textOf = (value: Json | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

// Array.isArray does not narrow read-only arrays.
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

/** The place that a refusal names: '2301 feedetail[17] det_item_fee_sumamt …' is line 17 (counted from 1) of feedetail. */
export interface NamedPlace {
  readonly node: string
  readonly line: number | null
  readonly field: string
}

export function placeIn(errMsg: string): NamedPlace | null {
  const match = /^\w+ (\w+)(?:\[(\d+)\])? (\w+)/.exec(errMsg)
  if (match === null) return null
  const [, node = '', line, field = ''] = match
  return { node, line: line === undefined ? null : Number(line), field }
}
