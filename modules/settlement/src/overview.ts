import type { Sql } from '@tongchou/database'
import { addDays, type CivilDate, toWireId, type Uuid } from '@tongchou/kernel'
import { BOOKED } from '@tongchou/ledger'
import type { Overview } from './overview-contract.ts'

const MONTH_DAYS = 30
const LATEST = 12

/** What was booked on a day on the accounts of spending of each fund, debit less credit, by what booked it. */
const SPENT = `
  select fund, f.name, sum(spent)::bigint as amount, coalesce(sum(spent) filter (where reason = 'settlement'), 0)::bigint as settled,
    coalesce(sum(spent) filter (where reason = 'difference'), 0)::bigint as differences,
    coalesce(sum(spent) filter (where reason in ('reversal', 'restoration')), 0)::bigint as reversed
  from (
    select j.fund, j.reason, ${BOOKED.spent} as spent from journal j join posting p using (person_id, journal_id, fund)
      where j.booked_on = $1 and j.reason <> 'payment' group by j.fund, j.reason) b
    join fund f using (fund)
  group by fund, f.name order by amount desc`

/** A day's settlements of the reader's districts: by level and scheme, by fund, by hour, in their month, and the last ones. */
export async function overviewOn(sql: Sql, day: CivilDate, now: Date): Promise<Overview> {
  const groups = await sql.query<Overview['groups'][number]>(
    `select level::int, scheme, kind, count(*) as count, sum(total_cost)::bigint as "totalCost",
       sum(fund_total)::bigint as "fundTotal", sum(cash_pay)::bigint as "cashPay"
       from settlement where settled_on = $1 and state <> 'reversed' group by level, scheme, kind order by level desc, scheme, kind`,
    [day],
  )
  const funds = await sql.query<Overview['funds'][number]>(SPENT, [day])
  const hours = await sql.query<Overview['hours'][number]>(
    `select extract(hour from settled_at)::int as hour, count(*) as count, sum(fund_total)::bigint as "fundTotal"
       from settlement where settled_on = $1 and state <> 'reversed' group by 1 order by 1`,
    [day],
  )
  const days = await sql.query<Overview['days'][number]>(
    `select settled_on as day, scheme, count(*) as count, sum(fund_total)::bigint as "fundTotal"
       from settlement where settled_on > $1 and settled_on <= $2 and state <> 'reversed' group by 1, 2 order by 1, 2`,
    [addDays(day, -MONTH_DAYS), day],
  )
  return { day, at: now.toISOString(), groups, funds, hours, days, ...(await around(sql, day)) }
}

type Latest = Omit<Overview['latest'][number], 'personId' | 'settlementId' | 'settledAt'> & {
  personId: Uuid
  settlementId: Uuid
  settledAt: Date
}

async function around(sql: Sql, day: CivilDate): Promise<Pick<Overview, 'lastDay' | 'reversed' | 'latest'>> {
  const [last] = await sql.query<{ day: string | null; reversed: number }>(
    `select max(settled_on) as day, (select count(*) from reversal_in_force where reversed_on = $1) as reversed from settlement`,
    [day],
  )
  const latest = await sql.query<Latest>(
    `select s.person_id as "personId", s.settlement_id as "settlementId", s.settled_at as "settledAt", v.name as "providerName",
       s.level::int, s.scheme, s.kind, s.total_cost as "totalCost", s.fund_total as "fundTotal"
       from settlement s, provider_on(s.provider_code, s.settled_on) v where s.settled_on = $1 and s.state <> 'reversed'
      order by s.settled_at desc, s.settlement_id desc limit ${LATEST}`,
    [day],
  )
  return {
    lastDay: last?.day ?? null,
    reversed: last?.reversed ?? 0,
    latest: latest.map((row) => ({
      ...row,
      personId: toWireId(row.personId),
      settlementId: toWireId(row.settlementId),
      settledAt: row.settledAt.toISOString(),
    })),
  }
}
