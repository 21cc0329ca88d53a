import { fromWireId, parseUuid, toWireId } from '@tongchou/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextId } from './next-id.ts'

test('the next id is one more, with carry', () => {
  expect(nextId('01K7X8Q3Z6V0M2N4P6R8T0W2YZ')).toBe('01K7X8Q3Z6V0M2N4P6R8T0W2Z0')
})

test('the next id is the following UUID', () => {
  const uuids = fc.uuid().filter((text) => !text.endsWith('ffffffffffff'))
  fc.assert(
    fc.property(uuids, (text) => {
      const uuid = parseUuid(text)
      const next = uuid.ok ? fromWireId(nextId(toWireId(uuid.value))) : uuid
      const number = (value: string) => BigInt(`0x${value.replaceAll('-', '')}`)
      expect(next.ok && number(next.value)).toBe(number(text) + 1n)
    }),
  )
})
