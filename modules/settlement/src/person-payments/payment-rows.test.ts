import { expect, test } from 'vitest'
import { paymentPostings } from './payment-rows.ts'

const bank = 'expenditureDeposit'
const [payable, receivable] = ['personPayable', 'personReceivable']

test.each([
  [
    'what is owed to a person is paid',
    { payable: 70, receivable: 0 },
    [{ debit: payable, credit: bank, amount: 70 }],
  ],
  [
    'what the person owes is set against it first',
    { payable: 100, receivable: 30 },
    [
      { debit: payable, credit: receivable, amount: 30 },
      { debit: payable, credit: bank, amount: 70 },
    ],
  ],
  [
    'what a person owes is received',
    { payable: 0, receivable: 40 },
    [{ debit: bank, credit: receivable, amount: 40 }],
  ],
  [
    'what was paid and is owed no more comes back',
    { payable: -50, receivable: 0 },
    [{ debit: bank, credit: payable, amount: 50 }],
  ],
  [
    'of two debts of a person the smaller is set against nothing',
    { payable: -50, receivable: 20 },
    [
      { debit: bank, credit: payable, amount: 50 },
      { debit: bank, credit: receivable, amount: 20 },
    ],
  ],
  [
    'what was received too much is paid back, less what was paid too much',
    { payable: -20, receivable: -50 },
    [
      { debit: receivable, credit: payable, amount: 20 },
      { debit: receivable, credit: bank, amount: 30 },
    ],
  ],
  [
    'a debt larger than what is owed is received but for that',
    { payable: 30, receivable: 100 },
    [
      { debit: payable, credit: receivable, amount: 30 },
      { debit: bank, credit: receivable, amount: 70 },
    ],
  ],
])('%s, and nothing is left', (_, line, postings) => {
  expect(paymentPostings(line)).toEqual(postings)
  const left = (account: string) =>
    paymentPostings(line).reduce(
      (sum, it) => sum + (it.debit === account ? it.amount : it.credit === account ? -it.amount : 0),
      0,
    )
  expect(left(payable) - line.payable).toBe(0)
  expect(left(receivable) + line.receivable).toBe(0)
})
