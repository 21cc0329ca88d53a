import { rowName } from '@tongchou/database'
import { type DayJournal, journalName } from '@tongchou/ledger'
import type { DayPayment } from './day-payments.ts'
import { type DaySettlement, type Due, dueOn } from './day-settlements.ts'
import type { YearCounter } from './day-years.ts'

/** Everything that a day's sheet is made of, read on one snapshot. */
export interface DayBooks {
  readonly day: string
  readonly upTo: Date
  /** Those whose books are closed; all where null. */
  readonly districts: readonly string[] | null
  readonly journals: readonly DayJournal[]
  readonly settlements: readonly DaySettlement[]
  readonly payments: readonly DayPayment[]
  readonly years: readonly YearCounter[]
}

/** One fund of one district on a day. Fen. */
export interface SheetRow {
  readonly district: string
  readonly fund: string
  readonly journals: number
  /** What the settlements, vouchers and reversals of the day say that it pays. */
  readonly settled: number
  /** What the journals say that it spent, and whom it owes by that. */
  readonly spent: number
  readonly payable: number
  readonly persons: number
  /** What personal accounts paid, less what they got back. */
  readonly accounts: number
  /** What left its account at the bank to persons, less what came back. */
  readonly paid: number
}

/** Something that does not agree, down to its row. Fen. */
export interface SheetDifference {
  readonly district: string
  readonly fund: string
  readonly what: string
  readonly personId: string
  readonly settlementId: string | null
  /** The row in the database. */
  readonly row: string
  readonly expected: number
  readonly found: number
}

export interface Sheet {
  readonly rows: readonly SheetRow[]
  readonly differences: readonly SheetDifference[]
}

/** Whether settlements = journals = what is owed = accounts and years, fund by fund and district by district. */
export function sheetOf(books: DayBooks): Sheet {
  const dues = duesOf(books)
  const sees = (district: string) => books.districts === null || books.districts.includes(district)
  const differences = [
    ...unlike(books, dues),
    ...oneSided(books),
    ...elsewhere(books),
    ...accountsUnlike(books),
    ...paymentsUnlike(books),
    ...yearsUnlike(books),
  ]
  return {
    rows: rowsOf(books, dues).filter(({ district }) => sees(district)),
    differences: differences.filter(({ district }) => sees(district)),
  }
}

type DueOf = Due & { readonly of: DaySettlement }

const duesOf = ({ settlements, day, upTo }: DayBooks): DueOf[] =>
  settlements.flatMap((of) =>
    dueOn(of, day as Parameters<typeof dueOn>[1], upTo).map((due) => ({ ...due, of })),
  )

function rowsOf({ journals, settlements }: DayBooks, dues: readonly DueOf[]): SheetRow[] {
  const rows = new Map<string, SheetRow>()
  const add = (district: string, fund: string, more: Partial<SheetRow>): void => {
    const key = `${district} ${fund}`
    const row = { ...(rows.get(key) ?? { ...NOTHING, district, fund }) }
    for (const name of SUMS) row[name] += more[name] ?? 0
    rows.set(key, row)
  }
  for (const { district, fund, spent, payable, persons, paid, reason } of journals)
    add(
      district,
      fund,
      reason === 'payment' ? { journals: 1, paid } : { journals: 1, spent, payable, persons },
    )
  for (const { district, fund, amount } of dues) add(district, fund, { settled: amount })
  for (const { movements } of settlements)
    for (const { district, amount } of movements) add(district, ACCOUNTS, { accounts: -amount })
  return [...rows.values()].filter((row) => SUMS.some((name) => row[name] !== 0))
}

const SUMS = ['journals', 'settled', 'spent', 'payable', 'persons', 'accounts', 'paid'] as const
const NOTHING = {
  journals: 0,
  settled: 0,
  spent: 0,
  payable: 0,
  persons: 0,
  accounts: 0,
  paid: 0,
}
const ACCOUNTS = 'employeeAccount'

/** What settlements say and journals book, each kind of happening by itself: an error must not hide behind its mirror. */
function unlike({ journals, settlements }: DayBooks, dues: readonly DueOf[]): SheetDifference[] {
  const known = new Map(settlements.map((it) => [it.settlement_id, it]))
  const sums = new Map<
    string,
    { due: number; booked: number; at: Omit<SheetDifference, 'expected' | 'found'> }
  >()
  const add = (
    key: string,
    side: 'due' | 'booked',
    amount: number,
    at: () => Omit<SheetDifference, 'expected' | 'found'>,
  ) => {
    const so = sums.get(key) ?? { due: 0, booked: 0, at: at() }
    sums.set(key, { ...so, [side]: so[side] + amount })
  }
  for (const { reason, fund, district, amount, of } of dues)
    add(`${of.settlement_id} ${reason} ${fund} ${district}`, 'due', amount, () => ({
      ...{ district, fund, what: WHAT[reason], personId: of.person_id, settlementId: of.settlement_id },
      row: settlementRow(of),
    }))
  for (const journal of journals) {
    const { reason, fund, district, spent, settlementId, personId } = journal
    if (reason === 'payment' || settlementId === null) continue
    add(`${settlementId} ${reason} ${fund} ${district}`, 'booked', spent, () => ({
      ...{ district, fund, what: known.has(settlementId) ? WHAT[reason] : '记账没有当天的结算', personId },
      ...{ settlementId: known.has(settlementId) ? settlementId : null, row: journalName(journal) },
    }))
  }
  return [...sums.values()]
    .filter(({ due, booked }) => due !== booked)
    .map(({ due, booked, at }) => ({ ...at, expected: due, found: booked }))
}

const WHAT = {
  settlement: '结算与记账不等',
  difference: '差额凭证与记账不等',
  reversal: '冲销与红字记账不等',
  restoration: '恢复与记账不等',
} as const

/** A journal books what a fund spent as a debt to the institution, or to the person where the year was run again, and as nothing else. */
const oneSided = ({ journals }: DayBooks): SheetDifference[] =>
  journals
    .filter(({ reason }) => reason !== 'payment')
    .map((it) => ({ it, owed: it.payable + (it.reason === 'settlement' ? 0 : it.persons) }))
    .filter(({ it, owed }) => it.spent !== owed)
    .map(({ it, owed }) => ({
      ...ofJournal(it, '支出与应付款不等'),
      ...{ expected: it.spent, found: owed },
    }))

/** What stands in a journal as owed to another institution than the settlement's. */
function elsewhere({ journals, settlements }: DayBooks): SheetDifference[] {
  const known = new Map(settlements.map((it) => [it.settlement_id, it]))
  return journals.flatMap((it) => {
    const settlement = known.get(it.settlementId ?? '')
    const others = it.institutions.filter((code) => code !== settlement?.provider_code)
    return settlement === undefined || others.length === 0
      ? []
      : [{ ...ofJournal(it, `应付记在别的机构 ${others.join('、')}`), expected: it.payable, found: 0 }]
  })
}

/** Whether accounts moved by what the fund of accounts spent. */
function accountsUnlike({ journals, settlements }: DayBooks): SheetDifference[] {
  const booked = Map.groupBy(
    journals.filter(({ fund, settlementId }) => fund === ACCOUNTS && settlementId !== null),
    ({ settlementId }) => settlementId,
  )
  return settlements.flatMap((it) => {
    const ofIt = booked.get(it.settlement_id) ?? []
    const districts = new Set([...ofIt, ...it.movements].map(({ district }) => district))
    return [...districts].flatMap((district) => {
      const expected = sum(ofIt.filter((one) => one.district === district).map(({ spent }) => spent))
      const found = -sum(it.movements.filter((one) => one.district === district).map(({ amount }) => amount))
      if (expected === found) return []
      const at = { district, fund: ACCOUNTS, personId: it.person_id, settlementId: it.settlement_id }
      return [{ ...at, what: '个人账户变动与记账不等', row: settlementRow(it), expected, found }]
    })
  })
}

/** Whether the lines of the batches that were approved on the day are booked, and nothing else is. */
function paymentsUnlike({ journals, payments }: DayBooks): SheetDifference[] {
  const booked = new Map(
    journals.filter(({ reason }) => reason === 'payment').map((it) => [it.journalId, it]),
  )
  const known = new Set(payments.map(({ payment_id }) => payment_id))
  const missing = payments.map((it) => {
    const journal = booked.get(it.payment_id)
    const { person_id, payment_id, fund, district, amount } = it
    const row = rowName('收付', 'person_payment', { person_id, payment_id })
    const at = { district, fund, what: '收付与记账不等', personId: person_id, settlementId: null, row }
    return { ...at, expected: amount, found: journal?.paid ?? 0 }
  })
  const stray = [...booked.values()]
    .filter(({ journalId }) => !known.has(journalId))
    .map((it) => ({ ...ofJournal(it, '收付记账没有复核过的收付'), expected: 0, found: it.paid }))
  const uneven = [...booked.values()]
    .filter(({ persons, paid }) => persons !== -paid)
    .map((it) => ({ ...ofJournal(it, '收付与应付个人不等'), expected: it.paid, found: -it.persons }))
  return [...missing.filter(({ expected, found }) => expected !== found), ...stray, ...uneven]
}

/** Whether the years of those for whom something was booked are the sums of their settlements. */
function yearsUnlike({ years, settlements }: DayBooks): SheetDifference[] {
  const districts = new Map(settlements.map(({ person_id, district }) => [person_id, district]))
  return years
    .filter(({ stands, settled }) => stands !== settled)
    .map(({ personId, scheme, year, counter, stands, settled }) => ({
      ...{ district: districts.get(personId) ?? '', fund: FUND_OF[counter](scheme), personId },
      ...{ what: `${year} 年度${COUNTED[counter]}不等于各笔结算之和`, settlementId: null },
      row: rowName('年度累计', 'person_year', { person_id: personId, scheme, year }),
      ...{ expected: settled, found: stands },
    }))
}

const COUNTED = {
  pooled_paid: '统筹累计',
  outpatient_paid: '门诊统筹累计',
  catastrophic_paid: '大额大病累计',
} as const

const FUND_OF = {
  pooled_paid: (scheme: string) => `${scheme}Pooled`,
  outpatient_paid: (scheme: string) => `${scheme}Pooled`,
  catastrophic_paid: (scheme: string) => `${scheme}Catastrophic`,
} as const

const ofJournal = (it: DayJournal, what: string) => ({
  ...{ district: it.district, fund: it.fund, what, personId: it.personId },
  ...{ settlementId: it.settlementId, row: journalName(it) },
})

const settlementRow = ({ person_id, settlement_id }: DaySettlement): string =>
  rowName('结算', 'settlement', { person_id, settlement_id })

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0)
