import type { Sql } from '@tongchou/database'
import { toWireId, type Uuid } from '@tongchou/kernel'
import type { Needs } from '../needs.ts'
import type { DueReadjudication } from '../readjudication-contract.ts'
import { readYear } from './read-year.ts'
import { runYear } from './run-year.ts'
import { yearView } from './view.ts'

/** Years on one list, years that are run again for it at most, and how far back facts are looked at. */
const AT_MOST = 60
const RUN_AT_MOST = 300
const DAYS_BACK = 400

/**
 * Years in which something became known after a settlement that stands, about its days: a derived entitlement, a certificate, a filing, an
 * earlier one undone, a bill for earlier care that came late. Whether any amount is another for it only the run tells.
 */
const TOUCHED = `
  with fact as materialized (
    select person_id, derived_at as at, null::timestamptz as since, '(,)'::daterange as about from entitlement_version
      where version > 1 and derived_at > $2
    union all select person_id, recorded_at, null, valid from person_category where recorded_at > $2
    union all select person_id, filed_at, null, valid from filing where filed_at > $2
    union all select r.person_id, r.reversed_at, s.settled_at, '(,)' from reversal_in_force r join settlement s using (person_id, settlement_id)
      where r.reversed_at > $2
    union all select person_id, settled_at, null, daterange(ended_on, null) from settlement
      where settled_on > ended_on and state <> 'reversed' and settled_at > $2),
  touched as (
    select f.person_id, s.year, max(f.at) as at from fact f
      -- "offset 0": a look by key for each fact, where a plan that does not know the scope would read every settlement
      join lateral (select * from settlement where person_id = f.person_id offset 0) s on s.state <> 'reversed'
     where s.settled_at < f.at and (f.since is null or f.since < s.settled_at)
       and f.about && daterange((s.facts #>> '{episode,start}')::date, s.ended_on, '[]') group by 1, 2)
  select t.person_id as "personId", p.name, t.year, t.at from touched t join person p using (person_id)
   where ($1 = '*' or p.district = any (string_to_array($1, ',')))
     and not exists (select 1 from readjudication r where r.person_id = t.person_id and r.year = t.year and r.readjudicated_at > t.at)
     and not exists (select 1 from readjudication_request q where q.person_id = t.person_id and q.year = t.year and q.decided_by is null)
   order by t.at desc limit ${RUN_AT_MOST}`

/** The persons of the reader's districts whose year waits to be run again and of whom nobody has asked it yet, the newest fact first. */
export async function dueReadjudications(
  sql: Sql,
  scope: string,
  { bundleOn, now }: Pick<Needs, 'bundleOn' | 'now'>,
): Promise<DueReadjudication[]> {
  const since = new Date(now().getTime() - DAYS_BACK * 86_400_000)
  const touched = await sql.query<{ personId: Uuid; name: string; year: number; at: Date }>(TOUCHED, [
    scope,
    since,
  ])
  const due: DueReadjudication[] = []
  for (const { personId, name, year, at } of touched) {
    if (due.length === AT_MOST) break
    const known = await readYear(sql, personId, year)
    const run = runYear(known, bundleOn)
    if (!run.ok || !run.value.isDifferent) continue
    const view = yearView(run.value, known.known.years)
    due.push({
      ...{ personId: toWireId(personId), personName: name, year, knownAt: at.toISOString() },
      settlements: view.settlements.filter(({ changes }) => changes.length > 0).length,
      owedToPerson: view.owedToPerson,
    })
  }
  return due
}
