import type { ChainHead } from '@tongchou/audit'
import { auditedForRelative, chainOf } from '../relatives-accounts.ts'
import type { Row } from '../rows.ts'
import { headOf } from '../use-cases/write-once.ts'
import type { Rerun, YearRun } from './run-year.ts'

/** An account of which something is given back, as it will stand. */
interface Held {
  balance: number
  version: unknown
}

/** What accounts get back that they may not have paid: the person's own, and those of relatives, the last that paid first. */
export function givenBack(
  { reruns }: YearRun,
  own: Row | null,
  about: { personId: string; at: Date; actor: string; newId: () => string },
): { accounts: Row[]; movements: Row[]; owners_audit: Row[] } {
  const heads = new Map<string, ChainHead>()
  const audits: Row[] = []
  const held = new Map<string, Held>()
  const movements: Row[] = []
  const giveBack = (settlementId: unknown, account: Row & { person_id: string }, amount: number): void => {
    if (amount === 0) return
    const { person_id } = account
    const { balance, version } = held.get(person_id) ?? {
      balance: Number(account.balance),
      version: account.version,
    }
    held.set(person_id, { balance: balance + amount, version })
    const movement = {
      ...{ person_id, movement_id: about.newId(), at: about.at.toISOString(), kind: 'refund', amount },
      ...{ balance_after: balance + amount, settlement_id: settlementId },
      for_person_id: person_id === about.personId ? null : about.personId,
    }
    movements.push(movement)
    if (person_id === about.personId) return
    const entry = auditedForRelative(heads.get(person_id) ?? headOf(chainOf(account)), movement, about)
    heads.set(person_id, { seq: Number(entry.seq), hash: Buffer.from(String(entry.hash).slice(2), 'hex') })
    audits.push(entry)
  }
  for (const rerun of reruns) {
    const id = rerun.standing.settlement.settlement_id
    giveBack(id, { ...own, person_id: about.personId }, -rerun.difference.accountPay)
    for (const { row, amount } of relativesGetBack(rerun))
      giveBack(id, { ...row, person_id: String(row.owner_id) }, amount)
  }
  const accounts = [...held].map(([person_id, account]) => ({ person_id, ...account }))
  return { accounts, movements, owners_audit: audits }
}

function relativesGetBack({ standing, settlement }: Rerun): { row: Row; amount: number }[] {
  let left = settlement.amounts.familyAccountPay
  return (standing.relatives ?? []).map((row) => {
    const stays = Math.min(Number(row.paid), left)
    left -= stays
    return { row, amount: Number(row.paid) - stays }
  })
}
