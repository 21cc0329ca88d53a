import { WHOLE } from '@tongchou/kernel'
import { percent } from '../bundle/values.ts'

/** 4% 以内, 不低于 80%, 6% 左右: the bounds of a share of a base, both included. */
export const shareBounds = { least: percent.optional(), most: percent.optional() }

export interface ShareBounds {
  readonly least?: number | undefined
  readonly most?: number | undefined
}

export type Standing = 'below' | 'within' | 'above'

/** Where a part of a whole stands, exactly: no rounding lets through one fen more. */
export function standingOf(part: number, whole: number, { least, most }: ShareBounds): Standing {
  const scaled = BigInt(part) * BigInt(WHOLE)
  if (least !== undefined && scaled < BigInt(whole) * BigInt(least)) return 'below'
  return most !== undefined && scaled > BigInt(whole) * BigInt(most) ? 'above' : 'within'
}

/** part ÷ whole in basis points, half up, also where the part is below zero; null where there is no whole. */
export function shareOfWhole(part: number, whole: number): number | null {
  if (whole === 0) return null
  return Number(floored(BigInt(part) * BigInt(2 * WHOLE) + BigInt(whole), 2n * BigInt(whole)))
}

/** The largest whole amount that is not above a share of a base. */
export const mostOf = (base: number, shareBp: number): number =>
  Number((BigInt(base) * BigInt(shareBp)) / BigInt(WHOLE))

/** The smallest whole amount that is not below a share of a base. */
export const leastOf = (base: number, shareBp: number): number =>
  Number(-floored(-BigInt(base) * BigInt(shareBp), BigInt(WHOLE)))

const floored = (a: bigint, b: bigint): bigint => (a >= 0n || a % b === 0n ? a / b : a / b - 1n)
