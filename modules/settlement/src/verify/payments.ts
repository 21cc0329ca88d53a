import { digestOf } from '@tongchou/audit'
import { type Finding, rowName } from '@tongchou/database'
import { type BookedJournal, journalName } from '@tongchou/ledger'
import { ACTIONS, auditedPayment, paymentPostings } from '../person-payments/payment-rows.ts'
import type { PaymentRecord, PersonRecord } from './person-record.ts'

/** Whether every payment of an approved batch is booked once, as it says, and witnessed by the chain; and nothing else is booked as one. */
export function paymentFindings({ personId, payments, journals, entries }: PersonRecord): Finding[] {
  const booked = journals.filter(({ reason }) => reason === 'payment')
  const approved = payments.filter(({ is_approved }) => is_approved)
  const stray = booked
    .filter(({ journalId }) => !approved.some(({ payment_id }) => payment_id === journalId))
    .map((journal) => ({
      ...{
        what: '收付凭证没有复核过的收付',
        row: journalName(journal),
        expected: '复核过的收付',
        found: '没有',
      },
    }))
  const batches = Map.groupBy(approved, ({ batch_id }) => batch_id)
  const witnesses = entries.filter(({ action }) => Object.values<string>(ACTIONS).includes(action))
  const unwitnessed = [...batches].flatMap(([batchId, lines]) => {
    const kind = lines[0]?.kind ?? 'pay'
    const [entry, ...more] = witnesses.filter(({ subject }) => subject === batchId)
    const digest = digestOf(auditedPayment(kind, lines))
    const isWhole =
      entry !== undefined &&
      more.length === 0 &&
      entry.action === ACTIONS[kind] &&
      entry.actor === lines[0]?.decided_by &&
      Buffer.from(entry.digest).equals(digest)
    return isWhole ? [] : [unlike('收付的内容与审计链不符', personId, batchId, '一条同样内容的审计记录')]
  })
  const gone = witnesses
    .filter(({ subject }) => !batches.has(subject))
    .map(({ subject }) => unlike('审计记录所说的收付已不存在', personId, subject, '复核过的收付'))
  return [...approved.flatMap((it) => bookingFindings(it, booked)), ...stray, ...unwitnessed, ...gone]
}

function bookingFindings(payment: PaymentRecord, booked: readonly BookedJournal[]): Finding[] {
  const journal = booked.find(({ journalId }) => journalId === payment.payment_id)
  const expected = [
    `${payment.fund} ${payment.district}`,
    ...paymentPostings(payment).map(
      (it) => `借 ${it.debit} 贷 ${it.credit} ${payment.person_id} ${it.amount} 分`,
    ),
  ].join('；')
  const found =
    journal === undefined
      ? '没有凭证'
      : [
          `${journal.fund} ${journal.district}`,
          ...journal.postings.map((it) => `借 ${it.debit} 贷 ${it.credit} ${it.party} ${it.amount} 分`),
        ].join('；')
  if (expected === found) return []
  const { person_id, payment_id } = payment
  return [
    {
      what: '收付与它的凭证不符',
      row: rowName('收付', 'person_payment', { person_id, payment_id }),
      expected,
      found,
    },
  ]
}

const unlike = (what: string, personId: string, batchId: string, expected: string): Finding => ({
  ...{ what, row: rowName('收付', 'person_payment', { person_id: personId, batch_id: batchId }) },
  ...{ expected, found: '没有' },
})
