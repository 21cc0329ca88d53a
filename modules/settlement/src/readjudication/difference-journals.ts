import type { LocatedPart } from '../relatives-accounts.ts'
import { benefitAccount, type Row } from '../rows.ts'

/** Whom a voucher's differences go to and come from. */
export interface Parties {
  personId: string
  providerCode: string
}

/** One posting of a difference journal. Fen. */
export interface DifferencePosting {
  fund: string
  /** In whose books it stands. */
  district: string
  debit: string
  credit: string
  party: string
  amount: number
}

/**
 * Who owes whom after a settlement was run again. What the person paid too much in cash, the funds that now pay more owe the person; what
 * the person paid too little, the person owes the funds that now pay less. All else changes place between the funds in what they
 * owe the institution, which got its whole bill and neither gains nor loses; where it has been paid, the next payment makes it up.
 * @param owedToPerson what the person paid too much in cash, in fen; negative where it was too little
 */
export function differencePostings(
  before: readonly LocatedPart[],
  after: readonly LocatedPart[],
  owedToPerson: number,
  { personId, providerCode }: Parties,
): DifferencePosting[] {
  let refund = Math.max(0, owedToPerson)
  let recovery = Math.max(0, -owedToPerson)
  const postings: DifferencePosting[] = []
  const post = (posting: DifferencePosting): void => {
    if (posting.amount > 0) postings.push(posting)
  }
  for (const { fund, district, account, amount } of changesOf(before, after)) {
    if (amount > 0) {
      const toPerson = Math.min(amount, refund)
      refund -= toPerson
      post({ fund, district, debit: account, credit: 'personPayable', party: personId, amount: toPerson })
      post({
        ...{ fund, district },
        debit: account,
        credit: 'providerPayable',
        party: providerCode,
        amount: amount - toPerson,
      })
    } else {
      const fromPerson = Math.min(-amount, recovery)
      recovery -= fromPerson
      post({
        fund,
        district,
        debit: 'personReceivable',
        credit: account,
        party: personId,
        amount: fromPerson,
      })
      post({
        ...{ fund, district },
        debit: 'providerPayable',
        credit: account,
        party: providerCode,
        amount: -amount - fromPerson,
      })
    }
  }
  return postings
}

interface Change {
  fund: string
  district: string
  account: string
  /** What the fund now pays more; less where negative. */
  amount: number
}

/** What each fund pays more or less for each benefit, in the order in which funds pay. */
function changesOf(before: readonly LocatedPart[], after: readonly LocatedPart[]): Change[] {
  const changes = new Map<string, Change>()
  const add = (part: LocatedPart, sign: 1 | -1): void => {
    const account = benefitAccount(part)
    const key = `${part.fund} ${part.district} ${account}`
    const change = changes.get(key) ?? { fund: part.fund, district: part.district, account, amount: 0 }
    changes.set(key, { ...change, amount: change.amount + sign * part.amount })
  }
  for (const part of after) add(part, 1)
  for (const part of before) add(part, -1)
  return [...changes.values()].filter(({ amount }) => amount !== 0)
}

/** The postings as one balanced journal per fund and district. */
export function journalsOf(
  postings: readonly DifferencePosting[],
  context: { personId: string; settlementId: string; voucherId: string },
  now: { newId: () => string; bookedOn: string; bookedAt: Date },
): { journals: Row[]; postings: Row[] } {
  const byBook = Map.groupBy(postings, ({ fund, district }) => `${fund} ${district}`)
  const rows = [...byBook.values()].map((ofBook) => {
    const keys = { person_id: context.personId, journal_id: now.newId() }
    return {
      journal: {
        ...keys,
        fund: ofBook[0]?.fund,
        district: ofBook[0]?.district,
        booked_on: now.bookedOn,
        booked_at: now.bookedAt.toISOString(),
        reason: 'difference',
        settlement_id: context.settlementId,
        mirrors: null,
        voucher_id: context.voucherId,
      },
      postings: ofBook.map(({ district: _, ...posting }, at) => ({ ...keys, seq: at + 1, ...posting })),
    }
  })
  return { journals: rows.map(({ journal }) => journal), postings: rows.flatMap((row) => row.postings) }
}
