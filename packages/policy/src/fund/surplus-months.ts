import { civilDate, type Month, monthOf, plusMonths } from '@tongchou/kernel'
import { z } from 'zod'
import { history } from '../bundle/values.ts'
import { failed } from '../cases/rule.ts'
import { money, month, signedMoney } from '../cases/values.ts'
import { caseShape, clausesOf, onMonth, repeatedField, wordRule } from '../cases/word-rule.ts'

/** 结余可付月数 (JM-5.4): the accumulated surplus is kept within these months of average payment. */
export const surplusSchema = z.strictObject({
  months: history({
    least: z.int().positive(),
    most: z.int().positive(),
    /** The average is that of so many months, the last one included. */
    averagedOver: z.int().positive(),
  }),
})

/** How long a balance lasts; the bounds are met to the fen, the months are for show. */
export interface SurplusMonths {
  averagePayment: number
  /** In hundredths, half up, a deficit pays for none; null where nothing was paid. */
  hundredthsOfMonths: number | null
  /** The balance is within them exactly when there is no warning. */
  leastBalance: number
  mostBalance: number
  warning: 'low' | 'high' | null
}

/** The balance against the payments of `over` months, which together are `paid`. */
export function surplusMonths(
  balance: number,
  paid: number,
  bounds: { least: number; most: number; averagedOver: number },
): SurplusMonths {
  const over = BigInt(bounds.averagedOver)
  const [held, spent] = [BigInt(balance) * over, BigInt(paid)]
  const [least, most] = [BigInt(bounds.least) * spent, BigInt(bounds.most) * spent]
  return {
    averagePayment: Number((2n * spent + over) / (2n * over)),
    hundredthsOfMonths: paid === 0 ? null : Number((200n * (held > 0n ? held : 0n) + spent) / (2n * spent)),
    leastBalance: Number((least + over - 1n) / over),
    mostBalance: Number(most / over),
    warning: held < least ? 'low' : held > most ? 'high' : null,
  }
}

const shape = caseShape('surplusMonths', {
  /** The last month that counts. */
  month,
  /** The accumulated surplus of the fund's pooled part; a deficit is below zero. */
  balance: signedMoney,
  payments: z.array(z.strictObject({ month, amount: money })),
})

/** Kind `surplusMonths`: for how many months the balance pays, and whether that is too few or too many. */
export const surplusMonthsRule = wordRule({
  shape,
  section: 'surplus',
  word: (terms) => terms.months,
  called: 'bounds of the surplus',
  day: onMonth,
  check: ({ payments }) => repeatedField('payments', payments, 'month'),
  decide: (input, entry) => {
    const counted = lastMonths(input.month, entry.averagedOver)
    const missing = counted.find((one) => !input.payments.some((paid) => paid.month === one))
    if (missing !== undefined)
      return failed('bad-value', `the payments of ${missing} are missing`, 'payments')
    const paid = input.payments
      .filter((one) => (counted as string[]).includes(one.month))
      .reduce((sum, { amount }) => sum + amount, 0)
    const result = surplusMonths(input.balance, paid, entry)
    const trace = [
      {
        clauses: clausesOf(entry),
        what: `average payment of the last ${entry.averagedOver} months`,
        inputs: { paid, months: entry.averagedOver },
        result: result.averagePayment,
      },
      {
        clauses: [entry.cite],
        what: 'balance ÷ average payment, against the months wanted',
        inputs: {
          balance: input.balance,
          leastMonths: entry.least,
          mostMonths: entry.most,
          leastBalance: result.leastBalance,
          mostBalance: result.mostBalance,
          hundredthsOfMonths: result.hundredthsOfMonths,
        },
        result: result.warning ?? 'within',
      },
    ]
    return { result, trace }
  },
})

const lastMonths = (last: string, count: number): Month[] => {
  const of = monthOf(civilDate(`${last}-01`))
  return Array.from({ length: count }, (_, at) => plusMonths(of, -at))
}
