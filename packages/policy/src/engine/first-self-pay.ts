import type { BenefitFile } from '../bundle/schema.ts'
import type { LineFacts } from '../facts.ts'

type FirstSelfPay = NonNullable<BenefitFile['firstSelfPay']>[number]

/** 先行自付 as the clause writes it, and the same as a line asks for it. */
export type FirstSelfPayTerms = FirstSelfPay & { shares: FirstShares }

/** In basis points; every line costs the look at them, so each is a figure of its own. */
interface FirstShares {
  classB: number
  other: number
  /** Of consumables by price, and above the last band; null where a consumable is a line like any other. */
  bands: readonly { upTo: number; share: number }[]
  aboveBands: number | null
  /** Every share above zero that a line may have, the highest first. */
  rates: readonly number[]
}

export function withFirstShares(rule: FirstSelfPay): FirstSelfPayTerms {
  const { everyLine, classB = 0, consumables } = rule
  if (everyLine !== undefined) return withRates(rule, everyLine, everyLine, [], null)
  const bands: { upTo: number; share: number }[] = []
  let aboveBands: number | null = null
  for (const { upTo, share } of consumables?.bands ?? [])
    if (aboveBands !== null) break
    else if (upTo === undefined) aboveBands = share
    else bands.push({ upTo, share })
  return withRates(rule, classB, 0, bands, aboveBands)
}

function withRates(
  rule: FirstSelfPay,
  classB: number,
  other: number,
  bands: FirstShares['bands'],
  aboveBands: number | null,
): FirstSelfPayTerms {
  const all = new Set([classB, other, aboveBands ?? 0, ...bands.map(({ share }) => share)])
  const rates = [...all].filter((rate) => rate > 0).sort((a, b) => b - a)
  return { ...rule, shares: { classB, other, bands, aboveBands, rates } }
}

/** The share of a line that the person pays first: by price band for consumables, otherwise for class 乙. */
export function firstShareOf(rule: FirstSelfPayTerms | null, line: LineFacts): number {
  if (rule === null) return 0
  const { classB, other, bands, aboveBands } = rule.shares
  if (line.kind === 'consumable') {
    // Not `for … of`, which costs the whole settlement a tenth.
    for (let at = 0; at < bands.length; at++) {
      const band = bands[at]
      if (band !== undefined && line.unitPrice <= band.upTo) return band.share
    }
    if (aboveBands !== null) return aboveBands
  }
  return line.class === 'B' ? classB : other
}
