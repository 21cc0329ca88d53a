import type { Sql } from '@tongchou/database'
import { DISEASES_LOCK } from '@tongchou/filings'
import type { RegisterName, RegisterUse, Used } from '@tongchou/registers'
import { CATALOGUE_LOCK } from './use-cases/lines.ts'

/** How institutions, items and diseases are used by visits, stays, charges and filings: who changes a register asks it. */
export const REGISTER_USE: RegisterUse = {
  async usedOn(sql, register, days) {
    const { used } = USES[register]
    if (used === null) return []
    return sql.query<Used>(used, [
      days.map(({ code }) => code),
      days.map(({ from }) => from),
      days.map(({ before }) => before),
    ])
  },
  async openOf(sql, register, codes, today) {
    const { open } = USES[register]
    if (open === null || codes.length === 0) return []
    return sql.query<{ code: string; count: number }>(open, [codes, today])
  },
  async hold(sql: Sql, register) {
    const { hold } = USES[register]
    if (hold !== null) await sql.query(hold)
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

const FILINGS_USED = `select d.place - 1 as at, count(*)::int as count, max(lower(f.valid)) as last
   from ${DAYS} join filing f on f.kind = 'chronic' and f.subject = d.code and ${within('lower(f.valid)')} and f.withdrawn_at is null
  group by d.place`

const OPEN_AT = `select provider_code as code, count(*)::int as count from encounter
  where provider_code = any ($1) and state in ('open', 'discharged') and started_on <= $2::date group by provider_code`

const OPEN_WITH = `select l.item_code as code, count(distinct e.encounter_id)::int as count
   from encounter e join charge_line l using (person_id, encounter_id)
  where e.state in ('open', 'discharged') and l.item_code = any ($1) and l.occurred_on <= $2::date and l.withdrawn_at is null
  group by l.item_code`

const FILED_WITH = `select subject as code, count(*)::int as count from filing
  where kind = 'chronic' and subject = any ($1) and withdrawn_at is null and (upper(valid) is null or upper(valid) > $2::date)
  group by subject`

/** How each register is used: its days, what is open, and the statement under which nobody uses it; null where there is none. */
const USES: Readonly<Record<RegisterName, Readonly<Record<'used' | 'open' | 'hold', string | null>>>> = {
  // Whoever opens a visit writes it in one statement.
  providers: {
    used: PROVIDERS_USED,
    open: OPEN_AT,
    hold: 'lock table encounter in share row exclusive mode',
  },
  keys: { used: null, open: null, hold: null },
  // Whoever charges or certifies holds the lock in common from before he reads the list.
  catalogue: {
    ...{ used: ITEMS_USED, open: OPEN_WITH },
    hold: `select pg_advisory_xact_lock(${CATALOGUE_LOCK})`,
  },
  diseases: { used: FILINGS_USED, open: FILED_WITH, hold: `select pg_advisory_xact_lock(${DISEASES_LOCK})` },
}
