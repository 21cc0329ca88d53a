import type { Sql } from '@tongchou/database'
import { readStored } from '../reading.ts'
import { PAID_BY_RELATIVES } from '../relatives-accounts.ts'
import type { Row } from '../rows.ts'
import type { EarlierStay } from './facts-now.ts'
import type { KnownYear } from './run-year.ts'
import type { StandingSettlement } from './year-of-care.ts'

const NO_ENCOUNTER = '00000000-0000-0000-0000-000000000000'

const STANDING = `
  select to_jsonb(s) as settlement, to_jsonb(e) as encounter, v.name as "providerName",
    coalesce((select jsonb_agg(to_jsonb(l) order by l.seq) from settlement_line o
      join charge_line l on l.person_id = o.person_id and l.encounter_id = s.encounter_id and l.seq = o.seq
      where o.person_id = s.person_id and o.settlement_id = s.settlement_id), '[]') as charges,
    coalesce((select jsonb_agg(to_jsonb(o) order by o.seq) from settlement_line o
      where o.person_id = s.person_id and o.settlement_id = s.settlement_id), '[]') as settled,
    coalesce((select jsonb_agg(to_jsonb(d) - 'trace' order by d.voucher_id) from difference_voucher d
      where d.person_id = s.person_id and d.settlement_id = s.settlement_id), '[]') as vouchers,
    ${PAID_BY_RELATIVES} as relatives,
    (select to_jsonb(r) from readjudicated_settlement r where r.person_id = s.person_id and r.settlement_id = s.settlement_id
      order by r.readjudication_id desc limit 1) as latest
  from settlement s join encounter e using (person_id, encounter_id), provider_on(s.provider_code, s.settled_on) v
  where s.person_id = $1 and s.year = $2 and s.state <> 'reversed' order by s.settlement_id`

const FILINGS = `
  select f.kind, f.subject, lower(f.valid) as "from", upper(f.valid) as until, f.from_provider, f.to_provider, f.filed_at, f.withdrawn_at,
    case when f.kind = 'maternity' then employed_days(f.subject) end as employed
    from filing f where f.person_id = $1`

// The stays of the year before: a referral may continue one of them.
const EARLIER = `
  select provider_code as "providerCode", ended_on as "endedOn",
      deductible + coalesce((facts #>> '{episode,referral,deductiblePaid}')::bigint, 0) as "deductiblePaid"
    from settlement where person_id = $1 and year = $2 - 1 and kind = 'inpatient' and state <> 'reversed' order by ended_on, settled_at`

/** Reads what is known of a person's benefit year, on one snapshot. */
export async function readYear(sql: Sql, personId: string, year: number): Promise<KnownYear> {
  const known = await readStored(sql, { personId, encounterId: NO_ENCOUNTER })
  const filings = await sql.query<Row>(FILINGS, [personId], 'filings-of-person')
  const standing = await sql.query<StandingSettlement>(STANDING, [personId, year], 'standing-of-year')
  const earlier = await sql.query<EarlierStay>(EARLIER, [personId, year])
  return { year, known: { ...known, filings }, standing, earlier }
}

/** The benefit years in which a person has settlements that stand, the newest first. */
export async function yearsWithSettlements(sql: Sql, personId: string): Promise<number[]> {
  const rows = await sql.query<{ year: number }>(
    `select distinct year from settlement where person_id = $1 and state <> 'reversed' order by year desc`,
    [personId],
  )
  return rows.map(({ year }) => year)
}
