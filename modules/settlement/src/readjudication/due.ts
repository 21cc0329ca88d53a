import type { Sql } from '@tongchou/database'
import { toWireId, type Uuid } from '@tongchou/kernel'
import type { Needs } from '../needs.ts'
import type { DueReadjudication } from '../readjudication-contract.ts'
import { readYear } from './read-year.ts'
import { runYear } from './run-year.ts'
import { yearView } from './view.ts'

/** Years that are run again at most for one list. */
const AT_MOST = 60

/**
 * Years about which something became known after a settlement that stands: a derived entitlement, a certificate, a filing, an earlier one
 * undone, a bill that came late. Whether any amount is another for it only the run tells.
 */
const TOUCHED = `
  with fact as (
    select person_id, derived_at as at, null::timestamptz as since from entitlement_version where version > 1
    union all select person_id, recorded_at, null from person_category
    union all select person_id, filed_at, null from filing
    union all select r.person_id, r.reversed_at, s.settled_at from reversal r join settlement s using (person_id, settlement_id)
    union all select person_id, settled_at, null from settlement
      where state <> 'reversed' and settled_on > (facts #>> '{episode,end}')::date)
  select s.person_id as "personId", p.name, s.year, max(f.at) as at
    from settlement s join fact f on f.person_id = s.person_id and f.at > s.settled_at and (f.since is null or f.since < s.settled_at)
    join person p on p.person_id = s.person_id
   where s.state <> 'reversed' and ($1 = '*' or p.district = any (string_to_array($1, ',')))
     and not exists (select 1 from readjudication r where r.person_id = s.person_id and r.year = s.year and r.readjudicated_at > f.at)
     and not exists (select 1 from readjudication_request q where q.person_id = s.person_id and q.year = s.year and q.decided_by is null)
   group by s.person_id, p.name, s.year order by at desc limit ${AT_MOST}`

/** The persons of the reader's districts whose year waits to be run again and of whom nobody has asked it yet, the newest fact first. */
export async function dueReadjudications(
  sql: Sql,
  scope: string,
  bundleOn: Needs['bundleOn'],
): Promise<DueReadjudication[]> {
  const touched = await sql.query<{ personId: Uuid; name: string; year: number; at: Date }>(TOUCHED, [scope])
  const due: DueReadjudication[] = []
  for (const { personId, name, year, at } of touched) {
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
