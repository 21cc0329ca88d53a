/** What the comparison reads of a stay; amounts in fen. */
export interface PlainStay {
  person: { scheme: string }
  year: { pooledPaid: number; catastrophicBurden: number }
  episode: {
    facility: { level: number }
    lines: readonly { class: string; kind: string; unitPrice: number; amount: number }[]
  }
}

/** The amounts on which all engines of the comparison must agree, in fen. */
export interface Compared {
  eligible: number
  deductible: number
  pooledPay: number
  catastrophicPay: number
  cashPay: number
}

/**
 * The yardstick: one stay under Jingmen's law as a programmer would write it by hand, figures in the code, no clause,
 * no date, no trace. The platform is measured against it; nothing of the platform uses it.
 */
export function settleByHand(stay: PlainStay): Compared {
  const isEmployee = stay.person.scheme === 'employee'
  const level = stay.episode.facility.level
  let total = 0
  let eligible = 0
  for (const line of stay.episode.lines) {
    total += line.amount
    if (line.class === 'C') continue
    eligible += line.amount - half(line.amount * firstSelfPayOf(line))
  }
  const standard = level === 1 ? 20_000 : level === 2 ? 60_000 : 100_000
  const deductible = Math.min(eligible, standard)
  const ratio = isEmployee ? 10_000 - level * 500 : level === 1 ? 9_000 : level === 2 ? 7_500 : 6_000
  const left = Math.max(0, (isEmployee ? 30_000_000 : 15_000_000) - stay.year.pooledPaid)
  const pooledPay = Math.min(half((eligible - deductible) * ratio), left)
  const catastrophicPay = catastrophicOf(stay, eligible - deductible - pooledPay)
  return { eligible, deductible, pooledPay, catastrophicPay, cashPay: total - pooledPay - catastrophicPay }
}

/** What the catastrophic fund pays for this burden on top of the year's, in fen. */
export function catastrophicOf(stay: PlainStay, burden: number): number {
  const before = stay.year.catastrophicBurden
  return stay.person.scheme === 'employee'
    ? half(above(before + burden, 1_200_000) * 8_000) - half(above(before, 1_200_000) * 8_000)
    : residentTiers(before + burden) - residentTiers(before)
}

/** The share of a line that the person pays first, in basis points. */
export function firstSelfPayOf(line: { class: string; kind: string; unitPrice: number }): number {
  if (line.kind === 'consumable')
    return line.unitPrice <= 1_000_000 ? 800 : line.unitPrice <= 3_000_000 ? 1_500 : 2_000
  return line.class === 'B' ? 800 : 0
}

function residentTiers(burden: number): number {
  const first = above(Math.min(burden, 3_000_000), 1_200_000) * 6_000
  const second = above(Math.min(burden, 10_000_000), 3_000_000) * 6_500
  return half(first + second + above(burden, 10_000_000) * 7_500)
}

function above(amount: number, threshold: number): number {
  return amount > threshold ? amount - threshold : 0
}

/** Amount × basis points, rounded half up to the fen. */
export function half(amountTimesBasisPoints: number): number {
  return Math.floor((amountTimesBasisPoints + 5_000) / 10_000)
}
