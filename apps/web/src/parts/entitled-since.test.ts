import type { EntitlementView } from '@tongchou/insured/contract'
import { expect, it } from 'vitest'
import { entitledSince } from './entitled-since.ts'

const span = (from: string, to: string | null, parts: Partial<EntitlementView> = {}): EntitlementView => ({
  ...{ state: 'entitled', scheme: 'employee', clause: 'JM-17.1.1', reason: '', from, to },
  ...parts,
})

it('goes back over days of a gap that was made good, not over another scheme or a wait', () => {
  const now = span('2022-06-11', null)
  const spans = [
    span('2012-01-01', '2017-12-31', { scheme: 'resident' }),
    span('2018-01-01', '2018-01-31', { state: 'waiting' }),
    span('2018-02-01', '2022-04-30'),
    span('2022-05-01', '2022-06-10', { clause: 'JM-17.1.2' }),
    now,
  ]
  expect(entitledSince(now, spans)).toBe('2018-02-01')
})

it('stays where it is when nothing comes before', () => {
  expect(entitledSince(span('2025-02-01', null), [])).toBe('2025-02-01')
})
