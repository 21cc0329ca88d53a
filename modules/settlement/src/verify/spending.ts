import { movementName } from '@tongchou/accounts'
import type { Finding } from '@tongchou/database'
import type { Row } from '../rows.ts'
import { type PersonRecord, type SettledRecord, settlementName } from './person-record.ts'

/** After everything that was given back. */
const LAST_DAY = '9999-12-31'

const instant = (at: unknown): number => Date.parse(String(at))

interface Moved {
  kind: string
  amount: number
}

/**
 * Whether the person's account, and those of relatives, moved by what each settlement took from them, and back where it was undone or a
 * voucher gave back, and again where it was restored; and whether every movement names a settlement that exists.
 */
export function spendingFindings(record: PersonRecord): Finding[] {
  const { settlements, movements, readjudications, strayMovements } = record
  const known = new Set(settlements.map(({ settlement }) => settlement.settlement_id))
  const own = movements.filter(({ for_person_id }) => for_person_id === null)
  const strays = own.filter((it) => it.settlement_id !== null && !known.has(it.settlement_id))
  const orphans = [...strays, ...strayMovements].map((movement) => ({
    what: '账户变动所说的结算不存在',
    row: movementName(movement),
    expected: String(movement.settlement_id),
    found: '没有',
  }))
  const vouchers = readjudications.flatMap((it) =>
    it.vouchers.map((voucher): Row => ({ ...voucher, at: it.readjudication.readjudicated_at })),
  )
  const unlike = settlements.flatMap((settled) => {
    const { settlement, relatives } = settled
    const ofIt = vouchers.filter((it) => it.settlement_id === settlement.settlement_id)
    const about = own.filter((it) => it.settlement_id === settlement.settlement_id)
    const first = about[0]
    return [
      ...unequal(settled, 'account_pay', ofIt, about).map((finding) => ({
        ...finding,
        row: first === undefined ? finding.row : movementName(first),
      })),
      ...unequal(settled, 'family_account_pay', ofIt, relatives),
    ]
  })
  return [...orphans, ...unlike]
}

const WORDS = {
  account_pay: { spending: '账户支出与结算不符', refund: '账户退回与冲销或差额凭证不符' },
  family_account_pay: { spending: '亲属账户支出与结算不符', refund: '亲属账户退回与冲销或差额凭证不符' },
} as const

function unequal(
  { settlement, reversals }: SettledRecord,
  column: keyof typeof WORDS,
  vouchers: readonly Row[],
  moved: readonly Moved[],
): Finding[] {
  const paid = Number(settlement[column])
  const givenBack = (until: unknown): number =>
    vouchers
      .filter(({ at }) => instant(at) < instant(until))
      .reduce((sum, voucher) => sum - Number(voucher[column]), 0)
  // An undoing gives back what no voucher had given back before; a restoration takes exactly that again.
  const undone = reversals.map(({ reversal, restoration }) => ({
    amount: paid - givenBack(reversal.reversed_at),
    isRestored: restoration !== null,
  }))
  const sumOf = (all: typeof undone): number => all.reduce((sum, { amount }) => sum + amount, 0)
  const wanted = {
    spending: 0 - paid - sumOf(undone.filter(({ isRestored }) => isRestored)),
    refund: givenBack(LAST_DAY) + sumOf(undone),
  }
  return (['spending', 'refund'] as const).flatMap((kind) => {
    const sum = moved.filter((it) => it.kind === kind).reduce((total, it) => total + it.amount, 0)
    return sum === wanted[kind]
      ? []
      : [
          {
            what: WORDS[column][kind],
            row: settlementName(settlement),
            expected: `${wanted[kind]} 分`,
            found: `${sum} 分`,
          },
        ]
  })
}
