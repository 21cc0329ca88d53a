import { expect, test } from 'vitest'
import { bundleOf } from './cases/specimen.ts'
import type { PersonFacts } from './facts.ts'
import { compilePolicy } from './policy.ts'

const compiled = compilePolicy(bundleOf('jingmen'), '2026-10-22')
if (!compiled.ok) throw new Error('Jingmen has law in 2026')
const policy = compiled.value

const person = (facts: Pick<PersonFacts, 'scheme' | 'status'> & { categories?: string[] }): PersonFacts => ({
  ...{ birthDate: '1980-05-01', categories: [], tier: null, conditions: [] },
  ...{ maternityCovered: false, accountBalance: 0 },
  ...facts,
})

test.each([
  ['an employee', person({ scheme: 'employee', status: 'active' }), [[95, 90, 85], [75, 65, 55], [80]]],
  ['a pensioner', person({ scheme: 'employee', status: 'retired' }), [[95, 90, 85], [80, 70, 60], [80]]],
  [
    'a resident',
    person({ scheme: 'resident', status: 'resident' }),
    [
      [90, 75, 60],
      [50, 50, 50],
      [60, 65, 75],
    ],
  ],
  [
    'a destitute resident, tilted (JM-18)',
    person({ scheme: 'resident', status: 'resident', categories: ['tekun'] }),
    [
      [90, 75, 60],
      [50, 50, 50],
      [65, 70, 80],
    ],
  ],
] as const)('of %s is paid what the tables say (JM-13.2.1, JM-14.2, JM-15)', (_, of, percents) => {
  const { inpatient, outpatient, catastrophic } = policy.paidShares(of)
  const percent = (shares: readonly number[]) => shares.map((share) => share / 100)
  expect([percent(inpatient), percent(outpatient), percent(catastrophic)]).toEqual(percents)
})
