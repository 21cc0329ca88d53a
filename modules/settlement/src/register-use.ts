import type { Sql } from '@tongchou/database'
import type { RegisterUse, Used } from '@tongchou/registers'
import { CATALOGUE_LOCK } from './use-cases/lines.ts'

/** How institutions and items are used by visits, stays and charges: who changes a register asks it. */
export const REGISTER_USE: RegisterUse = {
  usedOn: (sql, register, days) =>
    sql.query<Used>(register === 'providers' ? PROVIDERS_USED : ITEMS_USED, [
      days.map(({ code }) => code),
      days.map(({ from }) => from),
      days.map(({ before }) => before),
    ]),
  openOf: (sql, register, codes) =>
    codes.length === 0
      ? Promise.resolve([])
      : sql.query<{ code: string; count: number }>(register === 'providers' ? OPEN_AT : OPEN_WITH, [codes]),
  async hold(sql: Sql, register) {
    // Whoever charges holds the lock in common from before he reads the catalogue; whoever opens a visit writes it in one statement.
    if (register === 'catalogue') await sql.query(`select pg_advisory_xact_lock(${CATALOGUE_LOCK})`)
    else await sql.query('lock table encounter in share row exclusive mode')
  },
}

const DAYS = 'unnest($1::text[], $2::date[], $3::date[]) with ordinality as d (code, first, before, place)'
const within = (day: string): string => `${day} >= d.first and (d.before is null or ${day} < d.before)`

const PROVIDERS_USED = `select d.place - 1 as at, count(*)::int as count, max(e.started_on) as last
   from ${DAYS} join encounter e on e.provider_code = d.code and ${within('e.started_on')} and e.state <> 'cancelled'
  group by d.place`

const ITEMS_USED = `select d.place - 1 as at, count(*)::int as count, max(l.occurred_on) as last
   from ${DAYS} join charge_line l on l.item_code = d.code and ${within('l.occurred_on')} and l.withdrawn_at is null
  group by d.place`

const OPEN_AT = `select provider_code as code, count(*)::int as count from encounter
  where provider_code = any ($1) and state in ('open', 'discharged') group by provider_code`

const OPEN_WITH = `select l.item_code as code, count(distinct e.encounter_id)::int as count
   from encounter e join charge_line l using (person_id, encounter_id)
  where e.state in ('open', 'discharged') and l.item_code = any ($1) and l.withdrawn_at is null group by l.item_code`
