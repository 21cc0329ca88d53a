import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tierFunction } from './catastrophic.ts'
import type { CatastrophicTerms } from './terms.ts'

const TERMS: CatastrophicTerms = {
  from: '2024-07-01',
  cite: 'JM-15.2',
  readings: [],
  verified: true,
  binding: false,
  tiers: [
    { above: 1_200_000, share: 6_000 },
    { above: 3_000_000, share: 6_500 },
    // A tier far above any bill, so that its products would pass 2^53.
    { above: 200_000_000_000_000, share: 7_500 },
  ],
  lowIncome: { cite: 'JM-18-tilt', verified: false, categories: ['dibao'], firstAbove: 600_000, plus: 500 },
}

/** The same in whole numbers without end. */
function exact(burden: number, isLow: boolean): number {
  const plus = isLow ? 500 : 0
  const from = TERMS.tiers.map(({ above }, at) => (isLow && at === 0 ? 600_000 : above))
  const sum = TERMS.tiers.reduce((all, { share }, at) => {
    const [above = 0, next = Number.MAX_SAFE_INTEGER] = [from[at], from[at + 1]]
    const within = Math.max(0, Math.min(burden, next) - above)
    return all + BigInt(within) * BigInt(share + plus)
  }, 0n)
  return Number((sum + 5_000n) / 10_000n)
}

test('tiers are paid to the fen whatever the burden, for low incomes too', () => {
  const anyBurden = fc.oneof(
    fc.integer({ min: 0, max: 12_000_000 }),
    fc.integer({ min: 0, max: 1_000_000_000_000_000 }),
  )
  fc.assert(
    fc.property(anyBurden, fc.boolean(), (burden, isLow) => {
      expect(tierFunction(TERMS, isLow, burden)).toBe(exact(burden, isLow))
    }),
  )
  for (const burden of [1_199_999, 1_200_000, 1_200_001, 30_001_199_999, 30_003_000_000, 30_003_000_001])
    expect(tierFunction(TERMS, false, burden)).toBe(exact(burden, false))
})
