import { expect, test } from 'vitest'
import { bundleOf } from '../cases/specimen.ts'
import { readPersonYear } from './read-person-year.ts'

const jingmen = bundleOf('jingmen')

const stay = {
  type: 'inpatient',
  facility: { level: 2, kind: 'hospital' },
  start: '2025-03-01',
  end: '2025-03-10',
  lines: [{ class: 'A', kind: 'drug', unitPrice: 100, quantity: 2, amount: 200 }],
}
const person = { scheme: 'resident', status: 'resident', birthDate: '1990-01-01' }
const later = { ...stay, start: '2025-05-01', end: '2025-05-02' }

test('a person’s year is written with the keys of the case format; what may be left out gets its default', () => {
  expect(
    readPersonYear({ person, episodes: [stay, { ...later, useAccount: true }] }, jingmen, 2025),
  ).toMatchObject({
    ok: true,
    value: { district: '420800', episodes: [{ useAccount: false }, { useAccount: true }] },
  })
})

test.each<[string, object, string, string, string]>([
  [
    'a misspelt key',
    { person, episodes: [], distrikt: '420802' },
    'unknown-key',
    'distrikt',
    '没有 distrikt 这个键，多半是拼错了，请改正或删去',
  ],
  [
    'a scheme that there is not',
    { person: { ...person, scheme: 'rural' }, episodes: [] },
    'bad-value',
    'person.scheme',
    '“rural” 不是可填的值，请填其中一个：employee、resident、student',
  ],
  [
    'a district that is no code',
    { person, district: '东宝', episodes: [] },
    'bad-value',
    'district',
    '“东宝” 应是六位地区代码，写在引号里',
  ],
  [
    'an amount that is not price × quantity',
    { person, episodes: [stay, { ...later, lines: [{ ...stay.lines[0], amount: 201 }] }] },
    'amount-mismatch',
    'episodes[1].lines[0].amount',
    '金额不等于单价乘数量（四舍五入到分），请核对三个数',
  ],
  [
    'care of another year',
    { person, episodes: [{ ...stay, end: '2026-01-01' }] },
    'bad-date',
    'episodes[0].end',
    '不在 2025 待遇年度（从 2025-01-01 起）之内，请只放这一年的就医',
  ],
  [
    'episodes out of order',
    { person, episodes: [later, stay] },
    'bad-order',
    'episodes[1].end',
    '结束早于前一次就医，请按结束的日期排列',
  ],
  [
    'off-site care without its kind',
    { person, episodes: [{ ...stay, facility: { ...stay.facility, local: false } }] },
    'bad-offsite',
    'episodes[0].offsite',
    '异地情形与机构所在对不上：外地机构请写情形，本地机构请填 none 或 longTerm',
  ],
])('%s is refused with its field', (_, input, code, path, message) => {
  expect(readPersonYear(input, jingmen, 2025)).toMatchObject({ ok: false, error: { code, path, message } })
})
