import { LARGEST_FEN, priceTimesQuantity } from '@tongchou/kernel'
import type { Bundle } from '../bundle/read-bundle.ts'
import { OWN_LIMITS } from '../engine/limits.ts'
import type { SettlementFacts } from '../facts.ts'
import type { CaseError } from './shape.ts'

const STATUSES_OF = {
  employee: ['active', 'retired', 'flexible'],
  resident: ['resident'],
  student: ['student'],
} as const
const FACILITIES_OF: Readonly<Record<string, readonly string[]>> = {
  outpatient: ['hospital', 'pharmacy', 'schoolHospital'],
  chronic: ['hospital', 'pharmacy', 'schoolHospital'],
  separateDrug: ['hospital', 'pharmacy'],
}

/** Combinations that are well formed but impossible, in the order in which a reader would check them; null where all is well. */
export function checkFacts(facts: SettlementFacts, bundle: Bundle): CaseError | null {
  if (bundle.common === null) return error('no-rule', `${bundle.region} has no benefits`, 'region')
  return checkPerson(facts, bundle) ?? checkEpisode(facts, bundle) ?? checkLines(facts, bundle)
}

function checkPerson({ person, episode }: SettlementFacts, bundle: Bundle): CaseError | null {
  if (person.status === 'special')
    return error('special-status', 'not settled as ordinary insured (JM-37)', 'person.status')
  if (!(STATUSES_OF[person.scheme] as readonly string[]).includes(person.status))
    return error('bad-status', `${person.status} does not go with ${person.scheme}`, 'person.status')
  const isTiered = bundle.place.schemes.student !== undefined
  if (isTiered && person.scheme === 'student' && person.tier === null)
    return error('bad-tier', 'the tier chosen for the year is missing', 'person.tier')
  if (!isTiered && person.tier !== null)
    return error('bad-tier', `${bundle.region} has no tiers`, 'person.tier')
  if (person.birthDate > episode.start)
    return error('bad-date', 'born after the episode began', 'person.birthDate')
  return null
}

function checkEpisode({ person, episode }: SettlementFacts, bundle: Bundle): CaseError | null {
  const { facility, type, offsite, benefitCode } = episode
  if (episode.end < episode.start) return error('bad-date', 'ends before it begins', 'episode.end')
  const kinds = FACILITIES_OF[type] ?? ['hospital', 'schoolHospital']
  if (!kinds.includes(facility.kind) || !bundle.place.facilityKinds.includes(facility.kind))
    return error(
      'bad-facility',
      `${type} cannot happen at a ${facility.kind} of ${bundle.region}`,
      'episode.facility.kind',
    )
  if (facility.kind === 'schoolHospital' && facility.level !== 1)
    return error('bad-facility', 'a school hospital is level one', 'episode.facility.level')
  if (type === 'inpatient' || type === 'daySurgery') {
    if (!facility.local && offsite === 'none')
      return error('bad-offsite', 'off-site care needs its kind', 'episode.offsite')
    if (facility.local && offsite !== 'none' && offsite !== 'longTerm')
      return error('bad-offsite', `${offsite} does not go with a local institution`, 'episode.offsite')
  }
  if (type === 'chronic') {
    if (benefitCode === null || benefitCode === 'chronic' || OWN_LIMITS.has(benefitCode))
      return error('bad-benefit-code', 'a chronic visit names its disease', 'episode.benefitCode')
  } else if (benefitCode !== null && !(type === 'inpatient' && benefitCode === 'majorDisease'))
    return error('bad-benefit-code', `'${benefitCode}' does not go with ${type}`, 'episode.benefitCode')
  const hasMajorStays = bundle.benefits.some((benefit) => benefit.benefitCode === 'majorDisease')
  if (benefitCode === 'majorDisease' && hasMajorStays && !person.conditions.includes('majorDisease'))
    return error('bad-benefit-code', 'the person has no certified major disease', 'episode.benefitCode')
  return null
}

function checkLines({ episode }: SettlementFacts, bundle: Bundle): CaseError | null {
  const bonus = bundle.benefits.flatMap((benefit) => benefit.bonus ?? [])[0]
  let total = 0
  for (const [index, line] of episode.lines.entries()) {
    const at = `episode.lines[${index}]`
    if (line.amount !== priceTimesQuantity(line.unitPrice, line.quantity))
      return error('amount-mismatch', 'amount is not unitPrice x quantity', `${at}.amount`)
    if (line.date < episode.start || line.date > episode.end)
      return error('bad-date', 'line dated outside the episode', `${at}.date`)
    if (line.fee !== undefined && line.kind !== 'service')
      return error('bad-fee', `a ${line.kind} is no fee`, `${at}.fee`)
    if (line.bonusPoints !== 0) {
      if (line.kind !== 'tcm')
        return error('bad-bonus', `a ${line.kind} has no bonus points`, `${at}.bonusPoints`)
      if (bonus === undefined)
        return error('bad-bonus', `${bundle.region} has no bonus points`, `${at}.bonusPoints`)
      if (line.bonusPoints < bonus.leastPoints || line.bonusPoints > bonus.mostPoints)
        return error(
          'bad-bonus',
          `points are ${bonus.leastPoints} to ${bonus.mostPoints}`,
          `${at}.bonusPoints`,
        )
    }
    total += line.amount
    if (total > LARGEST_FEN)
      return error('bad-value', 'the lines together are above 10^15 fen', `${at}.amount`)
  }
  return null
}

const error = (code: string, message: string, path: string): CaseError => ({ code, message, path })
