import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { isPassword, NOBODYS_HASH, passwordHash } from './password.ts'

const SALT = Buffer.from('0123456789abcdef')

test('a stored password fits itself and nothing else', async () => {
  const stored = await passwordHash('demo-2026', SALT)
  expect(stored).toMatch(/^scrypt\$16384\$8\$1\$/)
  expect(await isPassword('demo-2026', stored)).toBe(true)
  expect(await isPassword('demo-2025', stored)).toBe(false)
})

test('the cost is read from the stored form, so older passwords stay good when it rises', async () => {
  const cheap = scryptSync('old', SALT, 32, { N: 1024, r: 8, p: 1 }).toString('base64')
  expect(await isPassword('old', `scrypt$1024$8$1$${SALT.toString('base64')}$${cheap}`)).toBe(true)
})

test.each(['', 'plain', 'scrypt$16384$8$1$$', NOBODYS_HASH])(
  'nothing fits the stored form %j',
  async (stored) => {
    expect(await isPassword('', stored)).toBe(false)
    expect(await isPassword('demo-2026', stored)).toBe(false)
  },
)
