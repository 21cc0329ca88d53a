import type { Sql } from '@tongchou/database'
import { toWireId, type Uuid } from '@tongchou/kernel'
import {
  type Bundle,
  compilePolicy,
  type SettlementFacts,
  type TraceStep,
  type YearState,
} from '@tongchou/policy'
import { amountsOf, type Row } from './rows.ts'
import type { SettlementPage } from './settlement-contract.ts'
import { verificationCode } from './statement/verification.ts'
import { SETTLED_LINES, settledFactsOf } from './stored.ts'

interface Reading {
  settlement: Row
  person: Row
  provider: Row
  encounter: Row
  trace: TraceStep[] | null
  lines: Row[]
  journals: Row[]
  operations: { at: string; actor: string; action: string }[]
  reversal: Row | null
  request: Row | null
  year: Row | null
  account: Row | null
  later: string | null
  witness: string | null
}

const READ_PAGE = `
  with s as (select * from settlement where person_id = $1 and settlement_id = $2)
  select to_jsonb(s) as settlement,
    (select to_jsonb(p) - 'id_number' from person p where p.person_id = $1) as person,
    (select to_jsonb(v) from provider v where v.provider_code = s.provider_code) as provider,
    (select to_jsonb(e) from encounter e where e.person_id = $1 and e.encounter_id = s.encounter_id) as encounter,
    (select t.trace from settlement_trace t where t.person_id = $1 and t.settlement_id = $2) as trace,
    ${SETTLED_LINES} as lines,
    coalesce((select jsonb_agg(to_jsonb(j) || jsonb_build_object('fund_name', f.name, 'postings',
        (select jsonb_agg(jsonb_build_object('debit', d.name, 'credit', c.name, 'party', p.party,
          'partyName', coalesce((select v.name from provider v where v.provider_code = p.party), p.party), 'amount', p.amount) order by p.seq)
          from posting p join fund_account d on d.fund = p.fund and d.account = p.debit
          join fund_account c on c.fund = p.fund and c.account = p.credit
          where p.person_id = j.person_id and p.journal_id = j.journal_id)) order by j.booked_at, j.fund)
      from journal j join fund f using (fund) where j.person_id = $1 and j.settlement_id = $2), '[]') as journals,
    coalesce((select jsonb_agg(jsonb_build_object('at', a.at, 'actor', a.actor, 'action', a.action) order by a.seq)
      from audit_entry a where a.person_id = $1 and a.subject = $2::text), '[]') as operations,
    (select to_jsonb(r) from reversal r where r.person_id = $1 and r.settlement_id = $2) as reversal,
    (select to_jsonb(q) from reversal_request q where q.person_id = $1 and q.settlement_id = $2 and q.decided_by is null) as request,
    (select to_jsonb(y) from person_year y where y.person_id = $1 and y.scheme = s.scheme and y.year = s.year) as year,
    (select to_jsonb(a) from account a where a.person_id = $1) as account,
    (select max(l.settled_on) from settlement l where l.person_id = $1 and l.scheme = s.scheme and l.year = s.year
      and l.state <> 'reversed' and l.settlement_id > s.settlement_id) as later,
    (select encode(a.hash, 'hex') from audit_entry a where a.person_id = $1 and a.action = 'settle' and a.subject = $2::text) as witness
  from s`

/** Everything that a settlement's page shows; null where the reader may not see it or there is none. */
export async function settlementPage(
  sql: Sql,
  key: { personId: Uuid; settlementId: Uuid },
  reader: { name: string; mayReverse: boolean },
  bundleByHash: (hash: string) => Promise<Bundle | null>,
): Promise<SettlementPage | null> {
  const [read] = await sql.query<Reading>(READ_PAGE, [key.personId, key.settlementId])
  if (read === undefined) return null
  const { settlement, person, provider, encounter } = read
  const bundle = await bundleByHash(String(settlement.bundle_hash))
  const facts = settledFactsOf(settlement, read.lines)
  const computed = bundle === null ? null : recomputed(settlement, facts, bundle)
  const ids = { personId: toWireId(key.personId), settlementId: toWireId(key.settlementId) }
  return {
    ...ids,
    encounterId: toWireId(String(encounter.encounter_id) as Uuid),
    person: {
      name: String(person.name),
      personNo: String(person.person_no),
      idNumberMask: String(person.id_number_mask),
    },
    provider: {
      code: String(provider.provider_code),
      name: String(provider.name),
      level: Number(provider.level),
    },
    scheme: String(settlement.scheme),
    kind: String(settlement.kind),
    district: String(settlement.district),
    state: settlement.state as SettlementPage['state'],
    startedOn: facts.episode.start,
    endedOn: facts.episode.end,
    settledOn: String(settlement.settled_on),
    settledAt: String(settlement.settled_at),
    settledBy: String(settlement.settled_by),
    amounts: { ...amountsOf(settlement) },
    trace: read.trace ?? computed?.trace ?? [],
    lines: read.lines.map(lineView),
    journals: read.journals.map((journal) => ({
      fund: String(journal.fund),
      fundName: String(journal.fund_name),
      district: String(journal.district),
      reason: journal.reason as 'settlement' | 'reversal',
      bookedOn: String(journal.booked_on),
      postings: journal.postings as SettlementPage['journals'][number]['postings'],
    })),
    operations: read.operations,
    bundle: {
      hash: String(settlement.bundle_hash),
      region: bundle?.region ?? '',
      from: bundle?.place.from ?? '',
    },
    recomputation: computed === null ? 'bundle-missing' : computed.agrees ? 'agrees' : 'differs',
    reversal:
      read.reversal === null
        ? null
        : {
            reason: String(read.reversal.reason),
            askedBy: String(read.reversal.asked_by),
            approvedBy: String(read.reversal.approved_by),
            on: String(read.reversal.reversed_on),
          },
    request:
      read.request === null
        ? null
        : {
            ...ids,
            requestId: toWireId(String(read.request.request_id) as Uuid),
            personName: String(person.name),
            providerName: String(provider.name),
            totalCost: Number(settlement.total_cost),
            reason: String(read.request.reason),
            askedBy: String(read.request.asked_by),
            askedAt: String(read.request.asked_at),
            isMineToDecide: reader.mayReverse && read.request.asked_by !== reader.name,
          },
    mayReverse: reader.mayReverse,
    restores: restoresOf(read, facts.year),
    laterSettledOn: read.later,
    verificationCode: verificationCode(read.witness ?? ''),
  }
}

/** The counters that a reversal sets back, and the account, each as it is and as it was. */
function restoresOf({ settlement, year, account }: Reading, before: YearState): SettlementPage['restores'] {
  const ofYear = (name: string, column: string, after: number) => ({
    name,
    now: Number(year?.[column] ?? 0),
    after,
  })
  const balance = Number(account?.balance ?? 0)
  const rows = [
    ofYear('统筹已支付', 'pooled_paid', before.pooledPaid),
    ofYear('合规自付累计', 'catastrophic_burden', before.catastrophicBurden),
    ofYear('门诊已支付', 'outpatient_paid', before.outpatientPaid),
    { name: '个人账户余额', now: balance, after: balance + Number(settlement.account_pay) },
  ]
  return settlement.state === 'settled' ? rows.filter(({ now, after }) => now !== after) : []
}

/** The settlement computed again from its stored facts, lines and bundle. */
function recomputed(
  row: Row,
  facts: SettlementFacts,
  bundle: Bundle,
): { agrees: boolean; trace: TraceStep[] } {
  const policy = compilePolicy(bundle, facts.episode.end)
  if (!policy.ok) return { agrees: false, trace: [] }
  const { settlement, trace } = policy.value.settleWithTrace(facts)
  const kept = amountsOf(row)
  return { agrees: JSON.stringify(settlement.amounts) === JSON.stringify(kept), trace }
}

const lineView = (line: Row): SettlementPage['lines'][number] => ({
  name: String(line.name),
  class: line.class as 'A' | 'B' | 'C',
  unitPriceMicro: Number(line.unit_price_micro),
  quantity: Number(line.quantity),
  amount: Number(line.amount),
  fullSelfPay: Number(line.full_self_pay),
  overLimitSelfPay: Number(line.over_limit_self_pay),
  firstSelfPay: Number(line.first_self_pay),
  firstSelfPayBp: Number(line.first_self_pay_bp),
  ceiling: line.ceiling === null ? null : Number(line.ceiling),
  reason: String(line.reason),
  occurredOn: String(line.occurred_on),
  hasConsent: line.has_consent === true,
})
