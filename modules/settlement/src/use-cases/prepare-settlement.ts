import { type CivilDate, civilDate, ok, type Result, refuse } from '@tongchou/kernel'
import {
  type Bundle,
  checkFacts,
  compilePolicy,
  type Policy,
  type SettlementFacts,
  type YearMaxima,
} from '@tongchou/policy'
import { on } from '../filings.ts'
import type { Needs } from '../needs.ts'
import type { Care, Refusal } from '../refusal.ts'
import { familyOf, sharingOn } from '../relatives-accounts.ts'
import type { Row } from '../rows.ts'
import { factsFrom, filedDrugs, relationOn, type Stored, yearStateOf } from '../stored.ts'

export const careOf = (kind: string): Care =>
  kind === 'inpatient' || kind === 'daySurgery' ? 'stay' : 'visit'

export interface SettleRequest {
  personId: string
  encounterId: string
  providerCode: string
  /** What the institution holds the bill to be, in fen; null where it does not say. */
  totalCost: number | null
  useAccount: boolean
  /** Discharge or visit day where the encounter does not know it yet. */
  endedOn?: string
  /** Given where the request is about one of the two: the other is refused. */
  care?: Care
}

/** A settlement that may be computed: facts, law and the state that guards the write. */
export interface Prepared {
  stored: Stored
  facts: SettlementFacts
  policy: Policy
  bundle: Bundle
  maxima: YearMaxima
  benefitYear: number
  /** The relatives whose accounts may pay today, in the order of `facts.family`. */
  relatives: Row[]
  enrolment: { scheme: string; status: string; district: string }
}

/** Asks every question that a rule may refuse on, in the order in which a clerk would. */
export function prepare(needs: Needs, stored: Stored, request: SettleRequest): Result<Prepared, Refusal> {
  const { person, encounter, provider } = stored
  if (person === null) return refuse({ code: 'unknown-person' })
  if (encounter === null || provider === null) return refuse({ code: 'unknown-encounter' })
  if (encounter.provider_code !== request.providerCode)
    return refuse({ code: 'wrong-provider', providerCode: String(encounter.provider_code) })
  const is = careOf(String(encounter.kind))
  if (request.care !== undefined && is !== request.care) return refuse({ code: 'other-care', is })
  if (stored.live !== null)
    return refuse({ code: 'already-settled', settlementId: String(stored.live.settlement_id) })
  if (encounter.state === 'cancelled') return refuse({ code: 'encounter-closed', state: 'cancelled' })
  if (person.special_status !== null) return refuse({ code: 'special-status', clause: 'JM-37' })
  if (stored.lines.length === 0) return refuse({ code: 'nothing-uploaded' })
  const actual = stored.lines.reduce((sum, line) => sum + Number(line.amount), 0)
  if (request.totalCost !== null && request.totalCost !== actual)
    return refuse({
      code: 'total-mismatch',
      expected: actual,
      actual: request.totalCost,
      difference: request.totalCost - actual,
    })
  const started = String(encounter.started_on)
  const refusal = refusalOf(stored, started)
  if (refusal !== null) return refuse(refusal)
  const endedOn =
    request.endedOn ?? (encounter.ended_on === null ? lastDay(stored, started) : String(encounter.ended_on))
  if (encounter.kind === 'separateDrug' && filedDrugs(stored).length === 0)
    return refuse({ code: 'not-filed', day: started })
  if (endedOn < started) return refuse({ code: 'ends-before-start', day: endedOn, startedOn: started })
  // A stay that goes on is previewed with what is filed by now: its discharge is not before today.
  const goesOn = request.endedOn === undefined && encounter.ended_on === null
  const [, filedUntil = endedOn] = goesOn ? [endedOn, String(needs.today())].sort() : [endedOn, endedOn]
  return underTheLaw(needs, stored, {
    ...{ endedOn: civilDate(endedOn), filedUntil, useAccount: request.useAccount },
  })
}

/** Why the person is not entitled on a day; null where he is, or where the employer is liable. */
export function refusalOf(stored: Pick<Stored, 'entitlements' | 'enrolments'>, day: string): Refusal | null {
  const state = on(stored.entitlements, day)
  const isAnswered = state?.state === 'entitled' || state?.state === 'employerLiable'
  if (isAnswered && relationOn(stored, day) !== null) return null
  return {
    code: 'not-entitled',
    day,
    state: state?.state === 'waiting' ? 'waiting' : 'uncovered',
    clause: String(state?.clause ?? 'JM-17'),
    reason: String(state?.reason ?? '这一天没有可享受待遇的参保关系'),
    until: state === null || state.until === null ? null : String(state.until),
  }
}

function underTheLaw(
  needs: Needs,
  stored: Stored,
  settle: { endedOn: CivilDate; filedUntil: string; useAccount: boolean },
): Result<Prepared, Refusal> {
  const bundle = needs.bundleOn(settle.endedOn)
  const compiled = compilePolicy(bundle, settle.endedOn)
  const kind = String(stored.encounter?.kind)
  if (!compiled.ok) return refuse({ code: 'no-figures', region: bundle.region, kind, day: settle.endedOn })
  const benefitYear = benefitYearOf(bundle, settle.endedOn)
  const started = String(stored.encounter?.started_on)
  const enrolment = relationOn(stored, started)
  const scheme = String(enrolment?.scheme)
  const relatives = sharingOn(stored.relatives, needs.today(), compiled.value.sharedRelations)
  const facts = factsFrom(stored, {
    ...settle,
    year: yearStateOf(stored.years, scheme, benefitYear),
    policy: compiled.value,
    family: familyOf(relatives),
  })
  if (!compiled.value.covers(facts.person.scheme, facts.episode))
    return refuse({ code: 'no-figures', region: bundle.region, kind, day: settle.endedOn })
  const fault = checkFacts({ ...facts, episode: { ...facts.episode, lines: [] } }, bundle)
  if (fault !== null) return refuse({ code: 'impossible-facts', path: fault.path, message: fault.message })
  return ok({
    stored,
    facts,
    policy: compiled.value,
    bundle,
    maxima: compiled.value.yearMaxima(facts.person),
    benefitYear,
    relatives,
    enrolment: { scheme, status: String(enrolment?.status), district: String(enrolment?.district) },
  })
}

/** The year in which the benefit year that holds a day began. */
export function benefitYearOf(bundle: Bundle, day: string): number {
  const year = Number(day.slice(0, 4))
  return day.slice(5) >= bundle.place.benefitYearFrom ? year : year - 1
}

/** A stay that has not been discharged is previewed to the last day that has a charge. */
function lastDay(stored: Stored, started: string): string {
  const days = stored.lines.map((line) => String(line.occurred_on)).sort()
  return days.at(-1) ?? started
}
