import type { Sql } from '@tongchou/database'
import { toWireId, type Uuid } from '@tongchou/kernel'
import type { DemoSettlement, OpenEncounter, PersonSettlement } from './person-contract.ts'

interface Row {
  settlement_id: Uuid
  state: PersonSettlement['state']
  started_on: string
  ended_on: string | null
  settled_on: string
  kind: string
  level: number
  provider_name: string
  total_cost: number
  fund_total: number
  pooled_pay: number
  catastrophic_pay: number
  account_pay: number
  family_account_pay: number
  cash_pay: number
  full_self_pay: number
  over_limit_self_pay: number
  first_self_pay: number
  deductible: number
  person_total: number
  vouchers: number
}

const SUMMED =
  'fund_total pooled_pay cash_pay full_self_pay over_limit_self_pay first_self_pay deductible person_total'

/** What the difference vouchers of the settlement `s` add to it; zero where it has none. */
const DIFFERENCES = `(
  select count(*)::int as vouchers, ${SUMMED.split(' ')
    .map((column) => `coalesce(sum(${column}), 0)::bigint as ${column}`)
    .join(', ')},
    coalesce(sum(account_pay + family_account_pay), 0)::bigint as account_pay,
    coalesce(sum(family_account_pay), 0)::bigint as family_account_pay,
    coalesce(sum(catastrophic_employee_pay + catastrophic_resident_pay), 0)::bigint as catastrophic_pay
  from difference_voucher where person_id = s.person_id and settlement_id = s.settlement_id)`

/** A person's settlements as they are now, with their difference vouchers; the latest care first. */
export async function settlementsOfPerson(sql: Sql, personId: Uuid): Promise<PersonSettlement[]> {
  const rows = await sql.query<Row>(
    `select s.settlement_id, s.state, s.facts #>> '{episode,start}' as started_on, s.ended_on, s.settled_on, s.kind, s.level, v.name as provider_name,
       s.total_cost, s.fund_total + d.fund_total as fund_total, s.pooled_pay + d.pooled_pay as pooled_pay,
       s.catastrophic_employee_pay + s.catastrophic_resident_pay + d.catastrophic_pay as catastrophic_pay,
       s.account_pay + s.family_account_pay + d.account_pay as account_pay, s.cash_pay + d.cash_pay as cash_pay,
       s.family_account_pay + d.family_account_pay as family_account_pay,
       s.full_self_pay + d.full_self_pay as full_self_pay, s.over_limit_self_pay + d.over_limit_self_pay as over_limit_self_pay,
       s.first_self_pay + d.first_self_pay as first_self_pay, s.deductible + d.deductible as deductible,
       s.person_total + d.person_total as person_total, d.vouchers
     from settlement s, provider_on(s.provider_code, s.settled_on) v, lateral ${DIFFERENCES} d
     where s.person_id = $1 order by s.facts #>> '{episode,start}' desc, s.settled_at desc`,
    [personId],
  )
  return rows.map((row) => ({
    settlementId: toWireId(row.settlement_id),
    state: row.state,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    settledOn: row.settled_on,
    kind: row.kind,
    level: row.level,
    providerName: row.provider_name,
    totalCost: row.total_cost,
    fundTotal: row.fund_total,
    pooledPay: row.pooled_pay,
    catastrophicPay: row.catastrophic_pay,
    accountPay: row.account_pay,
    familyAccountPay: row.family_account_pay,
    cashPay: row.cash_pay,
    vouchers: row.vouchers,
    own: ownOf(row),
  }))
}

const ownOf = (row: Row): PersonSettlement['own'] => ({
  fullSelfPay: row.full_self_pay,
  overLimitSelfPay: row.over_limit_self_pay,
  firstSelfPay: row.first_self_pay,
  deductible: row.deductible,
  share: row.person_total - row.full_self_pay - row.over_limit_self_pay - row.first_self_pay - row.deductible,
})

/** A person's stays and visits that are not settled yet, the latest first. */
export async function openEncountersOf(sql: Sql, personId: Uuid): Promise<OpenEncounter[]> {
  const rows = await sql.query<OpenEncounter & { encounterId: Uuid }>(
    `select e.encounter_id as "encounterId", e.kind, v.name as "providerName", e.started_on as "startedOn",
       e.ended_on as "endedOn", e.state
     from encounter e, provider_on(e.provider_code, e.started_on) v
     where e.person_id = $1 and e.state in ('open', 'discharged') order by e.started_on desc`,
    [personId],
  )
  return rows.map((row) => ({ ...row, encounterId: toWireId(row.encounterId) }))
}

/** The latest stay of the demo's story that stands; null while it is not settled. */
export async function demoSettlement(sql: Sql, personNo: string): Promise<DemoSettlement | null> {
  const [row] = await sql.query<DemoSettlement & { personId: Uuid; settlementId: Uuid }>(
    `select s.person_id as "personId", s.settlement_id as "settlementId", s.level, s.total_cost as "totalCost",
       s.full_self_pay as "fullSelfPay", s.over_limit_self_pay as "overLimitSelfPay", s.first_self_pay as "firstSelfPay",
       s.deductible, s.pooled_pay as "pooledPay", s.catastrophic_employee_pay as "catastrophicEmployeePay",
       s.account_pay + s.family_account_pay as "accountPay", s.cash_pay as "cashPay"
     from settlement s join person p using (person_id)
     where p.person_no = $1 and s.kind = 'inpatient' and s.state <> 'reversed' order by s.settled_at desc limit 1`,
    [personNo],
  )
  return row === undefined
    ? null
    : { ...row, personId: toWireId(row.personId), settlementId: toWireId(row.settlementId) }
}
