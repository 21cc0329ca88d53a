import { describe, expect, test } from 'vitest'
import { readBundle } from '../bundle/read-bundle.ts'
import { regionFiles } from '../cases/specimen.ts'
import { compilePolicy } from '../policy.ts'
import { applyChange } from './apply-change.ts'
import { type LawChange, readChange } from './change.ts'
import { differenceOf } from './difference.ts'

const jingmen = regionFiles('jingmen')

const DRAFT = `
region: "420800"
title: 分级诊疗调整
from: "2027-01-01"
changes:
  - file: inpatient.yaml
    key: deductible
    set: { byLevel.primary: 100, byLevel.tertiary: 1200 }
  - file: inpatient.yaml
    key: ratio
    set: { table.resident.secondary: 80% }
  - file: inpatient.yaml
    key: maxima.pooledPaid
    entry: { amounts: { employee: 300000, resident: 180000 } }
`

function draft(text = DRAFT): LawChange {
  const read = readChange(text)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

function filesAfter(change: LawChange, files = jingmen): Record<string, string> {
  const applied = applyChange(files, change)
  if (!applied.ok) throw new Error(JSON.stringify(applied.error))
  return applied.value
}

describe('a change of the law', () => {
  test('adds dated values from its first day; the day before, the law is as it was', () => {
    const read = readBundle(filesAfter(draft()))
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    const standardOn = (day: string) => {
      const policy = compilePolicy(read.value, day)
      if (!policy.ok) throw new Error(policy.error.code)
      return policy.value.settle(aStay).amounts.deductible
    }
    expect([standardOn('2026-12-31'), standardOn('2027-01-01')]).toEqual([100_000, 120_000])
  })

  test('leaves remarks and every other line of the file', () => {
    const kept = filesAfter(draft(), {
      ...jingmen,
      'inpatient.yaml': `# a remark\n${jingmen['inpatient.yaml']}`,
    })
    expect(kept['inpatient.yaml']).toContain('# a remark')
    expect(kept['outpatient-resident.yaml']).toBe(jingmen['outpatient-resident.yaml'])
  })

  test('is told in the words of the law, with the day and the clause', () => {
    expect(
      differenceOf(jingmen, filesAfter(draft())).map(({ words, before, after, from, cite }) => [
        words,
        before?.text,
        after?.text,
        from,
        cite,
      ]),
    ).toEqual([
      ['住院 · 起付标准 · 一级及以下', '200 元', '100 元', '2027-01-01', 'JM-13.1'],
      ['住院 · 起付标准 · 三级及以上', '1,000 元', '1,200 元', '2027-01-01', 'JM-13.1'],
      ['住院 · 支付比例 · 居民 · 二级', '75%', '80%', '2027-01-01', 'JM-13.2.1'],
      ['住院 · 最高支付限额 · 年度统筹 · 居民', '150,000 元', '180,000 元', '2027-01-01', 'JM-13.3'],
    ])
  })

  test('two versions that say the same do not differ', () => {
    expect(
      differenceOf(jingmen, { ...jingmen, 'common.yaml': `# a remark\n${jingmen['common.yaml']}` }),
    ).toEqual([])
  })

  test('ends a value that was to end later, and takes over its last day', () => {
    const files = {
      'x.yaml':
        'rate:\n  - { from: "2024-01-01", to: "2027-06-30", cite: A, share: 1% }\n  - { from: "2027-07-01", cite: A, share: 3% }\n',
    }
    const change = draft(
      'region: "420800"\nfrom: "2027-01-01"\nchanges: [{ file: x.yaml, key: rate, set: { share: 2% } }]',
    )
    expect(
      differenceOf(files, filesAfter(change, files)).map(({ before, after, from }) => [
        before?.text,
        after?.text,
        from,
      ]),
    ).toEqual([['1%', '2%', '2027-01-01']])
  })

  test('brings new clauses along', () => {
    const change = draft(
      DRAFT.replace('changes:', 'clauses:\n  JM-2027.1: { label: 第一条, gist: 起付标准调整。 }\nchanges:'),
    )
    const found = differenceOf(jingmen, filesAfter(change)).find(({ file }) => file === 'sources.yaml')
    expect(found).toMatchObject({ path: 'clauses.JM-2027.1', before: null })
  })
})

test.each<[string, string, string, object]>([
  [
    'a file that the law does not have',
    'inpatient.yaml\n    key: deductible',
    'inpatients.yaml\n    key: deductible',
    { file: 'inpatients.yaml', reason: '政策里没有 inpatients.yaml 这个文件，请改正文件名' },
  ],
  [
    'a word that the file does not have',
    'key: deductible',
    'key: deductable',
    {
      file: 'inpatient.yaml',
      key: 'deductable',
      reason: 'inpatient.yaml 里没有 deductable 这一项，请改正 key；要新增这一项，请写 cite 和 entry',
    },
  ],
  [
    'a path that the value does not have',
    'byLevel.primary',
    'byLevel.first',
    { key: 'deductible.byLevel.first', reason: '现行的值里没有 byLevel.first，请改正 set 里的键' },
  ],
  [
    'a day that is taken',
    '2027-01-01',
    '2024-07-01',
    {
      key: 'deductible',
      reason: '从 2024-07-01 起已有一个值，新的值请另定一天',
    },
  ],
  [
    'a day before the law',
    '2027-01-01',
    '2020-01-01',
    { key: 'ratio', reason: '2020-01-01 这一天没有值可改，请把 from 定在办法施行以后' },
  ],
])('%s is refused with file, key and reason', (_, from, to, fault) => {
  const applied = applyChange(jingmen, draft(DRAFT.replace(from, to)))
  expect(applied.ok ? [] : applied.error).toContainEqual(expect.objectContaining(fault))
})

test.each<[string, string, string, object]>([
  ['a date that does not exist', '"2027-01-01"', '"2027-02-30"', { key: 'from', line: 4 }],
  ['a misspelt key', 'set: { table', 'sets: { table', { key: 'changes.1' }],
  ['a draft without changes', DRAFT.slice(DRAFT.indexOf('changes:')), 'changes: []\n', { key: 'changes' }],
  [
    'both set and entry',
    'set: { table.resident.secondary: 80% }',
    'set: {}\n    entry: {}',
    {
      key: 'changes.1',
      line: 9,
      reason: expect.stringContaining('set（改哪几处）和 entry（整个新值）只能写一种，也必须写一种'),
    },
  ],
])('%s is refused with its key and line', (_, from, to, fault) => {
  const read = readChange(DRAFT.replace(from, to))
  expect(read.ok ? [] : read.error).toContainEqual(expect.objectContaining({ file: 'draft.yaml', ...fault }))
})

const aStay = {
  person: {
    scheme: 'employee',
    status: 'active',
    birthDate: '1980-05-01',
    categories: [],
    tier: null,
    conditions: [],
    maternityCovered: false,
    accountBalance: 0,
  },
  year: {
    pooledPaid: 0,
    catastrophicBurden: 0,
    outpatientEligible: 0,
    outpatientPaid: 0,
    antenatalPaid: 0,
    oncologyStays: 0,
    limitPaid: {},
  },
  episode: {
    type: 'inpatient',
    benefitCode: null,
    facility: { level: 3, kind: 'hospital', signed: true, local: true },
    start: '2025-03-01',
    end: '2025-03-10',
    offsite: 'none',
    referral: null,
    oncologyTherapy: false,
    liability: 'none',
    lines: [
      {
        class: 'A',
        kind: 'drug',
        unitPrice: 500_000,
        quantity: 10_000,
        amount: 500_000,
        ceiling: null,
        bonusPoints: 0,
        excluded: null,
        date: '2025-03-02',
      },
    ],
  },
  useAccount: false,
} as const
