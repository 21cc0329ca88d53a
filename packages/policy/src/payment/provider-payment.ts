import { LARGEST_FEN, parseQuantity, priceTimesQuantity } from '@tongchou/kernel'
import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { caseRule, failed } from '../cases/rule.ts'
import { date, money } from '../cases/values.ts'
import { citedBy, namedOn } from '../procedure/named.ts'

/** By what a provider is paid: so much a unit, or what was charged. */
export const METHODS = {
  dip: 'points',
  drg: 'weight',
  singleDisease: 'cases',
  perDiem: 'days',
  serviceUnit: 'units',
  capitation: 'heads',
  feeForService: 'charges',
  totalBudget: 'charges',
} as const
type Method = keyof typeof METHODS

/** 付费方式 (JM-23, EL-14, WH-9.1, WH-10.2, SP-4): for each kind of care the method by which the fund pays its provider. */
export const providerPaymentSchema = z.strictObject({
  methods: z.record(
    z.string(),
    history({
      care: z.string().min(1),
      /** Several where the document leaves the choice to the agreement. */
      by: z.array(z.enum(Object.keys(METHODS) as [Method, ...Method[]])).min(1),
      /** What all of it stays within. */
      underTotalBudget: z.boolean().default(false),
      /** Stations and clinics get their money from the institution to which they belong. */
      paidThrough: z.string().min(1).optional(),
    }),
  ),
})

const quantity = z.union([z.int().min(0).max(1_000_000_000), z.string()]).transform((value, context) => {
  const read = parseQuantity(String(value))
  if (read.ok) return read.value
  context.addIssue({ code: 'custom', message: read.error })
  return z.NEVER
})

const shape = z.strictObject({
  id: z.string(),
  kind: z.literal('providerPayment'),
  region: z.string(),
  date,
  care: z.string(),
  by: z.string(),
  /** Points, weights, cases, days, units or heads, and what one of them is worth. */
  units: quantity.optional(),
  rate: money.optional(),
  charges: money.optional(),
  /** What the year's budget still holds, where there is one. */
  budgetLeft: money.optional(),
  /** Advances and monthly payments (年初预拨、月预结算). */
  paidBefore: money.default(0),
})
type Asked = z.infer<typeof shape>

/** Kind `providerPayment`: what a provider gets for one kind of care, and what is left to pay or to return at the clearing. */
export const providerPaymentRule = caseRule({
  shape,
  section: 'providerPayment',
  day: (input) => ({ day: input.date, path: 'date' }),
  decide: (input, { methods }, bundle) => {
    const found = namedOn(methods, input.care, input.date, 'care')
    if ('error' in found) return found
    const { entry } = found
    const method = entry.by.find((one) => one === input.by)
    if (method === undefined)
      return failed('bad-value', `${bundle.region} pays this care by ${entry.by.join(', ')}`, 'by')
    const payable = payableFor(method, input)
    if (typeof payable !== 'number') return payable
    if (payable > LARGEST_FEN) return failed('bad-value', 'the payment is above 10^15 fen', 'units')
    if (entry.underTotalBudget && input.budgetLeft === undefined)
      return failed('bad-value', 'this care is under a total budget: say what is left of it', 'budgetLeft')
    const result = {
      payable,
      /** Below zero the provider returns it. */
      toPay: payable - input.paidBefore,
      aboveBudget: input.budgetLeft === undefined ? 0 : Math.max(0, payable - input.budgetLeft),
      paidThrough: entry.paidThrough ?? null,
    }
    const step = {
      clauses: citedBy(entry),
      what: METHODS[method] === 'charges' ? 'what was charged' : `${METHODS[method]} × what one is worth`,
      inputs: {
        by: method,
        rate: input.rate ?? null,
        charges: input.charges ?? null,
        paidBefore: input.paidBefore,
      },
      result: payable,
    }
    return { result, trace: [step] }
  },
})

function payableFor(method: Method, { units, rate, charges }: Asked) {
  if (METHODS[method] === 'charges')
    return charges ?? failed('bad-value', `'${method}' pays what was charged: say how much`, 'charges')
  if (units === undefined)
    return failed('bad-value', `'${method}' needs the number of ${METHODS[method]}`, 'units')
  if (rate === undefined)
    return failed('no-parameters', `what one of the ${METHODS[method]} is worth is missing`, 'rate')
  return priceTimesQuantity(rate, units)
}
