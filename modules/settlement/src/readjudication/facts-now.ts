import type { Policy, SettlementFacts, YearState } from '@tongchou/policy'
import { deductiblePaidBy, type StayBefore } from '../continued-stay.ts'
import { referralTo } from '../filings.ts'
import { factsFrom, relationOn, type Stored } from '../stored.ts'
import { refusalOf } from '../use-cases/prepare-settlement.ts'
import { amountsNow, factsThen, type StandingSettlement } from './year-of-care.ts'

/** A stay of the year before or of the same year, as far as the run has come: what a continued stay is told of the deductible. */
export interface EarlierStay extends StayBefore {
  providerCode: string
}

/**
 * What the engine is given for a settlement, as the facts are known now: entitlement, relation, categories and filings of its day, its
 * charges, and the year that the settlements before it leave. The institution is as it was then, and accounts give what they gave.
 */
export function factsNow(
  known: Stored,
  standing: StandingSettlement,
  found: { policy: Policy; yearOf: (scheme: string) => YearState; stays: readonly EarlierStay[] },
): SettlementFacts {
  const then = factsThen(standing)
  const stored = asOf(known, standing)
  const isAnswered = refusalOf(stored, then.episode.start) === null
  const facts = isAnswered
    ? factsFrom(stored, { endedOn: then.episode.end, useAccount: then.useAccount, year: then.year })
    : uncovered(stored, then)
  const amounts = amountsNow(standing)
  const { family: _, ...rest } = facts
  return {
    ...rest,
    year: found.yearOf(facts.person.scheme),
    person: { ...facts.person, accountBalance: amounts.accountPay },
    episode: {
      ...facts.episode,
      referral: referralNow(stored, then.episode, {
        stays: found.stays,
        withinDays: found.policy.continuedWithinDays(facts.person.scheme, then.episode),
      }),
    },
    ...(then.family === undefined ? {} : { family: givenBy(then.family, amounts.familyAccountPay) }),
  }
}

/** The rows as they stood around this settlement: its own encounter, and an institution of the level that it had. */
function asOf(known: Stored, { settlement, encounter, charges }: StandingSettlement): Stored {
  const { facility } = (settlement.facts as SettlementFacts).episode
  const settledAt = instantOf(settlement.settled_at)
  const isAfter = (at: unknown) => instantOf(at) > settledAt
  return {
    ...known,
    encounter,
    lines: charges,
    provider: {
      level: facility.level,
      kind: facility.kind,
      is_signed: facility.signed,
      is_local: facility.local,
    },
    // A filing that was withdrawn after it had been used stays used; off-site care is filed before it is settled, or not at all (JM-16.1).
    filings: known.filings.filter(
      ({ kind, filed_at, withdrawn_at }) =>
        (withdrawn_at == null || isAfter(withdrawn_at)) && !(kind === 'offsite' && isAfter(filed_at)),
    ),
  }
}

/** Milliseconds of an instant that came as a row's value or as JSON. */
const instantOf = (at: unknown): number => (at instanceof Date ? at : new Date(String(at))).getTime()

/** Nothing is payable on days on which, as is known now, nothing entitled the person. */
function uncovered(stored: Stored, then: SettlementFacts): SettlementFacts {
  const relation = relationOn(stored, then.episode.start)
  const lines = factsFrom(
    { ...stored, enrolments: [{ ...ANY_RELATION, ...relation }], entitlements: [] },
    { endedOn: then.episode.end, useAccount: then.useAccount, year: then.year },
  ).episode.lines
  const liability = stored.encounter?.liability as SettlementFacts['episode']['liability']
  return { ...then, episode: { ...then.episode, liability, lines } }
}

const ANY_RELATION = { scheme: 'employee', from: '0001-01-01', until: null }

/** A continued stay pays what its deductible is higher than the one already paid (JM-13.1.2), by the newest run. */
function referralNow(
  stored: Stored,
  { start, referral }: SettlementFacts['episode'],
  { stays, withinDays }: { stays: readonly EarlierStay[]; withinDays: number | null },
): SettlementFacts['episode']['referral'] {
  if (referral === null) return null
  const filing = referralTo(stored.filings, { providerCode: String(stored.encounter?.provider_code), start })
  if (filing === undefined) return referral
  const before = stays.findLast(
    ({ providerCode, endedOn }) => providerCode === filing.from_provider && endedOn <= start,
  )
  return { ...referral, deductiblePaid: deductiblePaidBy(before, start, withinDays) }
}

/** Relatives' accounts give, in their order, what they gave together. */
function givenBy(
  family: NonNullable<SettlementFacts['family']>,
  together: number,
): NonNullable<SettlementFacts['family']> {
  let left = together
  return family.map(({ relation, balance }) => {
    const gives = Math.min(balance, left)
    left -= gives
    return { relation, balance: gives }
  })
}
