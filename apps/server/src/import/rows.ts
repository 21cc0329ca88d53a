import { z } from 'zod'

/** What can be brought into an empty platform, in the order in which one needs the other. */
export const IMPORTS = ['providers', 'catalogue', 'diseases', 'persons', 'facts'] as const
export type ImportKind = (typeof IMPORTS)[number]

const text = z.string().min(1, '不能空')
const district = text.regex(/^\d{6}$/, '是六位区县代码')

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
