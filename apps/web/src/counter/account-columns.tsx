import type { AccountView } from '@tongchou/accounts/contract'
import { type Column, change, minute, money, words } from '../parts/columns.tsx'
import { MOVEMENT_NAMES } from '../parts/words.ts'

type Movement = AccountView['movements'][number]

/** The account's movements, each with the balance after it. */
export const ACCOUNT_COLUMNS: readonly Column<Movement>[] = [
  minute('时间', (it) => it.at),
  words(
    '类别',
    (it) => `${kindOf(it)}${it.forName === null ? '' : ` 共济 ${it.forName}`}`,
    (it) => (
      <>
        {kindOf(it)}
        {it.forName !== null && <span className="hint"> 共济 {it.forName}</span>}
      </>
    ),
  ),
  change('变动（元）', (it) => it.amount),
  money('余额（元）', (it) => it.balanceAfter),
]

const kindOf = ({ kind }: Movement): string => MOVEMENT_NAMES[kind] ?? kind
