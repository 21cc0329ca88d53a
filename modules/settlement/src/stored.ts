import type {
  EpisodeFacts,
  LineFacts,
  OffsiteKind,
  Policy,
  Scheme,
  SettlementFacts,
  YearState,
} from '@tongchou/policy'
import { deductiblePaidBy, type StayBefore } from './continued-stay.ts'
import { isWifeOfInsured, offsiteKindOf, on } from './filings.ts'
import type { Row } from './rows.ts'

/** The rows from which a settlement is computed, as the one read brings them, each with the columns that are asked for there. */
export interface Stored {
  answered: Row | null
  person: Row | null
  enrolments: Row[]
  entitlements: Row[]
  categories: Row[]
  filings: Row[]
  encounter: Row | null
  lines: Row[]
  provider: Row | null
  years: Row[]
  account: Row | null
  /** Whose accounts are shared with the person, in the order in which they were. */
  relatives: Row[]
  audit: { seq: number; hash: string } | null
  live: Row | null
}

/** The lines of the settlement `s`, each with its charge and how it was split, in the order in which they were settled. */
export const SETTLED_LINES = `coalesce((select jsonb_agg(to_jsonb(l) || to_jsonb(o) order by o.seq) from settlement_line o
      join charge_line l on l.person_id = o.person_id and l.encounter_id = s.encounter_id and l.seq = o.seq
      where o.person_id = s.person_id and o.settlement_id = s.settlement_id), '[]')`

/** What the engine was given for a stored settlement; `lines` as {@link SETTLED_LINES} brings them. */
export function settledFactsOf(settlement: Row, lines: readonly Row[]): SettlementFacts {
  // Written by storedFacts, from facts of this type.
  const stored = settlement.facts as SettlementFacts
  return { ...stored, episode: { ...stored.episode, lines: lines.map(lineFactsOf) } }
}

/**
 * The relation under which a day is settled: the enrolment that holds it. Where another scheme entitles, as the resident year does that
 * was paid before a new employment and goes on while its waiting runs, it is that scheme's (JM-3.3).
 */
export function relationOn(stored: Pick<Stored, 'enrolments' | 'entitlements'>, day: string): Row | null {
  const enrolment = on(stored.enrolments, day)
  const scheme = on(stored.entitlements, day)?.scheme
  if (enrolment === null || scheme !== 'resident' || enrolment.scheme === 'resident') return enrolment
  return { ...enrolment, scheme, status: 'resident', has_account: false }
}

/** The engine's facts out of the stored rows. */
export function factsFrom(
  stored: Stored,
  settle: {
    endedOn: string
    /** The last day whose filings count; the discharge where nothing else is said. */
    filedUntil?: string
    useAccount: boolean
    year: YearState
    /** Says how long after its end a stay is continued; without it none is. */
    policy?: Pick<Policy, 'continuedWithinDays'>
    family?: SettlementFacts['family'] | undefined
  },
): SettlementFacts {
  const { encounter, person, provider } = stored
  if (encounter === null || person === null || provider === null)
    throw new Error('broken invariant: an encounter has a person and a provider')
  const start = String(encounter.started_on)
  const enrolment = relationOn(stored, start)
  if (enrolment === null) throw new Error('broken invariant: an entitled person has an enrolment')
  const isInForce = (row: Row) => on([row], start) !== null
  const conditions = stored.filings.filter(isInForce).flatMap(conditionOf)
  return {
    person: {
      scheme: enrolment.scheme as SettlementFacts['person']['scheme'],
      status: enrolment.status as SettlementFacts['person']['status'],
      birthDate: String(person.born_on),
      categories: stored.categories.filter(isInForce).map((row) => String(row.category)),
      tier: enrolment.tier as 1 | 2 | null,
      conditions,
      maternityCovered: isWifeOfInsured(stored.filings, start),
      accountBalance: enrolment.has_account === true ? Number(stored.account?.balance ?? 0) : 0,
    },
    year: settle.year,
    episode: {
      type: encounter.kind as SettlementFacts['episode']['type'],
      benefitCode: benefitCodeOf(encounter, conditions),
      facility: {
        level: provider.level as 1 | 2 | 3,
        kind: provider.kind as SettlementFacts['episode']['facility']['kind'],
        signed: provider.is_signed === true,
        local: provider.is_local === true,
      },
      start,
      end: settle.endedOn,
      offsite: offsiteKindOf(encounter.offsite as OffsiteKind, stored.filings, {
        ...{ start, end: settle.filedUntil ?? settle.endedOn },
      }),
      referral: referralOf(encounter, enrolment.scheme as Scheme, settle.policy),
      oncologyTherapy: encounter.oncology_therapy === true,
      liability: liabilityOf(stored, start),
      lines: stored.lines.map((line) => lineOf(line, stored)),
    },
    useAccount: settle.useAccount,
    ...(settle.family === undefined ? {} : { family: settle.family }),
  }
}

/** A certificate that was withdrawn after the admission makes no stay one for a major disease. */
const benefitCodeOf = ({ benefit_code }: Row, conditions: readonly string[]): string | null =>
  benefit_code === 'majorDisease' && !conditions.includes('majorDisease')
    ? null
    : (benefit_code as string | null)

/** What a stay continues, with the deductible paid there as the read looked it up. */
function referralOf(
  { referral, started_on, kind, benefit_code }: Row,
  scheme: Scheme,
  policy: Pick<Policy, 'continuedWithinDays'> | undefined,
): EpisodeFacts['referral'] {
  // Written by openEncounter, from a referral filing; `before` by stay_before.
  const stored = referral as (NonNullable<EpisodeFacts['referral']> & { before: StayBefore | null }) | null
  if (stored === null) return null
  const { direction, filed, before } = stored
  const care = { type: kind as EpisodeFacts['type'], benefitCode: benefit_code as string | null }
  const withinDays = policy?.continuedWithinDays(scheme, care) ?? null
  return { direction, filed, deductiblePaid: deductiblePaidBy(before, String(started_on), withinDays) }
}

function liabilityOf(stored: Stored, start: string): SettlementFacts['episode']['liability'] {
  const stated = stored.encounter?.liability as SettlementFacts['episode']['liability']
  return stated === 'none' && on(stored.entitlements, start)?.state === 'employerLiable' ? 'employer' : stated
}

function conditionOf(filing: Row): string[] {
  if (filing.kind === 'chronic') return [`chronic:${String(filing.subject)}`]
  if (filing.kind === 'twoDisease') return [String(filing.subject)]
  return filing.kind === 'majorDisease' || filing.kind === 'assistanceTilt' ? [filing.kind] : []
}

/** A line whose day lies outside entitlement is out of scope (JM-13.0), and so is one beside the filed drug in its bill (JM-14.4). */
function lineOf(line: Row, stored: Stored): LineFacts {
  const state = on(stored.entitlements, String(line.occurred_on))?.state
  const isCovered = state === 'entitled' || state === 'employerLiable'
  const isFiled =
    stored.encounter?.kind !== 'separateDrug' || filedDrugs(stored).includes(String(line.item_code))
  return isCovered && isFiled ? lineFactsOf(line) : { ...lineFactsOf(line), excluded: 'other' }
}

/** The separately paid drugs that are filed for the person on the day of the visit. */
export const filedDrugs = ({ filings, encounter }: Pick<Stored, 'filings' | 'encounter'>): string[] =>
  filings
    .filter((row) => row.kind === 'separateDrug' && on([row], String(encounter?.started_on)) !== null)
    .map((row) => String(row.subject))

/** The engine's line out of a stored charge. */
export function lineFactsOf(line: Row): LineFacts {
  return {
    class: line.class as LineFacts['class'],
    kind: line.kind as LineFacts['kind'],
    unitPrice: Math.round(Number(line.unit_price_micro) / 10_000),
    quantity: Number(line.quantity),
    amount: Number(line.amount),
    ceiling: line.ceiling === null ? null : Number(line.ceiling),
    bonusPoints: Number(line.bonus_points),
    excluded: line.excluded as LineFacts['excluded'],
    date: String(line.occurred_on),
  }
}

/** The year's state out of its row; oncology stays are the person's in whatever scheme (JM-13.3.1). */
export function yearStateOf(rows: readonly Row[], scheme: string, year: number): YearState {
  const row = rows.find((one) => one.scheme === scheme && one.year === year)
  const number = (column: string) => Number(row?.[column] ?? 0)
  return {
    pooledPaid: number('pooled_paid'),
    catastrophicBurden: number('catastrophic_burden'),
    outpatientEligible: number('outpatient_eligible'),
    outpatientPaid: number('outpatient_paid'),
    antenatalPaid: number('antenatal_paid'),
    oncologyStays: rows
      .filter((one) => one.year === year)
      .reduce((sum, one) => sum + Number(one.oncology_stays), 0),
    limitPaid: (row?.limit_paid ?? {}) as Record<string, number>,
    ...(row?.layer_burden == null ? {} : { layerBurden: row.layer_burden as Record<string, number> }),
  }
}
