import { assert } from './assert.ts'
import { ok, type Result, refuse } from './result.ts'

/** A UUID in its usual text, version 7: ordered by the time of its making. */
export type Uuid = string & { readonly __unit: 'uuid' }

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Makes a version 7 UUID from the clock's milliseconds and ten random bytes, both given by the app. */
export function uuidV7(atMs: number, random: Uint8Array): Uuid {
  assert(random.length >= 10, 'a UUID needs ten random bytes')
  assert(Number.isInteger(atMs) && atMs >= 0 && atMs < 2 ** 48, 'a UUID needs a time of 48 bits')
  const bytes = new Uint8Array(16)
  let time = atMs
  for (let at = 5; at >= 0; at--) {
    bytes[at] = time % 256
    time = Math.floor(time / 256)
  }
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = 0x70 | ((random[0] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((random[2] ?? 0) & 0x3f)
  return write(bytes)
}

/** Reads a UUID in its usual text. */
export function parseUuid(text: string): Result<Uuid, string> {
  const lower = text.toLowerCase()
  // The brand is given after the check.
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(lower)
    ? ok(lower as Uuid)
    : refuse(`'${text}' is not a UUID`)
}

/** The 26 characters that stand for a UUID on the wire and in addresses (Crockford base32): national ids hold at most 30. */
export function toWireId(id: Uuid): string {
  let rest = BigInt(`0x${id.replaceAll('-', '')}`)
  let text = ''
  for (let at = 0; at < 26; at++) {
    text = CROCKFORD.charAt(Number(rest & 31n)) + text
    rest >>= 5n
  }
  return text
}

/** Reads the 26 characters back; O is read as 0, I and L as 1, as Crockford says. */
export function fromWireId(text: string): Result<Uuid, string> {
  const upper = text.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
  if (!/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(upper)) return refuse(`'${text}' is not an id of 26 characters`)
  let value = 0n
  for (const character of upper) value = (value << 5n) | BigInt(CROCKFORD.indexOf(character))
  return parseUuid(hyphenate(value.toString(16).padStart(32, '0')))
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
/** The bytes of a UUID before which its text has a hyphen. */
const GROUPS = new Set([4, 6, 8, 10])

/** Written out by table: a city is a million of these. */
function write(bytes: Uint8Array): Uuid {
  let text = ''
  for (let at = 0; at < 16; at++) text += (GROUPS.has(at) ? '-' : '') + HEX[bytes[at] ?? 0]
  // Sixteen bytes spell a UUID.
  return text as Uuid
}

const hyphenate = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`

/** The random part of many ids from one draw: asking the system for each costs more than the id. @param draw gives so many random bytes */
export function randomTens(draw: (count: number) => Uint8Array): () => Uint8Array {
  let drawn = new Uint8Array(0)
  let at = 0
  return () => {
    if (at === drawn.length) {
      drawn = Uint8Array.from(draw(4_000))
      at = 0
    }
    at += 10
    return drawn.subarray(at - 10, at)
  }
}
