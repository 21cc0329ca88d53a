import { type Finding, rowName } from '@tongchou/database'
import { type BookedJournal, journalName, postingName } from '@tongchou/ledger'
import type { Scheme, SettlementAmounts } from '@tongchou/policy'
import { type DifferencePosting, differencePostings } from '../readjudication/difference-journals.ts'
import { differenceBetween } from '../readjudication/year-of-care.ts'
import { locatedParts } from '../relatives-accounts.ts'
import { amountColumns, amountsOf, type Row } from '../rows.ts'
import { type PersonRecord, spentByRelatives } from './person-record.ts'
import { different, lineColumns, type Recomputed, sameContent } from './recomputation.ts'
import type { RerunRecord } from './reruns.ts'

/** What a settlement says so far: its own amounts, then with each voucher. */
interface SaidSoFar {
  amounts: SettlementAmounts
  scheme: Scheme
}

/**
 * Whether every readjudicated settlement computes to what it, with its vouchers, says: a voucher exactly where something differed, by
 * exactly that, explained and booked between the funds, the person and the institution.
 */
export function differenceFindings(record: PersonRecord, reruns: readonly RerunRecord[]): Finding[] {
  const said = new Map<string, SaidSoFar>()
  const journals = Map.groupBy(
    record.journals.filter(({ reason }) => reason === 'difference'),
    ({ voucherId }) => voucherId,
  )
  const findings = reruns.flatMap((rerun) => {
    const { settlement } = rerun.settled
    const id = String(settlement.settlement_id)
    const before = said.get(id) ?? { amounts: amountsOf(settlement), scheme: settlement.scheme as Scheme }
    const { again } = rerun
    if (again === null) return []
    if (typeof again === 'string') return [notComputed(rerun.item, again)]
    const after = { amounts: again.settlement.amounts, scheme: again.facts.person.scheme }
    said.set(id, after)
    const booked = journals.get(String(rerun.voucher?.voucher_id)) ?? []
    return [...lineFindings(rerun.item, again), ...voucherFindings(rerun, again, before, booked)]
  })
  return [...findings, ...orphans(record, journals)]
}

const notComputed = (item: Row, why: string): Finding => ({
  what: '无法按原政策包重算',
  row: placeName(item),
  expected: '可以重算',
  found: why,
})

function lineFindings(item: Row, again: Recomputed): Finding[] {
  const lines = item.lines as Row[]
  return lines.flatMap((line, at) =>
    different(lineColumns(again.settlement.lines[at]), line).map((one) => ({
      ...one,
      what: `重算后的明细不符（第 ${at + 1} 行）：${one.what}`,
      row: placeName(item),
    })),
  )
}

function voucherFindings(
  { item, settled, voucher }: RerunRecord,
  again: Recomputed,
  before: SaidSoFar,
  booked: readonly BookedJournal[],
): Finding[] {
  const difference = differenceBetween(before.amounts, again.settlement.amounts)
  const isDifferent = Object.values(difference).some((amount) => amount !== 0)
  if (voucher === null)
    return isDifferent
      ? [{ what: '重算有差额，没有差额凭证', row: placeName(item), expected: '有差额凭证', found: '没有' }]
      : []
  const row = voucherName(voucher)
  const amounts = different(amountColumns(difference), voucher).map((one) => ({
    ...one,
    what: `差额凭证金额不符：${one.what}`,
    row,
  }))
  const trace = sameContent(again.trace, voucher.trace)
    ? []
    : [{ what: '差额凭证的计算过程与重算不符', row, expected: '与重算一致', found: '不一致' }]
  const { provider_code, district } = settled.settlement
  const parties = { personId: String(item.person_id), providerCode: String(provider_code) }
  const { type } = again.facts.episode
  const place = { kind: type, district: String(district) }
  const relatives = spentByRelatives(settled)
  const spent = relatives.reduce((sum, { amount }) => sum + amount, 0)
  // Whose accounts did not pay what the settlement says has a finding of its own.
  if (spent < Math.max(before.amounts.familyAccountPay, again.settlement.amounts.familyAccountPay))
    return [...amounts, ...trace]
  const wanted = differencePostings(
    locatedParts({ ...place, scheme: before.scheme }, before.amounts, relatives),
    locatedParts({ ...place, scheme: again.facts.person.scheme }, again.settlement.amounts, relatives),
    -difference.cashPay,
    parties,
  )
  return [...amounts, ...trace, ...postingFindings(row, wanted, booked)]
}

/** The postings of a voucher's journals against those that its difference must have. */
function postingFindings(
  row: string,
  wanted: readonly DifferencePosting[],
  booked: readonly BookedJournal[],
): Finding[] {
  const missing = wanted.map(textOf)
  const extra: Finding[] = []
  for (const journal of booked)
    for (const posting of journal.postings) {
      const at = missing.indexOf(textOf({ ...posting, district: journal.district }))
      if (at >= 0) missing.splice(at, 1)
      else
        extra.push({
          what: '差额凭证的分录不符',
          row: postingName(journal, posting),
          expected: '没有这笔分录',
          found: textOf({ ...posting, district: journal.district }),
        })
    }
  return [
    ...extra,
    ...missing.map((expected) => ({ what: '差额凭证没有入账', row, expected, found: '没有这笔分录' })),
  ]
}

const textOf = (it: DifferencePosting): string =>
  `${it.fund} ${it.district} 借 ${it.debit} 贷 ${it.credit} ${it.party} ${it.amount} 分`

function orphans(
  { readjudications }: PersonRecord,
  journals: ReadonlyMap<string | null, readonly BookedJournal[]>,
): Finding[] {
  const known = new Set(readjudications.flatMap(({ vouchers }) => vouchers.map((it) => it.voucher_id)))
  return [...journals].flatMap(([voucherId, booked]) =>
    known.has(voucherId)
      ? []
      : booked.map((journal) => ({
          what: '分录所说的差额凭证不存在',
          row: journalName(journal),
          expected: `差额凭证 ${voucherId}`,
          found: '没有',
        })),
  )
}

/** A voucher's name for the operator. */
const voucherName = (voucher: Row): string =>
  rowName('差额凭证', 'difference_voucher', {
    person_id: String(voucher.person_id),
    voucher_id: String(voucher.voucher_id),
  })

const placeName = (item: Row): string =>
  rowName('重算的结算', 'readjudicated_settlement', {
    person_id: String(item.person_id),
    readjudication_id: String(item.readjudication_id),
    settlement_id: String(item.settlement_id),
  })
