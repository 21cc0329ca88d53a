import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bundleOf } from '../cases/specimen.ts'
import { compareSentences } from './compare.ts'
import { lawValues, lawValuesOn } from './law-values.ts'
import { list, plain, type Sentence, say, yuan } from './sentence.ts'

const PLACES = readdirSync(new URL('../../../../regions/', import.meta.url))

const sentenceAt = (place: string, at: string): string => {
  const found = lawValues(bundleOf(place)).find((one) => one.at === at)
  return found === undefined ? 'no such value' : plain(found.sentence)
}

test.each(PLACES)('every value of %s reads as a Chinese sentence', (place) => {
  for (const { at, sentence } of lawValues(bundleOf(place)))
    expect(plain(sentence), at).toMatch(/^[^a-z]*[\u4e00-\u9fff%元][^a-z]*。$/)
})

test.each([
  [
    'jingmen',
    'inpatient.employee+resident.deductible[0]',
    '每次住院：一级及以下 200 元，二级 600 元，三级及以上 1,000 元；14 周岁及以下减按 50% 计；肿瘤放化疗当年第 2 次住院起 0 元；市内转诊（转出后 30 日内入院）上转补差额、下转不再设，院内转科不须手续。',
  ],
  [
    'jingmen',
    'common.catastrophic.resident[0]',
    '年度合规负担超过 1.2 万元的部分支付 60%，超过 3 万元的部分支付 65%，超过 10 万元的部分支付 75%；特困人员、孤儿、低保对象、返贫致贫人口从 6,000 元起，各段提高 5 个百分点。',
  ],
  ['erenhot', 'accountDeposit.retired[1]', '上年度平均基本养老金的 2%，按 12 个月分摊。'],
  ['shapingba', 'outpatient.student.ratio[0]', '100%。'],
])('%s %s reads in the words of the law', (place, at, text) => {
  expect(sentenceAt(place, at)).toBe(text)
})

test('a value is marked with the key under which its entry holds it', () => {
  const [deductible] = lawValues(bundleOf('erenhot')).filter(({ clause }) => clause === 'EL-5')
  expect(deductible?.sentence).toEqual([
    { value: '全年累计', path: 'per' },
    { text: '：' },
    { value: '1,000 元', path: 'amounts' },
    { text: '。' },
  ])
})

test.each([
  [20_000, '200 元'],
  [999_900, '9,999 元'],
  [1_000_000, '1 万元'],
  [1_200_000, '1.2 万元'],
  [1_234_500, '12,345 元'],
  [30_000_000, '30 万元'],
  [1_050, '10.50 元'],
])('%i fen are %s', (amount, words) => {
  expect(plain(yuan('', amount))).toBe(words)
})

test('on a day only the values of that day are in force', () => {
  const standards = (day: string) =>
    lawValuesOn(bundleOf('jingmen'), day)
      .filter(({ at }) => at.startsWith('contribution.resident.standard'))
      .map(({ sentence }) => plain(sentence))
  expect(standards('2024-12-31')).toEqual(['个人 380 元，财政补助 640 元。'])
  expect(standards('2025-01-01')).toEqual(['个人 400 元，财政补助 670 元。'])
})

test('a value in a reading names the reading, an unverified one where it came from', () => {
  const values = lawValues(bundleOf('jingmen'))
  expect(values.find(({ at }) => at === 'inpatient.employee+resident.deductible[0]')?.readings).toEqual([
    'JM-13.1.1-lowest',
    'JM-13.1.2-within',
  ])
  expect(values.find(({ at }) => at === 'outpatient.employee.ratio[0]')).toMatchObject({
    isVerified: false,
    origin: expect.stringContaining('未见'),
  })
})

const tiers = (amounts: Record<string, number>): Sentence =>
  say`${list(Object.entries(amounts).map(([level, amount]) => say`${level} ${yuan(level, amount)}`))}。`

test('a changed value stands beside what it was, and everything else stays', () => {
  expect(
    compareSentences(tiers({ 一级: 20_000, 二级: 60_000 }), tiers({ 一级: 10_000, 二级: 60_000 })),
  ).toEqual([
    { text: '一级 ' },
    { before: '200 元', after: '100 元' },
    { text: '，二级 ' },
    { text: '600 元' },
    { text: '。' },
  ])
})

test('a piece that comes or goes is put in or taken out whole', () => {
  const [short, long] = [tiers({ 一级: 20_000 }), tiers({ 一级: 20_000, 二级: 60_000 })]
  expect(compareSentences(short, long)).toContainEqual({ before: null, after: '，二级 600 元' })
  expect(compareSentences(long, short)).toContainEqual({ before: '，二级 600 元', after: null })
})
