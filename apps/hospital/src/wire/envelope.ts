import { ok, type Result, refuse } from '@tongchou/kernel'
import type { WireFault } from './faults.ts'
import { asObject, cleanText, isDeeperThan, type Json, type JsonObject, readJson } from './json.ts'

/** The outer part of a message: who sends which transaction, and its input as an object. */
export interface Envelope {
  readonly infno: string
  readonly msgid: string
  readonly providerCode: string
  readonly providerName: string
  /** Where the care takes place and where the person is insured (行政区划). */
  readonly treatmentDistrict: string
  readonly insuredDistrict: string
  readonly operator: string
  readonly operatorName: string
  readonly input: JsonObject
}

type Presence = 'filled' | 'present' | 'free'

/** Envelope fields, whether they must be filled, and the longest value. Institution codes and msgids are longer in practice than on paper. */
const FIELDS: readonly (readonly [field: string, label: string, presence: Presence, length: number])[] = [
  ['infno', '交易编号', 'filled', 6],
  ['msgid', '发送方报文ID', 'filled', 40],
  ['mdtrtarea_admvs', '就医地医保区划', 'filled', 6],
  ['insuplc_admdvs', '参保地医保区划', 'free', 6],
  ['recer_sys_code', '接收方系统代码', 'present', 30],
  ['infver', '接口版本号', 'filled', 6],
  ['opter_type', '经办人类别', 'filled', 3],
  ['opter', '经办人', 'filled', 30],
  ['opter_name', '经办人姓名', 'filled', 50],
  ['inf_time', '交易时间', 'filled', 30],
  ['fixmedins_code', '定点医药机构编号', 'filled', 30],
  ['fixmedins_name', '定点医药机构名称', 'present', 200],
]

/** Reads a message's text. Unknown keys are ignored, numbers may be text, input may be an object or its JSON text. */
export function readEnvelope(text: string): Result<Envelope, WireFault> {
  const json = readJson(text)
  if (!json.ok) return refuse({ code: 'malformed-json', ...json.error })
  const whole = asObject(json.value)
  if (whole === null) return refuse({ code: 'not-an-object' })
  const fault = FIELDS.map((field) => faultIn(whole, field)).find((found) => found !== null)
  if (fault) return refuse(fault)
  const input = inputOf(whole.input)
  if (!input.ok) return input
  return ok({
    infno: textOf(whole.infno).toUpperCase(),
    msgid: textOf(whole.msgid),
    providerCode: textOf(whole.fixmedins_code),
    providerName: textOf(whole.fixmedins_name),
    treatmentDistrict: textOf(whole.mdtrtarea_admvs),
    insuredDistrict: textOf(whole.insuplc_admdvs),
    operator: textOf(whole.opter),
    operatorName: textOf(whole.opter_name),
    input: input.value,
  })
}

/** A value as text: numbers are written out, nothing is ''. */
export const textOf = (value: Json | undefined): string =>
  typeof value === 'string'
    ? cleanText(value)
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''

function faultIn(
  whole: JsonObject,
  [field, label, presence, length]: (typeof FIELDS)[number],
): WireFault | null {
  const value = textOf(whole[field])
  const isMissing =
    presence === 'filled' ? value === '' : presence === 'present' && whole[field] === undefined
  if (isMissing) return { code: 'missing-envelope-field', field, label }
  if (value.length > length)
    return {
      code: 'envelope-field-wrong',
      field,
      label,
      value: value.slice(0, 20),
      expected: `最长 ${length} 个字符`,
    }
  return null
}

/** The interface itself needs three: node, row, field. */
const DEEPEST = 16

function inputOf(value: Json | undefined): Result<JsonObject, WireFault> {
  if (value === undefined || value === null || value === '') {
    return refuse({ code: 'missing-envelope-field', field: 'input', label: '交易输入' })
  }
  const inner = typeof value === 'string' ? readJson(value) : ok(value)
  const object = inner.ok ? asObject(inner.value) : null
  if (object === null) return refuse({ code: 'malformed-input' })
  return isDeeperThan(DEEPEST, object) ? refuse({ code: 'nested-too-deep', limit: DEEPEST }) : ok(object)
}
