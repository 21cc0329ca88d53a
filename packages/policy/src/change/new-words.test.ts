import { expect, test } from 'vitest'
import { type Bundle, readBundle } from '../bundle/read-bundle.ts'
import { regionFiles } from '../cases/specimen.ts'
import type { SettlementFacts } from '../facts.ts'
import { compilePolicy } from '../policy.ts'
import { aloneVersions } from './alone.ts'
import { applyChange } from './apply-change.ts'
import { readChange } from './change.ts'
import { differenceOf } from './difference.ts'

const jingmen = regionFiles('jingmen')

const CHRONIC = `
region: "420800"
from: "2027-01-01"
clauses: { JM-2027.1: { label: 第一条, gist: 门诊慢特病按病种支付。 } }
newBenefits:
  chronic.yaml:
    cite: JM-2027.1
    benefit: chronic
    schemes: [employee, resident]
    words:
      facilities: { certified: chronic }
      ratio: { flat: 60% }
      diseases:
        list:
          M03900: { name: 高血压, kind: chronic, ratio: { flat: 60% }, limit: 3000 }
      maxima.pooledPaid: { amounts: { employee: 300000, resident: 150000 } }
      counts: { pooledPaid: true, limit: code, burden: true }
`

const SUPPLEMENT = `
region: "420800"
from: "2027-01-01"
changes:
  - file: common.yaml
    key: civilServant
    cite: JM-10.3
    entry: { schemes: [employee], above: 2000, share: 70%, limit: 20000 }
`

function filesAfter(text: string): Record<string, string> {
  const draft = readChange(text)
  const files = draft.ok ? applyChange(jingmen, draft.value) : draft
  if (!files.ok) throw new Error(JSON.stringify(files.error))
  return files.value
}

function lawOf(files: Record<string, string>): Bundle {
  const read = readBundle(files)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

const faultsOf = (text: string, files = jingmen): unknown => {
  const draft = readChange(text)
  const changed = draft.ok ? applyChange(files, draft.value) : draft
  const read = changed.ok ? readBundle(changed.value) : changed
  return read.ok ? [] : read.error
}

test('a benefit that a change brings begins on its day; the day before, the law has no figures for it', () => {
  const bundle = lawOf(filesAfter(CHRONIC))
  const coversOn = (day: string): boolean => {
    const policy = compilePolicy(bundle, day)
    return policy.ok && policy.value.covers('resident', { type: 'chronic', benefitCode: 'M03900' })
  }
  expect([coversOn('2026-12-31'), coversOn('2027-01-01')]).toEqual([false, true])
  expect(compilePolicy(bundle, '2024-07-01').ok).toBe(true)
})

test('a new benefit is one change: alone it is the whole file, and its values are told one by one', () => {
  const after = filesAfter(CHRONIC)
  expect(aloneVersions(jingmen, after).map(({ file, key }) => [file, key])).toEqual([['chronic.yaml', '']])
  const told = differenceOf(jingmen, after).find(({ key }) => key === 'diseases')
  expect(told).toMatchObject({ before: null, from: '2027-01-01', cite: 'JM-2027.1' })
  expect(told?.words).toBe('门诊慢特病 · 病种')
})

test('a supplement that the law does not have yet begins with its clause; before its day nobody has it', () => {
  const after = filesAfter(SUPPLEMENT)
  expect(aloneVersions(jingmen, after).map(({ key }) => key)).toEqual(['civilServant'])
  const paidOn = (day: string): number => {
    const policy = compilePolicy(lawOf(after), day)
    if (!policy.ok) throw new Error(policy.error.code)
    return policy.value.settle(aStay).amounts.civilServantPay
  }
  expect(paidOn('2026-12-31')).toBe(0)
  // 41,000 − 1,000 deductible, of which the fund pays 85 %: of the 6,000 that are left, 70 % of what is above 2,000.
  expect(paidOn('2027-01-01')).toBe(280_000)
})

test.each<[string, string, string, string, object]>([
  [
    'a file that the law has already',
    CHRONIC,
    'chronic.yaml:',
    'inpatient.yaml:',
    { file: 'inpatient.yaml', reason: expect.stringContaining('已有 inpatient.yaml') },
  ],
  [
    'a name that is no file',
    CHRONIC,
    'chronic.yaml:',
    '../chronic.yaml:',
    { file: '../chronic.yaml', reason: expect.stringContaining('不能作文件名') },
  ],
  [
    'a benefit without a word that it needs',
    CHRONIC,
    '      ratio: { flat: 60% }\n',
    '',
    { file: 'chronic.yaml', key: 'ratio' },
  ],
  [
    'a new word without its clause',
    SUPPLEMENT,
    '    cite: JM-10.3\n',
    '',
    { file: 'common.yaml', key: 'civilServant', reason: expect.stringContaining('请写 cite 和 entry') },
  ],
  [
    'a new word that the vocabulary does not have',
    SUPPLEMENT,
    'civilServant',
    'civilServants',
    { file: 'common.yaml', reason: expect.stringContaining('没有 civilServants 这个键') },
  ],
])('%s is refused with file, key and reason', (_, text, from, to, fault) => {
  expect(faultsOf(text.replace(from, to))).toContainEqual(expect.objectContaining(fault))
})

test('a word that every calculation needs may not begin later than the law', () => {
  const late = jingmen['inpatient.yaml']?.replace(
    /^deductible:\n {2}- from: "2024-07-01"/m,
    'deductible:\n  - from: "2025-01-01"',
  )
  expect(late).not.toBe(jingmen['inpatient.yaml'])
  const read = readBundle({ ...jingmen, 'inpatient.yaml': late ?? '' })
  expect(read.ok ? [] : read.error).toContainEqual(
    expect.objectContaining({ file: 'inpatient.yaml', key: 'deductible' }),
  )
})

const aStay: SettlementFacts = {
  person: {
    scheme: 'employee',
    status: 'active',
    birthDate: '1980-05-01',
    categories: ['civilServant'],
    tier: null,
    conditions: [],
    maternityCovered: false,
    accountBalance: 0,
  },
  year: {
    ...{ pooledPaid: 0, catastrophicBurden: 0, outpatientEligible: 0, outpatientPaid: 0 },
    ...{ antenatalPaid: 0, oncologyStays: 0, limitPaid: {} },
  },
  episode: {
    type: 'inpatient',
    benefitCode: null,
    facility: { level: 3, kind: 'hospital', signed: true, local: true },
    start: '2027-03-01',
    end: '2027-03-10',
    offsite: 'none',
    referral: null,
    oncologyTherapy: false,
    liability: 'none',
    lines: [
      {
        ...{ class: 'A', kind: 'drug', unitPrice: 4_100_000, quantity: 10_000, amount: 4_100_000 },
        ...{ ceiling: null, bonusPoints: 0, excluded: null, date: '2027-03-02' },
      },
    ],
  },
  useAccount: false,
}
