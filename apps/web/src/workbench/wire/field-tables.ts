import { z } from 'zod'

const field = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'number', 'day', 'time']),
  length: z.number(),
  decimals: z.number(),
  isRequired: z.boolean(),
  isListed: z.boolean(),
})

const node = z.object({
  isMany: z.boolean(),
  isOptional: z.boolean(),
  also: z.array(z.string()),
  fields: z.array(field),
})

/** What GET /sandbox/fields/:infno says of a transaction: its nodes with their fields, and the code lists that they name. */
export const fieldTablesShape = z.object({
  infno: z.string(),
  name: z.string(),
  input: z.record(z.string(), node),
  output: z.record(z.string(), node),
  codeLists: z.record(z.string(), z.object({ name: z.string(), values: z.record(z.string(), z.string()) })),
})

export type FieldTables = z.infer<typeof fieldTablesShape>
export type Field = z.infer<typeof field>

/** What the page knows of the field on a line. */
export interface FieldHelp {
  readonly field: Field
  /** Codes and their names, where the value comes from a list. */
  readonly codes: Readonly<Record<string, string>> | null
  /** Relations and accepted variants, in sentences. */
  readonly notes: readonly string[]
}

/** Help for the field at a path of a request; null where no table knows it (unknown keys are allowed). */
export function helpFor(tables: FieldTables | null, path: readonly string[]): FieldHelp | null {
  const name = path.at(-1) ?? ''
  const found = path.length === 1 ? ENVELOPE[name] : inputField(tables, path)
  if (found === undefined) return null
  const codes = found.isListed ? (tables?.codeLists[name]?.values ?? null) : null
  return { field: found, codes, notes: NOTES[name] ?? [] }
}

/** The short meaning beside a line: what a listed value stands for, otherwise what the field is called. */
export function meaningOf(help: FieldHelp, value: string): string {
  return (
    help.codes?.[value] ??
    help.codes?.[`0${value}`] ??
    help.codes?.[value.replace(/^0/, '')] ??
    help.field.label
  )
}

/** '字符 30', '数值 16,2', '日期', '时间'. */
export function formOf({ kind, length, decimals }: Field): string {
  switch (kind) {
    case 'text':
      return length === 0 ? '字符' : `字符 ${length}`
    case 'number':
      return decimals === 0 ? `数值 ${length}` : `数值 ${length},${decimals}`
    case 'day':
      return '日期'
    case 'time':
      return '时间'
  }
}

/** Fields that the envelope and a transaction require and the request leaves out, as 'field' and 'node.field'. */
export function missingFields(tables: FieldTables, request: unknown): readonly string[] {
  const whole = asRecord(request)
  const input = asRecord(whole?.input)
  const around = Object.values(ENVELOPE).filter(
    ({ isRequired, name }) => isRequired && isAbsent(whole?.[name]),
  )
  const inside = Object.entries(tables.input).flatMap(([name, table]) => {
    const found =
      input?.[name] ?? table.also.map((other) => input?.[other]).find((other) => other !== undefined)
    if (found === undefined) return table.isOptional ? [] : [name]
    const rows = (Array.isArray(found) ? found : [found]).map(asRecord)
    return table.fields
      .filter(({ isRequired, name: key }) => isRequired && rows.some((row) => isAbsent(row?.[key])))
      .map(({ name: key }) => `${name}.${key}`)
  })
  return [...around.map(({ name }) => name), ...inside]
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === ''

function asRecord(value: unknown): Record<string, unknown> | null {
  // An object that is no list is a record; its values stay unknown.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}

function inputField(tables: FieldTables | null, path: readonly string[]): Field | undefined {
  if (path[0] !== 'input' || path.length < 3) return undefined
  const [, nodeName = ''] = path
  const table =
    tables?.input[nodeName] ?? Object.values(tables?.input ?? {}).find(({ also }) => also.includes(nodeName))
  return table?.fields.find(({ name }) => name === path.at(-1))
}

const text = (name: string, label: string, length: number, isRequired = false): Field => ({
  name,
  label,
  kind: 'text',
  length,
  decimals: 0,
  isRequired,
  isListed: false,
})

/** The envelope around every transaction, which the transactions' tables do not repeat. */
const ENVELOPE: Readonly<Record<string, Field>> = Object.fromEntries(
  [
    text('infno', '交易编号', 6, true),
    text('msgid', '报文 ID，原样再发不重复记账', 40, true),
    text('mdtrtarea_admvs', '就医地区划', 6, true),
    text('insuplc_admdvs', '参保地区划', 6),
    text('recer_sys_code', '接收方系统', 10, true),
    text('dev_no', '设备编号', 100),
    text('dev_safe_info', '设备安全信息', 2000),
    text('cainfo', '数字签名信息', 1024),
    text('signtype', '签名类型', 10),
    text('infver', '接口版本', 6, true),
    text('opter_type', '经办人类别', 3, true),
    text('opter', '经办人', 30, true),
    text('opter_name', '经办人姓名', 50, true),
    { ...text('inf_time', '交易时间', 19, true), kind: 'time' as const },
    text('fixmedins_code', '定点医药机构编号', 30, true),
    text('fixmedins_name', '定点医药机构名称', 200, true),
    text('sign_no', '签到流水号，来自 9001，可空', 30),
    { ...text('input', '交易输入，对象或 JSON 字符串都收', 40_000, true) },
  ].map((it) => [it.name, it] as const),
)

/** What the tables do not say: relations between fields and the variants that are accepted. */
const NOTES: Readonly<Record<string, readonly string[]>> = {
  medfee_sumamt: [
    '等于已上传明细 det_item_fee_sumamt 之和；不等时拒绝，err_msg 写出差额。',
    '字符串 "54110.70" 也接受。',
  ],
  det_item_fee_sumamt: ['等于 pric × cnt，相差不超过 0.10；不等时 err_msg 写出行号和差额。'],
  cnt: ['退费行写负数，并在 init_feedetl_sn 写原流水号。'],
  feedetl_sn: ['一次就诊内唯一；有的地方只收 15 位以内的数字。'],
  fee_ocur_time: ['在入院与出院之间；只写日期也接受。'],
  mdtrt_id: ['平台在 2401 或 2201 的应答里给出。'],
  setl_id: ['平台在 2304 或 2207 的应答里给出。'],
  msgid: ['机构编号 12 位、时间 14 位、流水 4 位；平台只当作唯一的字符串。', '同一 msgid 换了内容会被拒绝。'],
  mdtrt_cert_no: ['01 电子凭证令牌，02 身份证号，03 卡号；“|” 之后的内容不看。'],
  acct_used_flag: ['1 使用个人账户：从个人负担里扣，余额不够付到零为止。'],
  omsgid: ['原交易的 msgid；重复冲正得到同样的应答。'],
  oinfno: ['可冲正：2207、2208、2304、2305、2401。'],
  med_list_codg: ['国家目录编码，样例在表单里按名称选。'],
  mid_setl_flag: ['0 出院结算，1 中途结算。'],
  infver: ['写 V1.0。'],
}
