import type { EditableValue } from '@tongchou/lawbook/contract'
import { describe, expect, it } from 'vitest'
import { rangeSentence, readValue, written } from './value-text.ts'

const field = (parts: Partial<EditableValue>): EditableValue => ({
  path: 'points',
  label: '加成',
  unit: 'number',
  value: 5,
  text: '5',
  range: null,
  choices: null,
  ...parts,
})

describe('a value in its field', () => {
  it.each([
    ['yuan', '1,200', 1200],
    ['yuan', '1200.50元', 1200.5],
    ['percent', '80', '80%'],
    ['percent', '80％', '80%'],
    ['multiple', '1.5', 1.5],
    ['monthDay', '12-25', '12-25'],
    ['choice', 'secondary', 'secondary'],
    ['flag', 'true', true],
    ['choices', 'tekun,guer', ['tekun', 'guer']],
  ] as const)('of kind %s reads %s', (unit, text, value) => {
    expect(readValue(field({ unit, value: null }), text)).toEqual({ value })
  })

  it.each([
    ['yuan', '一千', '要写成数字'],
    ['yuan', '-1', '要写成数字'],
    ['yuan', '0.001', '最多 2 位小数'],
    ['choices', '', '至少选一项'],
    ['monthDay', '12/31', '每年的这一天要写成 12-31'],
  ] as const)('of kind %s refuses %s', (unit, text, fault) => {
    expect(readValue(field({ unit }), text)).toEqual({ fault })
  })

  it('outside its range is refused at once, at the bounds it is not', () => {
    const points = field({ range: { least: 3, most: 10 } })
    expect(['2', '3', '10', '11'].map((text) => readValue(points, text))).toEqual([
      { fault: '加成不能低于 3' },
      { value: 3 },
      { value: 10 },
      { fault: '加成不能高于 10' },
    ])
    expect(rangeSentence(points)).toBe('3—10')
  })

  it('is written without its unit', () => {
    expect(written(field({ unit: 'percent', value: '85%' }))).toBe('85')
  })
})
