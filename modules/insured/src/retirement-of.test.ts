import { civilDate } from '@tongchou/kernel'
import { expect, test } from 'vitest'
import type { StoredRecord } from './person-record.ts'
import { retirementOf } from './retirement-of.ts'
import { jingmen } from './specimen.ts'

const bundle = jingmen()

/** Employee months up to and with October 2026. */
const monthsUpToOctober2026 = (count: number) =>
  Array.from({ length: count }, (_, ago) => {
    const at = 2026 * 12 + 9 - ago
    const period = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
    return { scheme: 'employee' as const, period, arrived: '2026-10-12', isLate: false }
  })

const record = (sex: 'M' | 'F', months: number, status: 'active' | 'retired' = 'active'): StoredRecord => ({
  ...{
    personNo: '1',
    name: '示例',
    sex,
    age: 46,
    bornOn: '1980-04-19',
    idNumberMask: '',
    district: '420802',
  },
  ...{ specialStatus: null, diedOn: null, on: civilDate('2026-10-22') },
  enrolment: {
    ...{ scheme: 'employee', enrolledAs: 'employer', status, tier: null, district: '420802' },
    ...{ employer: null, hasAccount: true, from: '2019-05-01', to: null },
  },
  entitlement: {
    state: 'entitled',
    scheme: 'employee',
    clause: 'JM-17.1.1',
    reason: '',
    from: null,
    to: null,
  },
  ...{ enrolments: [], entitlements: [], categories: [], events: [] },
  payments: monthsUpToOctober2026(months),
})

test.each([
  ['a man a month short of thirty years', 'M', 359, 1],
  ['a man with thirty years', 'M', 360, 0],
  ['a woman a month short of twenty-five', 'F', 299, 1],
  ['a woman with twenty-five', 'F', 300, 0],
  ['somebody who begins', 'F', 0, 300],
] as const)('%s still owes the months that are missing (JM-8.3)', (_, sex, months, owed) => {
  expect(retirementOf(record(sex, months), bundle)).toMatchObject({ paid: months, owed, clause: 'JM-8.3' })
})

test('months paid ahead do not count before they have come, and retirees are asked for nothing', () => {
  const ahead = { scheme: 'employee' as const, period: '2026-11', arrived: '2026-10-12', isLate: false }
  const paid = record('M', 12)
  expect(retirementOf({ ...paid, payments: [...paid.payments, ahead] }, bundle)).toMatchObject({ paid: 12 })
  expect(retirementOf(record('M', 400, 'retired'), bundle)).toBeNull()
})
