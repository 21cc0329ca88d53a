import { Link } from '@tanstack/react-router'
import type { OpenEncounter, PersonSettlement } from '@tongchou/settlement/contract'
import { dayRange } from '../format/days.ts'
import { type Column, days, money, words } from '../parts/columns.tsx'
import { Tag, type Tone } from '../parts/tag.tsx'
import { KIND_NAMES, LEVEL_NAMES } from '../parts/words.ts'

/** A stay or visit, settled or not yet. */
export type Visit = PersonSettlement | OpenEncounter

const isSettled = (it: Visit): it is PersonSettlement => 'settlementId' in it

export const visitKey = (it: Visit): string => (isSettled(it) ? it.settlementId : it.encounterId)

export const visitClass = (it: Visit): string | undefined => {
  if (!isSettled(it)) return undefined
  return it.state === 'reversed' ? 'row-link row-reversed' : 'row-link'
}

const STATES: Readonly<Record<Visit['state'], readonly [string, Tone]>> = {
  open: ['进行中', 'warn'],
  discharged: ['待结算', 'warn'],
  settled: ['已结算', 'ok'],
  cleared: ['已清算', 'plain'],
  reversed: ['已冲销', 'warn'],
}

const spanOf = (it: Visit): string =>
  it.endedOn === null || it.endedOn === it.startedOn ? it.startedOn : `${it.startedOn} 至 ${it.endedOn}`

/** Inside the year of the settlement the year is not repeated. */
const shortSpan = (it: Visit): string =>
  !isSettled(it) || it.startedOn.slice(0, 4) === it.settledOn.slice(0, 4)
    ? dayRange(it.startedOn, it.endedOn)
    : spanOf(it)

const kindOf = (it: Visit): string =>
  `${KIND_NAMES[it.kind] ?? it.kind}${isSettled(it) ? ` · ${LEVEL_NAMES[it.level]}` : ''}`

const amount = (head: string, fen: (it: PersonSettlement) => number): Column<Visit> =>
  money(head, (it) => (isSettled(it) ? fen(it) : null))

/** A person's stays and visits; a settled one opens its page. */
export const visitColumns = (personId: string): readonly Column<Visit>[] => [
  days('日期', spanOf, (it) =>
    isSettled(it) ? (
      <Link
        to="/settlements/$personId/$settlementId"
        params={{ personId, settlementId: it.settlementId }}
        data-row
      >
        {shortSpan(it)}
      </Link>
    ) : (
      shortSpan(it)
    ),
  ),
  words('机构', (it) => it.providerName),
  words('类别', kindOf),
  amount('总费用（元）', (it) => it.totalCost),
  amount('基金支付', (it) => it.fundTotal),
  amount('个人账户', (it) => it.accountPay),
  amount('现金', (it) => it.cashPay),
  words(
    '状态',
    (it) => `${STATES[it.state][0]}${hasVouchers(it) ? '，已重算' : ''}`,
    (it) => (
      <>
        <Tag tone={STATES[it.state][1]}>{STATES[it.state][0]}</Tag> {hasVouchers(it) && <Tag>已重算</Tag>}
      </>
    ),
  ),
]

const hasVouchers = (it: Visit): boolean => isSettled(it) && it.vouchers > 0
