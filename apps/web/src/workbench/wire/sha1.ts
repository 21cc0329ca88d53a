/** SHA-1 of bytes. Only for the CSB gateway's HMAC, whose algorithm is fixed by the gateway; works on plain HTTP, where browsers hide WebCrypto. */
export function sha1(message: Uint8Array): Uint8Array {
  const view = padded(message)
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0] as const
  const sums = new Uint32Array(state)
  for (let at = 0; at < view.byteLength; at += 64) compress(sums, view, at)
  const digest = new DataView(new ArrayBuffer(20))
  for (const [index, word] of sums.entries()) digest.setUint32(index * 4, word)
  return new Uint8Array(digest.buffer)
}

/** HMAC-SHA1 of a text under a key, as Base64: the form in which the CSB gateway wants its signature. */
export function hmacSha1Base64(key: string, text: string): string {
  const encoder = new TextEncoder()
  const raw = encoder.encode(key)
  const block = new Uint8Array(64)
  block.set(raw.length > 64 ? sha1(raw) : raw)
  const inner = sha1(
    joined(
      block.map((byte) => byte ^ 0x36),
      encoder.encode(text),
    ),
  )
  const outer = sha1(
    joined(
      block.map((byte) => byte ^ 0x5c),
      inner,
    ),
  )
  return btoa(String.fromCharCode(...outer))
}

function compress(sums: Uint32Array, view: DataView, offset: number): void {
  const w = new Uint32Array(80)
  for (let i = 0; i < 16; i++) w[i] = view.getUint32(offset + i * 4)
  for (let i = 16; i < 80; i++) w[i] = turn(at(w, i - 3) ^ at(w, i - 8) ^ at(w, i - 14) ^ at(w, i - 16), 1)
  let [a, b, c, d, e] = [at(sums, 0), at(sums, 1), at(sums, 2), at(sums, 3), at(sums, 4)]
  for (let i = 0; i < 80; i++) {
    const [mixed, constant] = round(i, b, c, d)
    const next = (turn(a, 5) + mixed + e + constant + at(w, i)) >>> 0
    ;[e, d, c, b, a] = [d, c, turn(b, 30) >>> 0, a, next]
  }
  for (const [index, value] of [a, b, c, d, e].entries()) sums[index] = at(sums, index) + value
}

function round(i: number, b: number, c: number, d: number): [number, number] {
  if (i < 20) return [(b & c) | (~b & d), 0x5a827999]
  if (i < 40) return [b ^ c ^ d, 0x6ed9eba1]
  if (i < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
  return [b ^ c ^ d, 0xca62c1d6]
}

function padded(message: Uint8Array): DataView {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  bytes.set(message)
  bytes[message.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(bytes.length - 4, message.length * 8)
  return view
}

const joined = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}

const turn = (value: number, by: number): number => (value << by) | (value >>> (32 - by))

const at = (words: Uint32Array, index: number): number => words[index] ?? 0
