import type { LineFacts, SettlementFacts } from '../facts.ts'
import type { OutOfScope } from './bill.ts'
import type { CommonTerms, Terms } from './terms.ts'

const LEVEL_NUMBER = { primary: 1, secondary: 2, tertiary: 3 } as const

/** Whether the law keeps a line out, and no temporary adjustment lets it in (JM-19). */
export const isExcludedLine = (
  { exclusions }: CommonTerms,
  { excluded }: Pick<LineFacts, 'excluded'>,
): boolean => excluded !== null && !exclusions.opens.includes(excluded)

/** Whether somebody else is liable or the law excludes the episode; the employer's liability is none of these (JM-20). */
export function excludedEpisode(common: CommonTerms, facts: SettlementFacts): OutOfScope | null {
  const { liability } = facts.episode
  return liability === 'none' || liability === 'employer' || common.exclusions.opens.includes(liability)
    ? null
    : { reason: `liability:${liability}`, clause: common.exclusions.cite }
}

/** Whether the care happened where, and by whom, this benefit asks for it. */
export function outsideBenefit(terms: Terms, facts: SettlementFacts): OutOfScope | null {
  if (terms.disease?.row === null) return { reason: 'disease', clause: terms.disease.list.cite }
  const rule = terms.facilities
  if (rule === null) return null
  const { facility, referral, offsite, benefitCode } = facts.episode
  const { conditions } = facts.person
  const isElsewhere =
    (rule.kinds !== undefined && !rule.kinds.includes(facility.kind)) ||
    (rule.levelAtLeast !== undefined && facility.level < LEVEL_NUMBER[rule.levelAtLeast]) ||
    (rule.levelAtMost !== undefined && facility.level > LEVEL_NUMBER[rule.levelAtMost]) ||
    (rule.signedWhenLocal && facility.local && !facility.signed)
  if (isElsewhere) return { reason: 'facility', clause: rule.cite }
  if (rule.referralFiled && (offsite === 'unfiled' || referral?.filed === false))
    return { reason: 'referral', clause: rule.cite }
  if (rule.certified === 'chronic' && !conditions.includes(`chronic:${benefitCode}`))
    return { reason: 'certificate', clause: rule.cite }
  if (rule.certified === 'majorDisease' && !conditions.includes('majorDisease'))
    return { reason: 'certificate', clause: rule.cite }
  return null
}
