import { expect, test } from 'vitest'
import { stayIdName } from './stay-in-the-way.ts'

test('a stay that is gone on with is found by the steps after its own admission', () => {
  expect(stayIdName('2401')).toBe('mdtrt_id')
  expect(stayIdName('second.2401')).toBe('second.mdtrt_id')
})
