import { expect, test } from 'vitest'
import { paidYears } from './paid-years.ts'

const month = (period: string, arrived: string, isLate = false) => ({
  ...{ scheme: 'employee' as const, period, arrived, isLate },
})

test('contributions stand by year and scheme, months in runs, late ones named', () => {
  const resident = { scheme: 'resident' as const, period: '2023', arrived: '2022-11-20', isLate: false }
  expect(
    paidYears([
      resident,
      month('2024-01', '2024-01-18'),
      month('2024-02', '2024-02-18'),
      month('2024-04', '2024-06-03', true),
      month('2024-05', '2024-06-03', true),
    ]),
  ).toEqual([
    {
      year: '2024',
      scheme: 'employee',
      months: '1—2、4—5 月',
      count: 4,
      arrived: '2024-06-03',
      late: '4—5 月',
    },
    { year: '2023', scheme: 'resident', months: null, count: 1, arrived: '2022-11-20', late: null },
  ])
})
