import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bundleOf, signedCases } from '../../cases/specimen.ts'
import { caseNames } from './case-names.ts'
import { sayExpected, sayGiven } from './say-case.ts'
import { isFacts } from './say-facts.ts'

const PLACES = readdirSync(new URL('../../../../../regions/', import.meta.url))

const said = (place: string, title: string): { given: string[]; expected: string[] } => {
  const one = signedCases(place).find((it) => it.title === title)
  if (one === undefined) throw new Error(`${place} signs no such case`)
  const names = caseNames(bundleOf(place), one.given)
  return {
    given: sayGiven(one.given, names),
    expected: sayExpected(one.expect, one.given, names).map(({ label, text }) => `${label} ${text}`),
  }
}

test('a deadline is read with its act, its event and the day on which it was done', () => {
  expect(said('sichuan', '第六个工作日告知：逾期')).toEqual({
    given: ['一次告知缺少的材料', '收到申请材料 2022-03-01', '2022-03-09 办'],
    expected: ['最后一日 2022-03-08', '状态 逾期'],
  })
})

test('a list is read by the texts of its conditions', () => {
  expect(said('shapingba', '北碚校区的学生：不适用')).toEqual({
    given: ['参保范围', '2010-03-01', '本科、专科或研究生：本科生', '不在北碚校区：北碚校区', '全日制'],
    expected: ['符合 否', '缺少 不在北碚校区'],
  })
})

test('where most of a long list is alike, its number is said', () => {
  expect(said('sichuan', '弄虚作假发现满三年：受理').given).toEqual([
    '医疗机构的不予受理情形',
    '2022-03-01',
    '以不正当手段申请定点，自发现之日起未满 3 年：2019-03-01',
    '8 项都没有',
  ])
})

test('a comparison is read side by side', () => {
  expect(said('jingmen', '民政没有认定的低保对象：疑点；民政没有说到的人不是').expected).toEqual([
    '疑点 a 低保对象：参保库是，部门否',
  ])
})

test('the year after a stay is read counter by counter, in yuan', () => {
  expect(said('jingmen', '居民年度限额十五万元正好用完，余下进大病').expected.at(-1)).toBe(
    '本年累计 统筹已付 150,000.00 元，合规负担已有 19,999.99 元',
  )
})

test.each(PLACES)('no signed case of %s shows a key of its format', (place) => {
  const bundle = bundleOf(place)
  const cases = readdirSync(new URL(`../../../../../regions/${place}`, import.meta.url)).includes('cases')
    ? signedCases(place)
    : []
  const shown = cases.flatMap(({ title, given, expect: expected }) => {
    const names = caseNames(bundle, given)
    const texts = [
      ...sayGiven(given, names),
      ...sayExpected(expected, given, names).map(({ label, text }) => `${label} ${text}`),
    ]
    // Persons, institutions and bills have short names of their own in a case: a, p1, w2.
    return texts.filter((text) => /[a-z]{3,}/.test(text)).map((text) => `${title}: ${text}`)
  })
  expect(shown).toEqual([])
  expect(cases.every(({ given }) => isFacts(given))).toBe(true)
})
