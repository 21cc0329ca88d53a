import type { Sql } from '@tongchou/database'
import { toWireId, type Uuid } from '@tongchou/kernel'
import type { Needs } from '../needs.ts'
import type { DueReadjudication } from '../readjudication-contract.ts'
import { readYear } from './read-year.ts'
import { runYear } from './run-year.ts'
import { yearView } from './view.ts'

/** Years on one list, years that are run again for it at most, years that it looks through, and how far back facts are looked at. */
const AT_MOST = 60
const RUN_AT_MOST = 300
const TOUCHED_AT_MOST = 5000
const DAYS_BACK = 400
const REMEMBERED_AT_MOST = 4 * TOUCHED_AT_MOST

/**
 * Years in which something became known after a settlement that stands, about its days: a derived entitlement, a certificate, a filing, an
 * earlier one undone, a bill for earlier care that came late. Whether any amount is another for it only the run tells; `known` stands for
 * everything of the person that the run follows from.
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
      -- "offset 0": a look by key for each fact, where a plan that does not know the scope would read every settlement. Ids are made when
      -- they are given, in the order of time, so that the key alone passes over what was settled after the fact; most of it was.
      join lateral (select * from settlement where person_id = f.person_id
        and settlement_id < (lpad(to_hex((extract(epoch from f.at) * 1000)::bigint + 3600000), 12, '0') || repeat('0', 20))::uuid
        offset 0) s on s.state <> 'reversed'
     where s.settled_at < f.at and (f.since is null or f.since < s.settled_at)
       and f.about && daterange((s.facts #>> '{episode,start}')::date, s.ended_on, '[]') group by 1, 2),
  waiting as (
    select t.person_id, p.name, t.year, t.at from touched t join person p using (person_id)
     where ($1 = '*' or p.district = any (string_to_array($1, ',')))
       and not exists (select 1 from readjudication r where r.person_id = t.person_id and r.year = t.year and r.readjudicated_at > t.at)
       and not exists (select 1 from readjudication_request q where q.person_id = t.person_id and q.year = t.year and q.decided_by is null)
     order by t.at desc limit ${TOUCHED_AT_MOST})
  select w.person_id as "personId", w.name, w.year, w.at, concat_ws(' ', extract(epoch from w.at),
      (select max(seq) from audit_entry a where a.person_id = w.person_id),
      (select count(*) from person_category c where c.person_id = w.person_id),
      (select max(version) from entitlement_version v where v.person_id = w.person_id),
      (select (count(*), sum(version)) from enrolment e where e.person_id = w.person_id),
      (select (count(*), count(withdrawn_at)) from filing f where f.person_id = w.person_id)) as known
    from waiting w order by w.at desc`

interface TouchedYear {
  readonly personId: Uuid
  readonly name: string
  readonly year: number
  readonly at: Date
  readonly known: string
}

/** What a run gave; null where nothing would differ. */
type Found = Pick<DueReadjudication, 'settlements' | 'owedToPerson'> | null

/**
 * The persons of the reader's districts whose year waits to be run again and of whom nobody has asked it yet, the newest fact first. What a
 * run gave is remembered for as long as the platform runs and nothing of the person has changed: a year whose amounts stay as they are is
 * run once, and does not keep older ones from being looked at.
 */
export class DueList {
  readonly #needs: Pick<Needs, 'bundleOn' | 'now'>
  readonly #looks = new Map<string, Found>()

  constructor(needs: Pick<Needs, 'bundleOn' | 'now'>) {
    this.#needs = needs
  }

  /** @param sql sees all districts; `scope` is the reader's */
  async read(sql: Sql, scope: string): Promise<DueReadjudication[]> {
    const since = new Date(this.#needs.now().getTime() - DAYS_BACK * 86_400_000)
    const touched = await sql.query<TouchedYear>(TOUCHED, [scope, since])
    const due: DueReadjudication[] = []
    let runs = 0
    for (const one of touched) {
      const key = `${one.personId} ${one.year} ${one.known}`
      const before = this.#looks.get(key)
      if (due.length === AT_MOST || (before === undefined && runs++ === RUN_AT_MOST)) break
      const found = before === undefined ? await this.#look(sql, one) : before
      this.#remember(key, found)
      if (found === null) continue
      const { personId, name, year, at } = one
      due.push({ personId: toWireId(personId), personName: name, year, knownAt: at.toISOString(), ...found })
    }
    return due
  }

  /** What was not asked for longest makes room. */
  #remember(key: string, found: Found): void {
    this.#looks.delete(key)
    this.#looks.set(key, found)
    const [oldest] = this.#looks.keys()
    if (this.#looks.size > REMEMBERED_AT_MOST && oldest !== undefined) this.#looks.delete(oldest)
  }

  async #look(sql: Sql, { personId, year }: TouchedYear): Promise<Found> {
    const known = await readYear(sql, personId, year)
    const run = runYear(known, this.#needs.bundleOn)
    if (!run.ok || !run.value.isDifferent) return null
    const view = yearView(run.value, known.known.years)
    return {
      settlements: view.settlements.filter(({ changes }) => changes.length > 0).length,
      owedToPerson: view.owedToPerson,
    }
  }
}
