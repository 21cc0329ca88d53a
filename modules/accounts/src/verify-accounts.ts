import { type Finding, type PersonSpan, rowName, type Sql } from '@tongchou/database'

/** A personal account's row. Fen. */
export interface AccountRow {
  person_id: string
  balance: number
}

/** One movement of a personal account. Fen; spending is negative. */
export interface MovementRow {
  person_id: string
  movement_id: string
  kind: string
  amount: number
  balance_after: number
  settlement_id: string | null
  /** The relative for whom the account paid; null where it was for the owner. */
  for_person_id: string | null
}

/** The accounts and their movements of a span of persons, the movements in order of time. */
export async function accountsIn(
  sql: Sql,
  span: PersonSpan,
): Promise<{ accounts: AccountRow[]; movements: MovementRow[] }> {
  const range = [span.after, span.upTo]
  return {
    accounts: await sql.query<AccountRow>(
      'select person_id, balance from account where person_id > $1 and person_id <= $2 order by person_id',
      range,
      'verify-accounts',
    ),
    movements: await sql.query<MovementRow>(
      `select person_id, movement_id, kind, amount, balance_after, settlement_id, for_person_id from account_movement
        where person_id > $1 and person_id <= $2 order by person_id, at, movement_id`,
      range,
      'verify-movements',
    ),
  }
}

/** Whether one account is the sum of its movements, was never negative, and every movement began where another ended. */
export function accountFindings(account: AccountRow | null, movements: readonly MovementRow[]): Finding[] {
  const findings: Finding[] = []
  const sum = movements.reduce((total, { amount }) => total + amount, 0)
  const personId = account?.person_id ?? movements[0]?.person_id
  if (personId === undefined) return findings
  if (account === null || account.balance !== sum)
    findings.push({
      what: '个人账户余额不等于各笔变动之和',
      row: rowName('个人账户', 'account', { person_id: personId }),
      expected: `${sum} 分`,
      found: account === null ? '没有账户' : `${account.balance} 分`,
    })
  for (const movement of movements)
    if (movement.balance_after < 0)
      findings.push({
        what: '个人账户曾为负数',
        row: movementName(movement),
        expected: '不小于 0 分',
        found: `${movement.balance_after} 分`,
      })
  return [...findings, ...unconnected(account?.balance ?? sum, movements)]
}

/** A movement's name for the operator. */
export const movementName = (movement: Pick<MovementRow, 'person_id' | 'movement_id'>): string =>
  rowName('账户变动', 'account_movement', {
    person_id: movement.person_id,
    movement_id: movement.movement_id,
  })

/**
 * The movements that begin at a balance at which no other ended. It does not ask in which order they came: two of the same
 * instant have none that is stored.
 */
function unconnected(balance: number, movements: readonly MovementRow[]): Finding[] {
  const ends = new Map<number, number>([[0, 1]])
  const count = (at: number, by: number) => ends.set(at, (ends.get(at) ?? 0) + by)
  for (const { balance_after } of movements) count(balance_after, 1)
  count(balance, -1)
  const findings: Finding[] = []
  for (const movement of movements) {
    const before = movement.balance_after - movement.amount
    if ((ends.get(before) ?? 0) > 0) count(before, -1)
    else
      findings.push({
        what: '账户变动接不上：变动前的余额不是任何一笔变动后的余额',
        row: movementName(movement),
        expected: '变动前余额等于上一笔的变动后余额',
        found: `变动前 ${before} 分，变动 ${movement.amount} 分，变动后 ${movement.balance_after} 分`,
      })
  }
  return findings
}
