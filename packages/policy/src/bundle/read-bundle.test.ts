import { expect, test } from 'vitest'
import { regionFiles } from '../cases/specimen.ts'
import type { BundleFault } from './read-bundle.ts'
import { readBundle } from './read-bundle.ts'

const jingmen = regionFiles('jingmen')

/** Jingmen's files with one text replaced in one of them. */
function faultsWith(file: string, from: string, to: string): BundleFault[] {
  const text = jingmen[file] ?? ''
  if (!text.includes(from)) throw new Error(`${file} has no '${from}'`)
  const read = readBundle({ ...jingmen, [file]: text.replace(from, to) })
  return read.ok ? [] : read.error
}

test.each(['jingmen', 'erenhot', 'shapingba'])('the bundle of %s loads without fault', (place) => {
  expect(readBundle(regionFiles(place))).toMatchObject({ ok: true })
})

test('the hash is of the content: comments and the order of keys do not change it, a value does', () => {
  const hash = (files: Record<string, string>) => {
    const read = readBundle(files)
    return read.ok ? read.value.hash : read.error
  }
  const inpatient = jingmen['inpatient.yaml'] ?? ''
  expect(hash({ ...jingmen, 'inpatient.yaml': `# a remark\n${inpatient}` })).toBe(hash(jingmen))
  expect(
    hash({ ...jingmen, 'inpatient.yaml': inpatient.replace('tertiary: 1000', 'tertiary: 1200') }),
  ).not.toBe(hash(jingmen))
})

test.each<[string, string, string, string, Partial<BundleFault>]>([
  [
    'a word that the vocabulary does not know',
    'inpatient.yaml',
    'deductible:',
    'deductable:',
    { file: 'inpatient.yaml' },
  ],
  [
    'a percentage without its sign',
    'inpatient.yaml',
    'classB: 8%',
    'classB: 8',
    { key: 'firstSelfPay.0.classB', line: 17, reason: '8 应是文字，写在引号里' },
  ],
  [
    'an amount with three decimals',
    'inpatient.yaml',
    'primary: 200',
    'primary: 200.005',
    {
      key: 'deductible.0.byLevel.primary',
      reason: '200.005 应是以元计的金额，不能是负数，最多两位小数',
    },
  ],
  [
    'a value without a clause',
    'inpatient.yaml',
    '    cite: JM-13.2.1\n',
    '',
    { key: 'ratio.0.cite', reason: '没有写，请补上' },
  ],
  [
    'a clause that no source has',
    'inpatient.yaml',
    'JM-13.2.1',
    'JM-99',
    { reason: '引用的条款 JM-99 不在 sources.yaml 里：改正条款号，或先在 sources.yaml 里登记' },
  ],
  [
    'a day without a value',
    'inpatient.yaml',
    'from: "2024-07-01"\n    cite: JM-13.2.1',
    'from: "2024-07-02"\n    cite: JM-13.2.1',
    { key: 'ratio', reason: '2024-07-01 这一天没有值，请补一条，或把 from 提前' },
  ],
  [
    'a value that ends without a successor',
    'inpatient.yaml',
    'cite: JM-13.2.1',
    'to: "2025-12-31"\n    cite: JM-13.2.1',
    { reason: '2026-01-01 这一天没有值，请补一条，或把 from 提前' },
  ],
  [
    'a date that does not exist',
    'inpatient.yaml',
    'from: "2024-07-01"\n    cite: JM-13.2.1',
    'from: "2024-02-30"\n    cite: JM-13.2.1',
    { reason: '没有 2024-02-30 这一天，日期写成 2025-03-01' },
  ],
  [
    'an unverified figure without origin',
    'outpatient-employee.yaml',
    '    origin: 第三方数据文件，未见荆政发〔2022〕15号原文\n',
    '',
    { reason: '没有核实的数字（verified: false）要写明出处，请加 origin' },
  ],
  [
    'broken YAML',
    'common.yaml',
    'scope:',
    'scope: [',
    { file: 'common.yaml', reason: '这一行读不下去：方括号或花括号没有收尾，请改正后再读' },
  ],
])('%s is refused with file, key and reason', (_, file, from, to, fault) => {
  expect(faultsWith(file, from, to)).toContainEqual(expect.objectContaining(fault))
})

test('two values of one day are refused', () => {
  const twice =
    '  - { from: "2025-01-01", to: "2025-06-30", cite: JM-13.0 }\n  - { from: "2025-06-30", cite: JM-13.0 }\n'
  expect(faultsWith('common.yaml', 'ceiling:', `${twice}ceiling:`)).toContainEqual(
    expect.objectContaining({
      key: 'scope',
      reason: '2025-06-30 这一天有两个值，请改 from 或 to，让前一个先结束',
    }),
  )
})

test('a missing file is named', () => {
  const { 'common.yaml': _, ...rest } = jingmen
  expect(readBundle(rest)).toMatchObject({
    ok: false,
    error: [{ file: 'common.yaml', reason: '缺这个文件，请补上' }],
  })
})
