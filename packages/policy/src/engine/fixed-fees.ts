import type { SettlementFacts } from '../facts.ts'
import type { Terms } from './terms.ts'

const LEVEL_NUMBER = { primary: 1, secondary: 2, tertiary: 3 } as const

/** What is left of the fixed amounts of one episode; the bill draws on it line by line. */
export interface FeesLeft {
  consultation: { left: number; clause: string } | null
  familyDoctor: { left: number; clause: string } | null
}

/** Null where the benefit has no fixed fees, or one of them no amount: then such a line is one like any other. */
export function feesLeftFor(terms: Terms, { episode, year }: SettlementFacts): FeesLeft | null {
  const rule = terms.fixedFees
  if (rule === null) return null
  const { consultation, familyDoctor } = rule
  const isHere =
    consultation !== undefined && episode.facility.level <= LEVEL_NUMBER[consultation.levelAtMost]
  return {
    consultation:
      isHere && consultation.pays !== undefined
        ? { left: consultation.pays, clause: consultation.cite }
        : null,
    familyDoctor:
      familyDoctor?.paysAYear === undefined
        ? null
        : {
            left: Math.max(0, familyDoctor.paysAYear - (year.limitPaid.familyDoctor ?? 0)),
            clause: familyDoctor.cite,
          },
  }
}
