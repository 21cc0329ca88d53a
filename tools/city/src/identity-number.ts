import { assert, type CivilDate } from '@tongchou/kernel'
import type { Sex } from './person.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** 4208 is Jingmen; no county has ever had 99, so no person can have such a number. */
export const IMPOSSIBLE_REGION = '420899'

/** The check character (GB 11643) of the first seventeen digits. */
export function checkCharacter(seventeen: string): string {
  let sum = 0
  for (let at = 0; at < 17; at++) sum += (seventeen.charCodeAt(at) - 48) * (WEIGHTS[at] ?? 0)
  return CHECKS.charAt(sum % 11)
}

/** An identity number that cannot be a real one. @param order 0 … 499 among those born on that day of that sex */
export function identityNumber(bornOn: CivilDate, sex: Sex, order: number): string {
  assert(order >= 0 && order < 500, 'no more than 500 of one sex are born on one day')
  const sequence = order * 2 + (sex === 'M' ? 1 : 0)
  const seventeen = `${IMPOSSIBLE_REGION}${bornOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return seventeen + checkCharacter(seventeen)
}

/** First four and last four, as screens show it. */
export const maskOf = (idNumber: string): string => `${idNumber.slice(0, 4)}**********${idNumber.slice(-4)}`

/** Gives every person of a birthday and sex another number; sixteen bits a day, whatever the city's size. */
export class IdentityNumbers {
  readonly #given = new Map<string, number>()

  next(bornOn: CivilDate, sex: Sex): string {
    const key = bornOn + sex
    // The first hundred of a day stay free for persons with fixed numbers.
    const order = this.#given.get(key) ?? 100
    this.#given.set(key, order + 1)
    return identityNumber(bornOn, sex, order)
  }
}
