import { WHOLE } from './ratio.ts'
import { ok, type Result, refuse } from './result.ts'

/** Money in whole fen (1 yuan = 100 fen). Always an integer; no floating-point number ever holds money. */
export type Fen = number & { readonly __unit: 'fen' }

/** The largest amount that a single figure may have: 10^15 fen. */
export const LARGEST_FEN = 1_000_000_000_000_000

/** The largest sum that is still counted exactly: what single figures add up to may pass 10^15, not this. */
export const LARGEST_SUM_FEN = Number.MAX_SAFE_INTEGER

/** Quantities are counted in ten-thousandths: 1 piece is 10 000. */
export const QUANTITY_ONE = 10_000

/** Names a whole number as fen; anything else is a bug of the caller. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new Error(`broken invariant: ${value} is not a whole number of fen`)
  // The brand is given here and nowhere else.
  return value as Fen
}

/**
 * `amount` × `ratioBp` rounded half up to the fen. Exact for amounts of 0 to 10^15 and ratios of 0 to 100 %:
 * the amount is split so that no product passes 2^53.
 */
export function timesRatio(amount: number, ratioBp: number): number {
  if (amount < 100_000_000_000) return Math.floor((amount * ratioBp + WHOLE / 2) / WHOLE)
  const rest = amount % WHOLE
  return ((amount - rest) / WHOLE) * ratioBp + Math.floor((rest * ratioBp + WHOLE / 2) / WHOLE)
}

/** A price in fen × a quantity in ten-thousandths, rounded half up to the fen. */
export function priceTimesQuantity(unitPrice: number, quantity: number): number {
  const product = unitPrice * quantity
  if (product < 4_503_599_627_370_496) return Math.floor((product + QUANTITY_ONE / 2) / QUANTITY_ONE)
  return Number((BigInt(unitPrice) * BigInt(quantity) + 5_000n) / 10_000n)
}

/** Reads '54110.70', '54110.7' or '54110' as fen, without floating point; at most two decimals, not negative. */
export function parseYuan(text: string): Result<Fen, string> {
  const match = /^(\d{1,14})(?:\.(\d{1,2}))?$/.exec(text)
  if (match === null) return refuse(`'${text}' is not an amount in yuan`)
  const value = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return value > LARGEST_FEN ? refuse(`'${text}' is above 10^15 fen`) : ok(fen(value))
}

/** Writes fen as yuan with two decimals: 5411070 is '54110.70'. */
export function formatYuan(amount: number): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

// The explanation of one bill writes some twenty amounts: looking their parts up takes it half the time.
const CENTS = Array.from({ length: 100 }, (_, cents) => `.${String(cents).padStart(2, '0')}`)
const GROUPS = Array.from({ length: 1000 }, (_, group) => `,${String(group).padStart(3, '0')}`)

/** Writes fen as people read them, with thousands separators: '54,110.70'. */
export function formatYuanGrouped(amount: number): string {
  const whole = Math.abs(amount)
  let yuan = Math.floor(whole / 100)
  let text = CENTS[whole - yuan * 100]
  while (yuan >= 1000) {
    const thousands = Math.floor(yuan / 1000)
    text = `${GROUPS[yuan - thousands * 1000]}${text}`
    yuan = thousands
  }
  return `${amount < 0 ? '−' : ''}${yuan}${text}`
}

/** Reads '2', '0.5' or '1.2345' as ten-thousandths; more than four decimals is refused. */
export function parseQuantity(text: string): Result<number, string> {
  const match = /^(0|[1-9]\d{0,10})(?:\.(\d{1,4}))?$/.exec(text)
  if (match === null) return refuse(`'${text}' is not a quantity with at most four decimals`)
  return ok(Number(match[1]) * QUANTITY_ONE + Number((match[2] ?? '').padEnd(4, '0')))
}

/** Writes ten-thousandths without superfluous zeros: 5000 is '0.5'. */
export function formatQuantity(quantity: number): string {
  const fraction = String(quantity % QUANTITY_ONE)
    .padStart(4, '0')
    .replace(/0+$/, '')
  return `${Math.floor(quantity / QUANTITY_ONE)}${fraction === '' ? '' : `.${fraction}`}`
}
