import { type CivilDate, parseDate } from './civil-date.ts'
import { parseUuid, type Uuid } from './ids.ts'
import { ok, type Result, refuse } from './result.ts'

/** Without I, L, O and U, which are taken for another sign or word. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BEIJING_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/**
 * The number of a thing as people say it: the day in Beijing on which its id was made, ten signs of the id, and a sign that checks the
 * rest, as `261122-7KQ4M-9XM3B-C`. It follows from the id alone, so nobody has to count; the 48 bits after the day make two of one day
 * alike once in thousands of years of a city.
 */
export function readableNumber(id: Uuid): string {
  const hex = id.replaceAll('-', '')
  const day = new Date(Number.parseInt(hex.slice(0, 12), 16) + BEIJING_MS)
    .toISOString()
    .slice(2, 10)
    .replaceAll('-', '')
  let rest = Number.parseInt(hex.slice(20), 16)
  let signs = ''
  for (let at = 0; at < 10; at++) {
    signs = SIGNS.charAt(rest % 32) + signs
    rest = Math.floor(rest / 32)
  }
  return `${day}-${signs.slice(0, 5)}-${signs.slice(5)}-${checkSign(day + signs)}`
}

/** What a said number means: ids of this time whose last twelve digits are these. */
export interface NumberedIds {
  /** The day in Beijing. */
  readonly day: CivilDate
  readonly from: Uuid
  readonly before: Uuid
  readonly tail: string
}

/** Reads a number that somebody typed, with or without dashes and spaces; refuses one whose check sign does not fit, as after a slip. */
export function readReadableNumber(text: string): Result<NumberedIds, 'not-a-number' | 'misread'> {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  const found = /^(\d{2})(\d{2})(\d{2})([0-9A-HJKMNP-TV-Z]{10})([0-9A-HJKMNP-TV-Z])$/.exec(plain)
  if (found === null) return refuse('not-a-number')
  const [, year = '', month = '', day = '', signs = '', check = ''] = found
  if (checkSign(year + month + day + signs) !== check) return refuse('misread')
  const start = Date.parse(`20${year}-${month}-${day}T00:00:00+08:00`)
  const value = [...signs].reduce((total, sign) => total * 32 + SIGNS.indexOf(sign), 0)
  if (Number.isNaN(start) || value >= 2 ** 48) return refuse('misread')
  const [from, before] = [firstIdAt(start), firstIdAt(start + DAY_MS)]
  const civil = parseDate(`20${year}-${month}-${day}`)
  return from.ok && before.ok && civil.ok
    ? ok({
        day: civil.value,
        from: from.value,
        before: before.value,
        tail: value.toString(16).padStart(12, '0'),
      })
    : refuse('misread')
}

function firstIdAt(ms: number) {
  const hex = ms.toString(16).padStart(12, '0')
  return parseUuid(`${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`)
}

/** Every sign weighs an odd number, so that no single slip goes unseen. */
function checkSign(signs: string): string {
  const sum = [...signs].reduce((total, sign, at) => total + SIGNS.indexOf(sign) * (2 * at + 1), 0)
  return SIGNS.charAt(sum % 32)
}
