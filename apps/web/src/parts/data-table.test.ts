import { expect, test } from 'vitest'
import { buttons, change, days, minute, money, words } from './columns.tsx'
import { csvOf } from './data-table.tsx'

interface Visit {
  name: string
  on: string
  at: string | null
  fen: number | null
  difference: number
}

const columns = [
  words<Visit>(
    '机构',
    (it) => it.name,
    () => 'as shown',
  ),
  days<Visit>('日期', (it) => it.on),
  minute<Visit>('时间', (it) => it.at),
  money<Visit>('金额（元）', (it) => it.fen),
  change<Visit>('差额（元）', (it) => it.difference),
  buttons<Visit>(() => 'open'),
]

test('an export says plain days and numbers, nothing where nothing applies, and has no buttons', () => {
  const rows = [
    { name: '示例·一院', on: '2026-10-22', at: '2026-10-22T02:42:07Z', fen: 5_411_070, difference: -120_000 },
    { name: '示例·药店', on: '2026-10-23', at: null, fen: null, difference: 0 },
  ]
  expect(csvOf({ columns, rows })).toBe(
    '\uFEFF机构,日期,时间,金额（元）,差额（元）\r\n示例·一院,2026-10-22,2026-10-22 10:42,54110.70,-1200.00\r\n示例·药店,2026-10-23,,,0.00\r\n',
  )
})
