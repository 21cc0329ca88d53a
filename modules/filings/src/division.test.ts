import { expect, test } from 'vitest'
import { divisionName, liesIn, nameAround, placesOutside } from './division.ts'

const everywhere = placesOutside('990000')

test('thirty-one provinces, and every other division stands under one of them', () => {
  const provinces = everywhere.filter(({ code }) => code.endsWith('0000'))
  expect(provinces).toHaveLength(31)
  expect(everywhere.length).toBeGreaterThan(360)
  for (const { code, name } of everywhere) {
    expect(code).toMatch(/^[1-6]\d{5}$/)
    expect(name.startsWith(divisionName(`${code.slice(0, 2)}0000`) ?? '?')).toBe(true)
  }
})

test.each([
  ['110000', '北京市'],
  ['420100', '湖北省武汉市'],
  ['429004', '湖北省仙桃市'],
  ['420106', null],
  ['武汉市', null],
])('%s is called %s', (code, name) => expect(divisionName(code)).toBe(name))

test.each([
  ['420106', '420100', true],
  ['420106', '420000', true],
  ['420106', '420200', false],
  ['421000', '420100', false],
  ['429004', '429005', false],
  ['110101', '110000', true],
])('%s lies in %s: %s', (district, division, lies) => expect(liesIn(district, division)).toBe(lies))

test.each([
  ['420106', '湖北省武汉市'],
  ['110108', '北京市'],
  ['990001', '990001'],
])('around %s lies %s', (district, name) => expect(nameAround(district)).toBe(name))

test('a clerk of 荆门 is offered his own province first, and not his own city', () => {
  const places = placesOutside('420800')
  expect(places.slice(0, 2)).toEqual([
    { code: '420000', name: '湖北省' },
    { code: '420100', name: '湖北省武汉市' },
  ])
  expect(places.map(({ code }) => code)).not.toContain('420800')
})
