import { assert, type Fen, fen } from '@tongchou/kernel'

/** Fen as the wire's number of yuan: 5411070 is 54110.7. */
export const yuan = (amount: number): number => amount / 100

/** The wire's amount in yuan as fen; '' is 0. The text is canonical: at most two decimals. */
export const fenOf = (text: string): Fen => fen(scaled(text, 2))

/** The wire's unit price as millionths of a yuan, and back. */
export const priceMicroOf = (text: string): number => scaled(text, 6)
export const priceOf = (micro: number): number => micro / 1_000_000

/** The wire's quantity as ten-thousandths, and back. */
export const quantityOf = (text: string): number => scaled(text, 4)
export const piecesOf = (quantity: number): number => quantity / 10_000

/** A canonical decimal times ten to the power of `decimals`, by its digits and not by multiplication. */
function scaled(text: string, decimals: number): number {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d*)(?:\.(\d+))?$/.exec(text) ?? []
  const value = Number(`${sign}${whole}${fraction.padEnd(decimals, '0')}`)
  assert(fraction.length <= decimals && Number.isFinite(value), `${text} has at most ${decimals} decimals`)
  return value
}
