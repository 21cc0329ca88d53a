import { ok, type Result, refuse } from './result.ts'

/** A ratio in basis points: 85 % is 8500. Always an integer. */
export type Bp = number & { readonly __unit: 'bp' }

/** The whole: 100 %. */
export const WHOLE = 10_000

/** Names an integer as basis points; anything else is a bug of the caller. */
export function bp(value: number): Bp {
  if (!Number.isInteger(value))
    throw new Error(`broken invariant: ${value} is not a whole number of basis points`)
  // The brand is given here and nowhere else.
  return value as Bp
}

/** Reads '85%' or '8.25%' exactly; at most two decimals, from 0 % to 100 %. */
export function parsePercent(text: string): Result<Bp, string> {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?%$/.exec(text)
  if (match === null) return refuse(`'${text}' is not a percentage like 85%`)
  const value = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return value > WHOLE ? refuse(`'${text}' is above 100%`) : ok(bp(value))
}

/** Writes 8500 as '85%' and 825 as '8.25%'; not for what is negative. */
export function formatPercent(value: number): string {
  const hundredths = value % 100
  const whole = (value - hundredths) / 100
  if (hundredths === 0) return `${whole}%`
  if (hundredths % 10 === 0) return `${whole}.${hundredths / 10}%`
  return `${whole}.${hundredths < 10 ? '0' : ''}${hundredths}%`
}
