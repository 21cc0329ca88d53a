const ROUND_CONSTANTS = fractionalBits(64, 3)
const INITIAL_STATE = fractionalBits(8, 2)

/** SHA-256 of bytes, or of a text as UTF-8, in lower-case hex; synchronous, so that a bundle's hash is the same in Node and in the browser. */
export function sha256Hex(content: string | Uint8Array): string {
  const message = padded(typeof content === 'string' ? new TextEncoder().encode(content) : content)
  const state = INITIAL_STATE.slice()
  const schedule = new Uint32Array(64)
  for (let at = 0; at < message.length; at += 64) compress(state, message, at, schedule)
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}

function padded(bytes: Uint8Array): DataView & { length: number } {
  const length = Math.ceil((bytes.length + 9) / 64) * 64
  const buffer = new Uint8Array(length)
  buffer.set(bytes)
  buffer[bytes.length] = 0x80
  const view = new DataView(buffer.buffer)
  view.setUint32(length - 8, Math.floor(bytes.length / 0x2000_0000))
  view.setUint32(length - 4, (bytes.length << 3) >>> 0)
  return Object.assign(view, { length })
}

function compress(state: Uint32Array, message: DataView, offset: number, w: Uint32Array): void {
  for (let i = 0; i < 16; i++) w[i] = message.getUint32(offset + i * 4)
  for (let i = 16; i < 64; i++) {
    const [a, b] = [word(w, i - 15), word(w, i - 2)]
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10)
    w[i] = word(w, i - 16) + s0 + word(w, i - 7) + s1
  }
  let [a, b, c, d, e, f, g, h] = Array.from(state) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + word(ROUND_CONSTANTS, i) + word(w, i)) >>> 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) >>> 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) >>> 0, c, b, a, (t1 + t2) >>> 0]
  }
  for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i] = word(state, i) + value
}

const turn = (value: number, by: number): number => (value >>> by) | (value << (32 - by))

const word = (words: Uint32Array, at: number): number => words[at] ?? 0

/** The first 32 bits of the fractional parts of the square or cube roots of the first primes: the standard's own constants. */
function fractionalBits(count: number, root: 2 | 3): Uint32Array {
  const words = new Uint32Array(count)
  for (let prime = 2, found = 0; found < count; prime++) {
    if (!isPrime(prime)) continue
    words[found++] = Number(integerRoot(BigInt(prime) << BigInt(32 * root), root) & 0xffff_ffffn)
  }
  return words
}

function isPrime(value: number): boolean {
  for (let divisor = 2; divisor * divisor <= value; divisor++) if (value % divisor === 0) return false
  return true
}

/** The largest integer whose power is at most the value, by halving. */
function integerRoot(value: bigint, power: 2 | 3): bigint {
  let [low, high] = [0n, 1n << 40n]
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    if (middle ** BigInt(power) <= value) low = middle
    else high = middle
  }
  return low
}
