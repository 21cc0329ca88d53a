import { netOf } from './balances.ts'

/** One line of a batch, as it is stored. Fen. */
export interface PaymentLine {
  person_id: string
  payment_id: string
  fund: string
  district: string
  payable: number
  receivable: number
  amount: number
}

/** One posting of a payment's journal. Fen. */
export interface PaymentPosting {
  debit: string
  credit: string
  amount: number
}

/**
 * Brings both accounts of a person to nothing inside one fund: what stands on both sides is set against each other, the rest goes through
 * the bank. Funds keep separate books (JM-5.1): what one fund owes is never set against what is owed to another.
 */
export function paymentPostings(line: Pick<PaymentLine, 'payable' | 'receivable'>): PaymentPosting[] {
  // Each account's balance as what the fund owes: positive is owed to the person.
  const sides = [
    { account: 'personPayable', owed: line.payable },
    { account: 'personReceivable', owed: -line.receivable },
  ]
  const direction = Math.sign(netOf(line))
  const [along, against] = sides.toSorted((a, b) => direction * (b.owed - a.owed))
  if (along === undefined || against === undefined) throw new Error('broken invariant: there are two sides')
  const book = (one: string, other: string, amount: number): PaymentPosting[] => {
    if (amount === 0) return []
    return [direction > 0 ? { debit: one, credit: other, amount } : { debit: other, credit: one, amount }]
  }
  const isOpposed = against.owed * direction < 0
  const setOff = isOpposed ? Math.abs(against.owed) : 0
  return [
    ...book(along.account, against.account, setOff),
    ...book(along.account, 'expenditureDeposit', Math.abs(along.owed) - setOff),
    ...(isOpposed ? [] : book(against.account, 'expenditureDeposit', Math.abs(against.owed))),
  ]
}

/** What the audit entry of a person's part in a batch covers. */
export const auditedPayment = (kind: string, lines: readonly PaymentLine[]) => ({
  kind,
  lines: lines
    .map(({ payment_id, fund, district, payable, receivable, amount }) => ({
      ...{ payment_id, fund, district, payable, receivable, amount },
    }))
    .toSorted((a, b) => (a.payment_id < b.payment_id ? -1 : 1)),
})

/** The action of such an entry. */
export const ACTIONS = { pay: 'pay-person', receive: 'receive-from-person' } as const
