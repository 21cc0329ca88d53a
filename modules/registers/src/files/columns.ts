import { type Fen, parseDate, parseYuan } from '@tongchou/kernel'
import { z } from 'zod'

/** A column of a table: its name, what a Chinese table calls it, and the Chinese words for its values. */
export interface Column {
  readonly name: string
  readonly title: string
  readonly words?: Readonly<Record<string, string>>
  /** May be absent from a file: then every cell of it is empty. */
  readonly isOptional?: boolean
}

const YES = { yes: '是', no: '否' }

export const LEVELS = { '1': '一级', '2': '二级', '3': '三级' } as const
export const PROVIDER_KINDS = { hospital: '医院', pharmacy: '药店', schoolHospital: '校医院' } as const
/** The gateways' own names stay as they are. */
export const GATEWAYS = { 'x-tif': 'x-tif', csb: 'csb', none: '不经网关' } as const
export const INFCODE_AS = { number: '数字', string: '文字' } as const
export const DISEASE_KINDS = { diagnosis: '诊断', chronic: '门诊慢特病', daySurgery: '日间手术' } as const
export const CLASSES = { A: '甲', B: '乙', C: '丙' } as const
export const ITEM_KINDS = {
  drug: '药品',
  service: '诊疗',
  facility: '服务设施',
  consumable: '耗材',
  tcm: '中医',
} as const

export const PROVIDER_COLUMNS: readonly Column[] = [
  { name: 'code', title: '机构编码' },
  { name: 'name', title: '名称' },
  { name: 'level', title: '级别', words: LEVELS },
  { name: 'kind', title: '类型', words: PROVIDER_KINDS },
  { name: 'district', title: '区县代码' },
  { name: 'isLocal', title: '在本市', words: YES },
  { name: 'isSigned', title: '居民门诊签约', words: YES },
  { name: 'gateway', title: '网关', words: GATEWAYS },
  { name: 'infcodeAs', title: '返回码类型', words: INFCODE_AS },
  { name: 'agreementFrom', title: '协议起始日' },
  { name: 'agreementBefore', title: '协议失效日' },
  { name: 'isSuspended', title: '协议中止', words: YES, isOptional: true },
  { name: 'acceptsUnsigned', title: '沙箱收未签名报文', words: YES, isOptional: true },
  { name: 'validFrom', title: '生效日', isOptional: true },
]

export const DISEASE_COLUMNS: readonly Column[] = [
  { name: 'code', title: '病种编码' },
  { name: 'name', title: '名称' },
  { name: 'kind', title: '类别', words: DISEASE_KINDS },
  { name: 'isOncology', title: '恶性肿瘤', words: YES },
  { name: 'validFrom', title: '生效日', isOptional: true },
  { name: 'validBefore', title: '失效日', isOptional: true },
]

/** Which key an institution signs with, without the key. */
export const KEY_COLUMNS: readonly Column[] = [
  { name: 'code', title: '机构编码' },
  { name: 'name', title: '名称' },
  { name: 'validFrom', title: '密钥生效日' },
]

export const ITEM_COLUMNS: readonly Column[] = [
  { name: 'code', title: '项目编码' },
  { name: 'name', title: '名称' },
  { name: 'spec', title: '规格' },
  { name: 'unit', title: '单位' },
  { name: 'class', title: '甲乙丙', words: CLASSES },
  { name: 'kind', title: '类别', words: ITEM_KINDS },
  { name: 'listType', title: '目录类别' },
  { name: 'chargeType', title: '收费项目类别' },
  { name: 'price', title: '价格' },
  { name: 'ceiling', title: '支付限价' },
  { name: 'bonusPoints', title: '加成点数' },
  { name: 'isPriceListed', title: '价格是最高价', words: YES },
  { name: 'isSeparateDrug', title: '单独支付', words: YES },
  { name: 'validFrom', title: '生效日' },
  { name: 'validBefore', title: '失效日', isOptional: true },
]

/** What is said of a cell that must say something. */
export const EMPTY = '不能空'

const text = z.string().min(1, EMPTY)
const code = text.regex(/^[A-Za-z0-9._-]+$/, '只有字母、数字、点和横线')
const district = text.regex(/^\d{6}$/, '是六位区县代码')
const day = text.refine((it) => parseDate(it).ok, '日期写成 2026-01-01')
const yes = z.enum(['yes', 'no'], '写 yes 或 no').transform((it) => it === 'yes')
const yuan = text.transform((it, context): Fen => {
  const read = parseYuan(it)
  if (read.ok) return read.value
  context.addIssue({ code: 'custom', message: '金额写成元，如 12.50' })
  return z.NEVER
})
const oneOf = <const T extends readonly string[]>(values: T) => z.enum(values, `是 ${values.join('、')} 之一`)
const yuanOrEmpty = z.string().transform((it, context): Fen | null => {
  if (it === '') return null
  const read = parseYuan(it)
  if (read.ok) return read.value
  context.addIssue({ code: 'custom', message: '金额写成元，如 12.50，没有就空着' })
  return z.NEVER
})
const dayOrEmpty = z.string().transform((it, context) => {
  if (it === '') return null
  if (!parseDate(it).ok) context.addIssue({ code: 'custom', message: '日期写成 2026-01-01，没有就空着' })
  return it
})

/** A line of the table of institutions. */
export const providerRow = z.strictObject({
  code,
  name: text,
  level: oneOf(['1', '2', '3']).transform((it) => (it === '1' ? 1 : it === '2' ? 2 : 3)),
  kind: oneOf(['hospital', 'pharmacy', 'schoolHospital']),
  district,
  isLocal: yes,
  isSigned: yes,
  gateway: oneOf(['x-tif', 'csb', 'none']),
  infcodeAs: oneOf(['number', 'string']),
  agreementFrom: day,
  agreementBefore: dayOrEmpty,
  isSuspended: z.union([z.literal('').transform(() => false), yes], '写 yes 或 no').default(false),
  acceptsUnsigned: z.union([z.literal('').transform(() => null), yes], '写 yes 或 no').default(null),
  validFrom: dayOrEmpty.default(null),
})
export type ProviderRow = z.output<typeof providerRow>

/** A line of the table of diseases. */
export const diseaseRow = z.strictObject({
  code,
  name: text,
  kind: oneOf(['diagnosis', 'chronic', 'daySurgery']),
  isOncology: yes,
  validFrom: dayOrEmpty.default(null),
  validBefore: dayOrEmpty.default(null),
})
export type DiseaseRow = z.output<typeof diseaseRow>

/** A line of the table of keys. */
export const keyRow = z.strictObject({ code, name: z.string(), validFrom: dayOrEmpty })
export type KeyRow = z.output<typeof keyRow>

/** A line of the table of items. */
export const itemRow = z.strictObject({
  code,
  name: text,
  spec: z.string(),
  unit: text,
  class: oneOf(['A', 'B', 'C']),
  kind: oneOf(['drug', 'service', 'facility', 'consumable', 'tcm']),
  listType: text.regex(/^\d{3}$/, '是三位目录类别，如 101'),
  chargeType: text.regex(/^\d{2}$/, '是两位收费项目类别，如 09'),
  price: yuan,
  ceiling: yuanOrEmpty,
  bonusPoints: text.regex(/^\d{1,2}$|^100$/, '是 0 到 100 的整数').transform(Number),
  isPriceListed: yes,
  isSeparateDrug: yes,
  validFrom: day,
  validBefore: dayOrEmpty.default(null),
})
export type ItemRow = z.output<typeof itemRow>
