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

  int4(value: number): void {
    this.#room(4)
    this.#at = this.#buffer.writeInt32BE(value, this.#at)
  }

  /** @param value a whole number that JavaScript holds exactly */
  int8(value: number): void {
    this.#room(8)
    const high = Math.floor(value / 0x1_0000_0000)
    this.#at = this.#buffer.writeInt32BE(high, this.#at)
    this.#at = this.#buffer.writeUInt32BE(value - high * 0x1_0000_0000, this.#at)
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
    for (let at = from; at < digits.length; at++) {
      if (digits.charCodeAt(at) === DASH) continue
      this.#buffer[this.#at++] = (digitOf(digits.charCodeAt(at)) << 4) | digitOf(digits.charCodeAt(++at))
    }
  }

  /** What a function writes, with its length in bytes before it. */
  sized(write: () => void): void {
    this.#room(4)
    const start = this.#at
    this.#at += 4
    write()
    this.#buffer.writeInt32BE(this.#at - start - 4, start)
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

/** `0`–`9`, `a`–`f` and `A`–`F`: their low four bits, and nine more for a letter. @throws where it is no digit */
function digitOf(code: number): number {
  const isDigit =
    (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66)
  if (!isDigit) throw new Error(`no hexadecimal digit: ${String.fromCharCode(code)}`)
  return (code & 0xf) + (code > 0x39 ? 9 : 0)
}
