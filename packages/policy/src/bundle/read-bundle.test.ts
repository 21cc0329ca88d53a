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
    { key: 'firstSelfPay.0.classB', line: 17 },
  ],
  [
    'an amount with three decimals',
    'inpatient.yaml',
    'primary: 200',
    'primary: 200.005',
    { key: 'deductible.0.byLevel.primary' },
  ],
  ['a value without a clause', 'inpatient.yaml', '    cite: JM-13.2.1\n', '', { key: 'ratio.0.cite' }],
  [
    'a clause that no source has',
    'inpatient.yaml',
    'JM-13.2.1',
    'JM-99',
    { reason: "clause 'JM-99' is not in sources.yaml" },
  ],
  [
    'a day without a value',
    'inpatient.yaml',
    'from: "2024-07-01"\n    cite: JM-13.2.1',
    'from: "2024-07-02"\n    cite: JM-13.2.1',
    { key: 'ratio', reason: 'no value is in force on 2024-07-01' },
  ],
  [
    'a value that ends without a successor',
    'inpatient.yaml',
    'cite: JM-13.2.1',
    'to: "2025-12-31"\n    cite: JM-13.2.1',
    { reason: 'no value is in force on 2026-01-01' },
  ],
  [
    'a date that does not exist',
    'inpatient.yaml',
    'from: "2024-07-01"\n    cite: JM-13.2.1',
    'from: "2024-02-30"\n    cite: JM-13.2.1',
    { reason: "'2024-02-30' is not a date" },
  ],
  [
    'an unverified figure without origin',
    'outpatient-employee.yaml',
    '    origin: 第三方数据文件，未见荆政发〔2022〕15号原文\n',
    '',
    { reason: 'an unverified figure says where it came from (origin)' },
  ],
  ['broken YAML', 'common.yaml', 'scope:', 'scope: [', { file: 'common.yaml' }],
])('%s is refused with file, key and reason', (_, file, from, to, fault) => {
  expect(faultsWith(file, from, to)).toContainEqual(expect.objectContaining(fault))
})

test('two values of one day are refused', () => {
  const twice =
    '  - { from: "2025-01-01", to: "2025-06-30", cite: JM-13.0 }\n  - { from: "2025-06-30", cite: JM-13.0 }\n'
  expect(faultsWith('common.yaml', 'ceiling:', `${twice}ceiling:`)).toContainEqual(
    expect.objectContaining({ key: 'scope', reason: 'two values are in force on 2025-06-30' }),
  )
})

test('a missing file is named', () => {
  const { 'common.yaml': _, ...rest } = jingmen
  expect(readBundle(rest)).toMatchObject({
    ok: false,
    error: [{ file: 'common.yaml', reason: 'the file is missing' }],
  })
})
