import { Link } from '@tanstack/react-router'
import type { SettlementRow } from '@tongchou/settlement/contract'
import { type Column, code, days, money, words } from '../parts/columns.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import { KIND_NAMES, LEVEL_NAMES, SCHEME_NAMES, STATE_NAMES } from '../parts/words.ts'

const TONES: Readonly<Record<string, Tone>> = { settled: 'ok', cleared: 'plain', reversed: 'warn' }

const stateOf = ({ state }: SettlementRow): string => STATE_NAMES[state] ?? state

/** The number of a settlement, which opens it; `—` where a row has none. */
export const settlementNumber = <
  Row extends { personId: string; settlementId: string | null; number: string | null },
>(
  head: string,
): Column<Row> =>
  code(
    head,
    (it) => it.number ?? '',
    ({ personId, settlementId, number }) =>
      settlementId === null ? (
        '—'
      ) : (
        <Link data-row to="/settlements/$personId/$settlementId" params={{ personId, settlementId }}>
          {number}
        </Link>
      ),
  )

/** Settlements; the person's name opens one. */
export const SETTLEMENT_COLUMNS: readonly Column<SettlementRow>[] = [
  days('日期', (it) => it.settledOn),
  code('结算单号', (it) => it.number),
  words(
    '参保人',
    (it) => it.personName,
    (it) => (
      <Link
        data-row
        to="/settlements/$personId/$settlementId"
        params={{ personId: it.personId, settlementId: it.settlementId }}
      >
        {it.personName}
      </Link>
    ),
  ),
  words('机构', (it) => it.providerName),
  words('类别', (it) => `${KIND_NAMES[it.kind] ?? it.kind} · ${LEVEL_NAMES[it.level]}`),
  words('险种', (it) => SCHEME_NAMES[it.scheme] ?? it.scheme),
  money('总费用（元）', (it) => it.totalCost),
  money('基金支付', (it) => it.fundTotal),
  money('个人账户', (it) => it.accountPay),
  money('现金', (it) => it.cashPay),
  words('状态', stateOf, (it) => <Tag tone={TONES[it.state] ?? 'plain'}>{stateOf(it)}</Tag>),
]
