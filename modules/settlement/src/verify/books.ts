import { type Finding, rowName } from '@tongchou/database'
import { type BookedJournal, journalFindings, journalName, postingName } from '@tongchou/ledger'
import type { Settlement, SettlementFacts } from '@tongchou/policy'
import { type LocatedPart, locatedParts } from '../relatives-accounts.ts'
import { benefitAccount, type Row } from '../rows.ts'
import { type PersonRecord, type SettledRecord, settlementName, spentByRelatives } from './person-record.ts'
import type { Recomputed } from './recomputation.ts'

/** Whether every settlement is booked in each fund that pays, by its amount and no other, and mirrored where it was undone. */
export function bookFindings(
  record: PersonRecord,
  recomputed: ReadonlyMap<SettledRecord, Recomputed | string>,
): Finding[] {
  const known = new Set(record.settlements.map(({ settlement }) => settlement.settlement_id))
  const orphans = record.journals
    .filter(({ reason, settlementId }) => reason !== 'payment' && !known.has(settlementId))
    .map((journal) => ({
      what: '凭证所说的结算不存在',
      row: journalName(journal),
      expected: rowName('结算', 'settlement', { settlement_id: journal.settlementId ?? '' }),
      found: '没有',
    }))
  const booked = record.settlements.flatMap((settled) => {
    const journals = record.journals.filter(
      (journal) => journal.settlementId === settled.settlement.settlement_id,
    )
    const again = recomputed.get(settled)
    const parts =
      again === undefined || typeof again === 'string'
        ? null
        : partsOf(settled, again.facts, again.settlement)
    return [
      ...(parts === null
        ? totalFindings(settled.settlement, journals)
        : partFindings(settled.settlement, journals, parts)),
      ...mirrorsMissing(settled, journals),
    ]
  })
  return [...journalFindings(record.journals), ...orphans, ...booked]
}

/** What each fund must have booked, and in whose books; null where relatives' accounts did not pay what it says. */
function partsOf(
  settled: SettledRecord,
  facts: SettlementFacts,
  { amounts }: Settlement,
): LocatedPart[] | null {
  const relatives = spentByRelatives(settled)
  if (relatives.reduce((sum, { amount }) => sum + amount, 0) !== amounts.familyAccountPay) return null
  const district = String(settled.settlement.district)
  return locatedParts({ scheme: facts.person.scheme, kind: facts.episode.type, district }, amounts, relatives)
}

/** One journal per fund part, as the settlement books it. */
function partFindings(
  settlement: Row,
  journals: readonly BookedJournal[],
  parts: readonly LocatedPart[],
): Finding[] {
  const unused = new Set(journals.filter(({ reason }) => reason === 'settlement'))
  const findings: Finding[] = []
  for (const part of parts) {
    const debit = benefitAccount(part)
    const ofFund = [...unused].filter(({ fund }) => fund === part.fund)
    const ofAccount = ofFund.filter(({ postings }) => postings[0]?.debit === debit)
    const journal = ofAccount.find(({ district }) => district === part.district) ?? ofAccount[0] ?? ofFund[0]
    const expected = `${part.fund} 借 ${debit} 贷 providerPayable ${String(settlement.provider_code)} ${part.amount} 分`
    if (journal === undefined) {
      findings.push({ what: '结算没有入账', row: settlementName(settlement), expected, found: '没有凭证' })
      continue
    }
    unused.delete(journal)
    const found = journal.postings
      .map((it) => `${it.fund} 借 ${it.debit} 贷 ${it.credit} ${it.party} ${it.amount} 分`)
      .join('；')
    if (found !== expected)
      findings.push({
        what: '分录与结算的金额不符',
        row: postingName(journal, journal.postings[0] ?? { seq: 1 }),
        expected,
        found: found === '' ? '没有分录' : found,
      })
    if (journal.district !== part.district)
      findings.push({
        what: '凭证记在别的统筹区',
        row: journalName(journal),
        expected: part.district,
        found: journal.district,
      })
  }
  for (const journal of unused)
    findings.push({
      what: '凭证多出：结算没有这项基金支付',
      row: journalName(journal),
      expected: '没有',
      found: journal.fund,
    })
  return findings
}

/** Where the settlement cannot be computed again, its stored amounts must at least be what is booked together. */
function totalFindings(settlement: Row, journals: readonly BookedJournal[]): Finding[] {
  const booked = journals
    .filter(({ reason }) => reason === 'settlement')
    .flatMap(({ postings }) => postings)
    .reduce((sum, { amount }) => sum + amount, 0)
  const owed =
    Number(settlement.fund_total) + Number(settlement.account_pay) + Number(settlement.family_account_pay)
  if (booked === owed) return []
  return [
    {
      what: '入账金额不等于基金与账户支付之和',
      row: settlementName(settlement),
      expected: `${owed} 分`,
      found: `${booked} 分`,
    },
  ]
}

function mirrorsMissing({ settlement }: SettledRecord, journals: readonly BookedJournal[]): Finding[] {
  const mirrorOf = new Map(journals.map((journal) => [journal.mirrors, journal.journalId]))
  // What is mirrored is undone, and stands again where its mirror is mirrored in its turn.
  const isUndone = (journalId: string): boolean => {
    const mirror = mirrorOf.get(journalId)
    return mirror !== undefined && !isUndone(mirror)
  }
  const isReversed = settlement.state === 'reversed'
  return journals
    .filter(({ mirrors, journalId }) => mirrors === null && isUndone(journalId) !== isReversed)
    .map((journal) => ({
      what: isReversed ? '已冲销的结算没有冲销凭证' : '没有冲销的结算有冲销凭证',
      row: journalName(journal),
      expected: isReversed ? '有冲销凭证' : '没有冲销凭证',
      found: isReversed ? '没有' : '有',
    }))
}
