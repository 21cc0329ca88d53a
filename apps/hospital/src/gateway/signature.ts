import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** x-tif: lowercase hexadecimal SHA-256 of timestamp, secret, nonce and timestamp again. */
export const signTif = (secret: string, timestamp: string, nonce: string): string =>
  createHash('sha256').update(`${timestamp}${secret}${nonce}${timestamp}`).digest('hex')

/** CSB: base64 HMAC-SHA1 of the headers as k=v, sorted by key and joined by &. */
export function signCsb(secret: string, parameters: Readonly<Record<string, string>>): string {
  const text = Object.entries(parameters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join('&')
  return createHmac('sha1', secret).update(text).digest('base64')
}

/** Compares two signatures in a time that says nothing of where they differ. */
export function isSameSignature(expected: string, given: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(expected), digest(given))
}
