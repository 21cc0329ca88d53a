import type { Sql } from '@tongchou/database'
import type { Bundle, EpisodeType, Scheme } from '@tongchou/policy'
import { compilePolicy } from '@tongchou/policy'

/** One counter of a person's year, as it stands and as the settlements that stand give it. Fen. */
export interface YearCounter {
  readonly personId: string
  readonly scheme: string
  readonly year: number
  readonly counter: 'pooled_paid' | 'outpatient_paid' | 'catastrophic_paid'
  readonly stands: number
  readonly settled: number
}

interface Held {
  person_id: string
  scheme: string
  year: number
  pooled_paid: number
  outpatient_paid: number
  catastrophic_paid: number
}

interface Standing {
  person_id: string
  scheme: Scheme
  year: number
  type: EpisodeType
  benefit_code: string | null
  ended_on: string
  bundle_hash: string
  pooled: number
  catastrophic: number
}

/** Settlements that stand, by what they say now: the scheme and the law of the last run, the amounts with all vouchers. */
const STANDING = `
  select s.person_id, coalesce(r.scheme, s.scheme) as scheme, s.year, s.facts #>> '{episode,type}' as type,
    coalesce(r.facts, s.facts) #>> '{episode,benefitCode}' as benefit_code, s.ended_on, coalesce(r.bundle_hash, s.bundle_hash) as bundle_hash,
    (s.pooled_pay + coalesce(v.pooled, 0))::bigint as pooled,
    (s.catastrophic_employee_pay + s.catastrophic_resident_pay + coalesce(v.catastrophic, 0))::bigint as catastrophic
  from settlement s
    left join lateral (select i.scheme, i.bundle_hash, i.facts from readjudicated_settlement i join readjudication j using (person_id, readjudication_id)
      where i.person_id = s.person_id and i.settlement_id = s.settlement_id order by j.readjudicated_at desc limit 1) r on true
    left join lateral (select sum(d.pooled_pay) as pooled, sum(d.catastrophic_employee_pay + d.catastrophic_resident_pay) as catastrophic
      from difference_voucher d where d.person_id = s.person_id and d.settlement_id = s.settlement_id) v on true
  where s.person_id = any ($1) and s.state <> 'reversed'`

/**
 * The years of some persons beside their settlements. Both are read as they are now: a year keeps no state of an earlier day.
 * @param bundleByHash the law under which they were settled
 */
export async function yearCounters(
  sql: Sql,
  personIds: readonly string[],
  bundleByHash: (hash: string) => Promise<Bundle | null>,
): Promise<YearCounter[]> {
  const held = await sql.query<Held>(
    'select person_id, scheme, year, pooled_paid, outpatient_paid, catastrophic_paid from person_year where person_id = any ($1)',
    [personIds],
  )
  const standing = await sql.query<Standing>(STANDING, [personIds])
  const bundles = new Map<string, Bundle | null>()
  for (const hash of new Set(standing.map(({ bundle_hash }) => bundle_hash)))
    bundles.set(hash, await bundleByHash(hash))
  const given = new Map<string, Held>()
  for (const it of standing) {
    const key = keyOf(it)
    const so = given.get(key) ?? { ...it, pooled_paid: 0, outpatient_paid: 0, catastrophic_paid: 0 }
    const counts = countedIn(bundles.get(it.bundle_hash) ?? null, it)
    given.set(key, {
      ...so,
      pooled_paid: so.pooled_paid + (counts.pooled ? it.pooled : 0),
      outpatient_paid: so.outpatient_paid + (counts.outpatient ? it.pooled : 0),
      catastrophic_paid: so.catastrophic_paid + it.catastrophic,
    })
  }
  const stands = new Map(held.map((it) => [keyOf(it), it]))
  return [...new Map([...given, ...stands]).entries()].flatMap(([key, it]) =>
    COUNTERS.map((counter) => ({
      ...{ personId: it.person_id, scheme: it.scheme, year: it.year, counter },
      ...{ stands: stands.get(key)?.[counter] ?? 0, settled: given.get(key)?.[counter] ?? 0 },
    })),
  )
}

const COUNTERS = ['pooled_paid', 'outpatient_paid', 'catastrophic_paid'] as const

const keyOf = (it: { person_id: string; scheme: string; year: number }): string =>
  `${it.person_id} ${it.scheme} ${it.year}`

function countedIn(bundle: Bundle | null, it: Standing): { pooled: boolean; outpatient: boolean } {
  const policy = bundle === null ? null : compilePolicy(bundle, it.ended_on)
  const counts = policy?.ok
    ? policy.value.countedIn(it.scheme, { type: it.type, benefitCode: it.benefit_code })
    : null
  if (counts === null)
    throw new Error(`broken invariant: the bundle ${it.bundle_hash} that settled has figures for it`)
  return counts
}
