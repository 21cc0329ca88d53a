import { ok, type Result, refuse } from '@tongchou/kernel'
import { canonicalCode, codeList, namesOf } from './code-list.ts'
import type { Place, WireFault } from './faults.ts'
import { cleanText, type Json, type JsonObject } from './json.ts'
import type { Field } from './tables.ts'
import { readTime } from './times.ts'

/** Other spellings of a field that clients send. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  dise_codg: ['dise_code'],
  dscg_dept_codg: ['dscg_dept_code'],
  expContent: ['exp_content'],
  cert_type: ['psn_cert_type'],
  psn_cert_type: ['cert_type'],
  dscgTime: ['dscg_time', 'endtime'],
}

/** The one field in which a site may send what it likes. */
const EXTENSION = 'expContent'

/** Card readers hand over a number with a bar and what follows it on the card. */
const BEFORE_BAR = new Set(['mdtrt_cert_no', 'certno'])

/** Reads one field of a row: '' when absent and not required, otherwise its canonical text. */
export function readField(
  row: JsonObject,
  field: Field,
  where: Pick<Place, 'node' | 'line'>,
): Result<string, WireFault> {
  const value = [field.name, ...(SYNONYMS[field.name] ?? [])].map((name) => row[name]).find(isGiven)
  const place: Place = { ...where, field: field.name, label: field.label }
  if (value === undefined) return field.isRequired ? refuse({ code: 'missing-field', ...place }) : ok('')
  if (typeof value === 'object' && field.name !== EXTENSION) return refuse({ code: 'not-plain', ...place })
  switch (field.kind) {
    case 'number':
      return readNumber(value, field, place)
    case 'day':
    case 'time':
      return readMoment(written(value), field, place)
    case 'text':
      return field.isListed ? readCode(written(value), field, place) : readText(written(value), field, place)
  }
}

const isGiven = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && written(value) !== ''

const written = (value: Json): string =>
  typeof value === 'object' ? JSON.stringify(value) : cleanText(String(value))

function readText(value: string, field: Field, place: Place): Result<string, WireFault> {
  const text = BEFORE_BAR.has(field.name) ? shownNumber(value) : value
  const actual = field.length > 0 && text.length > field.length ? [...text].length : 0
  return actual > field.length
    ? refuse({ code: 'field-too-long', ...place, actual, limit: field.length })
    : ok(text)
}

/** The number before the bar; an identity number ends in a capital X. */
function shownNumber(value: string): string {
  const number = (value.split('|')[0] ?? '').trim()
  return /^\d{17}x$/.test(number) ? number.toUpperCase() : number
}

function readCode(value: string, field: Field, place: Place): Result<string, WireFault> {
  const list = codeList(field.name)
  if (list === undefined) return readText(value, field, place)
  const code = canonicalCode(list, value)
  return code === null
    ? refuse({ code: 'not-in-list', ...place, value: value.slice(0, 20), choices: namesOf(list) })
    : ok(code)
}

function readMoment(value: string, field: Field, place: Place): Result<string, WireFault> {
  const time = readTime(value)
  if (time === null) return refuse({ code: 'not-a-time', ...place, value: value.slice(0, 30) })
  return ok(field.kind === 'day' ? time.slice(0, 10) : time)
}

function readNumber(value: Json, field: Field, place: Place): Result<string, WireFault> {
  const text =
    typeof value === 'number' ? plain(value, field.decimals) : digitsOf(written(value), field.decimals)
  const match = /^(-?\d+)(?:\.(\d*?)0*)?$/.exec(text)
  if (match === null) return refuse({ code: 'not-a-number', ...place, value: text.slice(0, 20) })
  const [, whole = '', decimals = ''] = match
  if (decimals.length > field.decimals) {
    return refuse({ code: 'too-many-decimals', ...place, value: text.slice(0, 20), decimals: field.decimals })
  }
  const digits = whole.replace(/^-?0*/, '').length
  const limit = field.length - field.decimals
  if (field.length > 0 && digits > limit)
    return refuse({ code: 'field-too-long', ...place, actual: digits, limit })
  return ok(decimals === '' ? whole : `${whole}.${decimals}`)
}

/** A number in text as databases and spreadsheets write it too: `.5`, `+5`, `1.25E1`. */
function digitsOf(text: string, decimals: number): string {
  if (/^[-+]?\d+(\.\d+)?e[-+]?\d{1,2}$/i.test(text)) return plain(Number(text), decimals)
  return text.replace(/^\+/, '').replace(/^(-?)\./, '$10.')
}

/** A client that adds up in floating point sends 30.000000000000004: the noise behind the declared decimals is dropped. */
function plain(value: number, decimals: number): string {
  const rounded = value.toFixed(decimals)
  return Math.abs(Number(rounded) - value) <= 1e-9 * Math.max(1, Math.abs(value)) ? rounded : String(value)
}
