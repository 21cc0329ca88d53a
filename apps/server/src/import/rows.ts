import { type Fen, parseDate, parseYuan } from '@tongchou/kernel'
import { z } from 'zod'

/** What can be brought into an empty platform, in the order in which one needs the other. */
export const IMPORTS = ['providers', 'catalogue', 'diseases', 'persons', 'facts'] as const
export type ImportKind = (typeof IMPORTS)[number]

const text = z.string().min(1, '不能空')
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
const orNull = <T extends z.ZodType>(shape: T) => z.union([z.literal('').transform(() => null), shape])

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
  agreementBefore: orNull(day),
})

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
  ceiling: orNull(yuan),
  bonusPoints: text.regex(/^\d{1,2}$|^100$/, '是 0 到 100 的整数').transform(Number),
  isPriceListed: yes,
  isSeparateDrug: yes,
  validFrom: day,
})

export const diseaseRow = z.strictObject({
  code,
  name: text,
  kind: oneOf(['diagnosis', 'chronic', 'daySurgery']),
  isOncology: yes,
})

const optional = z.string().transform((it) => (it === '' ? undefined : it))

export const personRow = z.strictObject({
  personNo: text.regex(/^\d{6,20}$/, '是 6 到 20 位数字'),
  name: text,
  idNumber: text,
  district,
  voucher: optional,
  card: optional,
})

/** A fact in the columns of the case format; what a kind of fact does not have stays empty. */
export const factRow = z
  .record(z.string(), z.string())
  .transform(({ personNo = '', from = '', to = '', ...cells }) => {
    const filled = Object.entries(cells).filter(([, value]) => value !== '')
    const event = Object.fromEntries(filled.map(([name, value]) => [name, read(name, value)]))
    return { personNo, event: from === '' ? event : { ...event, months: [from, to] } }
  })

const NUMBERS = new Set(['year', 'onDay', 'consecutiveMonths'])

function read(name: string, value: string): string | number | boolean {
  if (NUMBERS.has(name) && /^\d+$/.test(value)) return Number(value)
  if (name === 'hasAccount') return value === 'yes'
  return value
}
