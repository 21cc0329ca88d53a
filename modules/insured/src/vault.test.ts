import { expect, test } from 'vitest'
import { openVault } from './vault.ts'

const vault = openVault({ encryption: '11'.repeat(32), index: '22'.repeat(32) })

test('an encrypted number comes back, and is never written the same way twice', () => {
  const one = vault.encrypt('429900190001010017')
  expect(vault.decrypt(one)).toBe('429900190001010017')
  expect(Buffer.from(one).equals(Buffer.from(vault.encrypt('429900190001010017')))).toBe(false)
})

test('a changed byte is noticed', () => {
  const sealed = Uint8Array.from(vault.encrypt('429900190001010017'))
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
  expect(() => vault.decrypt(sealed)).toThrow()
})

test('the index finds the same number and depends on its key', () => {
  const other = openVault({ encryption: '11'.repeat(32), index: '33'.repeat(32) })
  expect(vault.blindIndex('4299')).toEqual(vault.blindIndex('4299'))
  expect(vault.blindIndex('4299')).not.toEqual(other.blindIndex('4299'))
})

test('a key that is not a key is refused by name', () => {
  expect(() => openVault({ encryption: 'short', index: '22'.repeat(32) })).toThrow(/encryption key/)
})
