/** Bytes that grow as they are written, in the order of the network. */
export class BinaryWriter {
  #buffer: Buffer
  #at = 0

  /** @param room bytes that will probably do */
  constructor(room: number) {
    this.#buffer = Buffer.allocUnsafe(room)
  }

  /** How many bytes are written. */
  get length(): number {
    return this.#at
  }

  /** What was written between two lengths. For when all is written: it does not follow a buffer that grows. */
  part(from: number, to: number): Buffer {
    return this.#buffer.subarray(from, to)
  }

  byte(value: number): void {
    this.#room(1)
    this.#buffer[this.#at++] = value
  }

  int2(value: number): void {
    this.#room(2)
    this.#at = this.#buffer.writeInt16BE(value, this.#at)
  }

  /** @throws where it is no whole number of four bytes */
  int4(value: number): void {
    if ((value | 0) !== value) throw new RangeError(`no whole number of four bytes: ${value}`)
    this.#room(4)
    this.#put4(this.#at, value)
    this.#at += 4
  }

  /** @param value a whole number that JavaScript holds exactly */
  int8(value: number): void {
    this.#room(8)
    const high = Math.floor(value / 0x1_0000_0000)
    this.#put4(this.#at, high)
    this.#put4(this.#at + 4, value - high * 0x1_0000_0000)
    this.#at += 8
  }

  text(value: string): void {
    // A character of a string becomes at most three bytes of UTF-8.
    this.#room(3 * value.length)
    if (value.length <= SHORT && this.#isWrittenAsAscii(value)) return
    this.#at += this.#buffer.write(value, this.#at)
  }

  /** Pairs of hexadecimal digits; dashes between pairs are passed over. */
  hex(digits: string, from: number): void {
    this.#room((digits.length - from) >> 1)
    const buffer = this.#buffer
    let to = this.#at
    for (let at = from; at < digits.length; at++) {
      if (digits.charCodeAt(at) === DASH) continue
      buffer[to++] = (digitOf(digits, at) << 4) | digitOf(digits, ++at)
    }
    this.#at = to
  }

  /** Room for the length in bytes of what is written from here on. @returns where to {@link close} it */
  open(): number {
    this.#room(4)
    this.#at += 4
    return this.#at
  }

  /** Notes how much has been written since. */
  close(from: number): void {
    this.#put4(from - 4, this.#at - from)
  }

  #put4(at: number, value: number): void {
    this.#buffer[at] = value >>> 24
    this.#buffer[at + 1] = value >>> 16
    this.#buffer[at + 2] = value >>> 8
    this.#buffer[at + 3] = value
  }

  /** Calling out of JavaScript costs more than a short text does. */
  #isWrittenAsAscii(value: string): boolean {
    for (let at = 0; at < value.length; at++) {
      const code = value.charCodeAt(at)
      if (code > LAST_ASCII) return false
      this.#buffer[this.#at + at] = code
    }
    this.#at += value.length
    return true
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(2 * (this.#at + bytes))
    this.#buffer.copy(larger, 0, 0, this.#at)
    this.#buffer = larger
  }
}

const SHORT = 40
const LAST_ASCII = 0x7f
const DASH = 0x2d

/** What each sign of ASCII is as a hexadecimal digit; 16 for one that is none. */
const DIGITS = Uint8Array.from({ length: LAST_ASCII + 1 }, (_, code) =>
  /[0-9a-f]/i.test(String.fromCharCode(code)) ? Number.parseInt(String.fromCharCode(code), 16) : 16,
)

/** @throws where there is no digit */
function digitOf(digits: string, at: number): number {
  const digit = DIGITS[digits.charCodeAt(at)] ?? 16
  if (digit === 16) throw new Error(`no hexadecimal digit: ${digits.charAt(at)}`)
  return digit
}
