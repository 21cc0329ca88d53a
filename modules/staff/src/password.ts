import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** What a new password costs: some 50 ms of one core and 16 MiB. */
const COST = { N: 16_384, r: 8, p: 1 }
const LENGTH = 32

/**
 * The stored form of a password: `scrypt$N$r$p$salt$hash`, salt and hash in base64.
 * @param salt sixteen random bytes of this account alone
 */
export async function passwordHash(password: string, salt: Uint8Array): Promise<string> {
  const hash = await derive(password, salt, COST, LENGTH)
  const parts = [COST.N, COST.r, COST.p, Buffer.from(salt).toString('base64'), hash.toString('base64')]
  return ['scrypt', ...parts].join('$')
}

/** A stored form that no password has, of the same cost: comparing with it takes as long as with a real one. */
export const NOBODYS_HASH = `scrypt$${COST.N}$${COST.r}$${COST.p}$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(LENGTH).toString('base64')}`

/** Whether a password is the stored one; compared in constant time. A stored form that cannot be read fits no password. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, N, r, p, salt, hash] = stored.split('$')
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined) return false
  const expected = Buffer.from(hash, 'base64')
  if (expected.length === 0) return false
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const actual = await derive(password, Buffer.from(salt, 'base64'), cost, expected.length)
  return timingSafeEqual(actual, expected)
}

function derive(password: string, salt: Uint8Array, cost: ScryptOptions, length: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, length, { ...cost, maxmem: 64 * 1024 * 1024 }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}
