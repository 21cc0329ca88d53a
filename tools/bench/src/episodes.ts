import type { LineKind, Scheme, SettlementFacts, Status } from '@tongchou/policy'

/** A small seeded generator (mulberry32), so that every run measures the same episodes. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Jingmen stays of adults without referral or off-site care: the part of the law that the plain function and both
 * general engines of the comparison can express as well.
 */
export function stays(count: number, linesEach: number, seed: number): SettlementFacts[] {
  const random = seeded(seed)
  const pick = <T>(of: readonly [T, ...T[]]): T => of[Math.floor(random() * of.length)] ?? of[0]
  return Array.from({ length: count }, () => {
    const scheme = pick<Scheme>(['employee', 'resident'])
    return {
      person: {
        scheme,
        status: scheme === 'employee' ? pick<Status>(['active', 'retired']) : 'resident',
        birthDate: '1970-05-01',
        categories: [],
        tier: null,
        conditions: [],
        maternityCovered: false,
        accountBalance: 0,
      },
      year: {
        pooledPaid: pick([0, 0, 5_000_000, 14_900_000]),
        catastrophicBurden: pick([0, 0, 1_150_000, 2_900_000]),
        outpatientEligible: 0,
        outpatientPaid: 0,
        antenatalPaid: 0,
        oncologyStays: 0,
        limitPaid: {},
      },
      episode: {
        type: 'inpatient',
        benefitCode: null,
        referral: null,
        facility: { level: pick<1 | 2 | 3>([1, 2, 3]), kind: 'hospital', signed: true, local: true },
        start: '2025-03-01',
        end: '2025-03-10',
        offsite: 'none',
        oncologyTherapy: false,
        liability: 'none',
        lines: Array.from({ length: linesEach }, () => {
          const unitPrice = pick([2_500, 40_007, 333, 900_000, 2_860_000])
          const kind = unitPrice > 500_000 ? 'consumable' : pick<LineKind>(['drug', 'service'])
          return {
            class: pick<'A' | 'B' | 'C'>(['A', 'A', 'B', 'C']),
            kind,
            unitPrice,
            quantity: 10_000,
            amount: unitPrice,
            ceiling: null,
            bonusPoints: 0,
            excluded: null,
            date: '2025-03-02',
          }
        }),
      },
      useAccount: false,
    }
  })
}
