import { maskedName } from '@tongchou/accounts'
import type { Sql } from '@tongchou/database'
import { readableNumber, toWireId, type Uuid } from '@tongchou/kernel'
import { type Bundle, compilePolicy, type SettlementFacts, type TraceStep } from '@tongchou/policy'
import { amountsNow } from './readjudication/year-of-care.ts'
import { amountsOf, type Row } from './rows.ts'
import type { SettlementPage } from './settlement-contract.ts'
import { verificationCode } from './statement/verification.ts'
import { SETTLED_LINES, settledFactsOf } from './stored.ts'
import { movedBy, yearRowWithout } from './year-moved.ts'

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
  restorations: SettlementPage['restorations']
  request: Row | null
  sentBack: SettlementPage['sentBack']
  years: Row[]
  latest: Row | null
  vouchers: Row[]
  account: Row | null
  later: string | null
  witness: string | null
}

const READ_PAGE = `
  with s as (select * from settlement where person_id = $1 and settlement_id = $2)
  select to_jsonb(s) as settlement,
    (select to_jsonb(p) - 'id_number' from person p where p.person_id = $1) as person,
    (select to_jsonb(v) from provider_on(s.provider_code, s.settled_on) v) as provider,
    (select to_jsonb(e) from encounter e where e.person_id = $1 and e.encounter_id = s.encounter_id) as encounter,
    (select d.trace::json from settlement_detail d where d.person_id = $1 and d.settlement_id = $2) as trace,
    ${SETTLED_LINES} as lines,
    coalesce((select jsonb_agg(to_jsonb(j) || jsonb_build_object('fund_name', f.name, 'postings',
        (select jsonb_agg(jsonb_build_object('debit', d.name, 'credit', c.name, 'party', p.party,
          'partyName', coalesce((select v.name from provider_on(p.party, j.booked_on) v), p.party), 'amount', p.amount) order by p.seq)
          from posting p join fund_account d on d.fund = p.fund and d.account = p.debit
          join fund_account c on c.fund = p.fund and c.account = p.credit
          where p.person_id = j.person_id and p.journal_id = j.journal_id)) order by j.booked_at, j.fund)
      from journal j join fund f using (fund) where j.person_id = $1 and j.settlement_id = $2), '[]') as journals,
    coalesce((select jsonb_agg(jsonb_build_object('at', a.at, 'action', a.action,
        -- who settled is the institution's operator, whatever he calls himself
        'actor', case a.action when 'settle' then a.actor else staff_name(a.actor, a.at) end) order by a.seq)
      from audit_entry a where a.person_id = $1 and a.subject = $2::text), '[]') as operations,
    (select to_jsonb(r) || jsonb_build_object('asker', staff_name(r.asked_by, r.reversed_at), 'approver', staff_name(r.approved_by, r.reversed_at))
      from reversal_in_force r where r.person_id = $1 and r.settlement_id = $2) as reversal,
    coalesce((select jsonb_agg(jsonb_build_object('undoneOn', r.reversed_on, 'restoredOn', t.restored_on, 'reason', t.reason) order by t.restored_at)
      from restoration t join reversal r using (person_id, reversal_id) where r.person_id = $1 and r.settlement_id = $2), '[]') as restorations,
    (select to_jsonb(q) || jsonb_build_object('asker', staff_name(q.asked_by, q.asked_at)) from reversal_request q where q.person_id = $1 and q.settlement_id = $2 and q.decided_by is null) as request,
    coalesce((select jsonb_agg(jsonb_build_object('asked', q.reason, 'because', q.decision_reason, 'askedBy', staff_name(q.asked_by, q.asked_at),
        'decidedBy', staff_name(q.decided_by, q.decided_at), 'on', q.decided_at::date) order by q.decided_at)
      from reversal_request q where q.person_id = $1 and q.settlement_id = $2 and not q.is_approved), '[]') as "sentBack",
    coalesce((select jsonb_agg(to_jsonb(y)) from person_year y where y.person_id = $1 and y.year = s.year), '[]') as years,
    (select to_jsonb(r) from readjudicated_settlement r where r.person_id = $1 and r.settlement_id = $2
      order by r.readjudication_id desc limit 1) as latest,
    coalesce((select jsonb_agg(to_jsonb(d) - 'trace' || jsonb_build_object('on', r.readjudicated_on, 'reason', r.reason,
        'asker', staff_name(r.asked_by, r.readjudicated_at), 'approver', staff_name(r.approved_by, r.readjudicated_at)) order by d.voucher_id)
      from difference_voucher d join readjudication r using (person_id, readjudication_id)
      where d.person_id = $1 and d.settlement_id = $2), '[]') as vouchers,
    (select to_jsonb(a) from account a where a.person_id = $1) as account,
    (select max(l.settled_on) from settlement l where l.person_id = $1 and l.year = s.year
      and l.state <> 'reversed' and l.settlement_id > s.settlement_id) as later,
    (select encode(a.hash, 'hex') from audit_entry a where a.person_id = $1 and a.action = 'settle' and a.subject = $2::text) as witness
  from s`

/** Everything that a settlement's page shows; null where the reader may not see it or there is none. */
export async function settlementPage(
  sql: Sql,
  key: { personId: Uuid; settlementId: Uuid },
  reader: { login: string; mayReverse: boolean },
  bundleByHash: (hash: string) => Promise<Bundle | null>,
): Promise<SettlementPage | null> {
  const [read] = await sql.query<Reading>(READ_PAGE, [key.personId, key.settlementId])
  if (read === undefined) return null
  const { settlement, person, provider, encounter } = read
  const bundle = await bundleByHash(String(settlement.bundle_hash))
  const facts = settledFactsOf(settlement, read.lines)
  const computed = bundle === null ? null : recomputed(settlement, facts, bundle)
  const ids = { personId: toWireId(key.personId), settlementId: toWireId(key.settlementId) }
  const number = readableNumber(key.settlementId)
  return {
    ...ids,
    number,
    encounterId: toWireId(String(encounter.encounter_id) as Uuid),
    person: {
      name: String(person.name),
      personNo: String(person.person_no),
      idNumberMask: String(person.id_number_mask),
    },
    provider: {
      code: String(provider.provider_code),
      name: String(provider.name),
      level: Number(settlement.level),
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
      journalId: toWireId(String(journal.journal_id) as Uuid),
      fund: String(journal.fund),
      fundName: String(journal.fund_name),
      district: String(journal.district),
      reason: journal.reason as SettlementPage['journals'][number]['reason'],
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
            askedBy: String(read.reversal.asker),
            approvedBy: String(read.reversal.approver),
            on: String(read.reversal.reversed_on),
          },
    restorations: read.restorations,
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
            askedBy: String(read.request.asker),
            askedAt: String(read.request.asked_at),
            mayDecide: reader.mayReverse && read.request.asked_by !== reader.login,
          },
    sentBack: reader.mayReverse ? read.sentBack : [],
    relatives: [],
    vouchers: read.vouchers.map((voucher) => ({
      voucherId: toWireId(String(voucher.voucher_id) as Uuid),
      on: String(voucher.on),
      reason: String(voucher.reason),
      askedBy: String(voucher.asker),
      approvedBy: String(voucher.approver),
      differences: { ...amountsOf(voucher) },
    })),
    mayReverse: reader.mayReverse,
    restores: bundle === null ? [] : restoresOf(read, bundle),
    laterSettledOn: read.later,
    verificationCode: verificationCode(read.witness ?? ''),
  }
}

/** The counters that a reversal takes the settlement out of, and the account, each as it is and as it would be. */
function restoresOf({ settlement, lines, latest, vouchers, years, account }: Reading, bundle: Bundle) {
  if (settlement.state !== 'settled') return []
  const moved = movedBy({ settlement, lines, latest }, bundle)
  const year = years.find(({ scheme }) => scheme === moved.scheme)
  const after = year === undefined ? undefined : yearRowWithout(year, moved)
  const ofYear = (name: string, column: string) => ({
    name,
    now: Number(year?.[column] ?? 0),
    after: Number(after?.[column] ?? 0),
  })
  const balance = Number(account?.balance ?? 0)
  const { accountPay } = amountsNow({ settlement, vouchers })
  const rows: SettlementPage['restores'] = [
    ofYear('统筹已支付', 'pooled_paid'),
    ofYear('合规自付累计', 'catastrophic_burden'),
    ofYear('门诊已支付', 'outpatient_paid'),
    { name: '个人账户余额', now: balance, after: balance + accountPay },
  ]
  return rows.filter((row) => row.now !== row.after)
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

/** Whose accounts paid for a settlement: read by the platform itself, for a relative may live in another district than the reader's. */
export async function relativesOf(
  sql: Sql,
  key: { personId: Uuid; settlementId: Uuid },
): Promise<SettlementPage['relatives']> {
  const rows = await sql.query<{ name: string; relation: string; amount: number }>(
    `select p.name, -m.amount as amount, (select s.relation from account_sharing s
         where s.person_id = m.for_person_id and s.owner_id = m.person_id order by s.sharing_id desc limit 1) as relation
       from account_movement m join person p on p.person_id = m.person_id
      where m.for_person_id = $1 and m.settlement_id = $2 and m.kind = 'spending' order by m.movement_id`,
    [key.personId, key.settlementId],
  )
  return rows.map((row) => ({ ...row, name: maskedName(row.name) }))
}
