import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJsonText } from './json-text.ts'

const REQUEST = `{
  "infno": "2301",
  "input": {
    "feedetail": [
      { "cnt": 1 },
      {
        "pric": 58.00
      }
    ]
  }
}`

describe('the text of a message', () => {
  it('tells the field of every line by its path', () => {
    const paths = readJsonText(REQUEST).lines.map(({ path }) => path?.join('.') ?? '')
    expect(paths).toEqual([
      '',
      'infno',
      'input',
      'input.feedetail',
      'input.feedetail.0.cnt',
      '',
      'input.feedetail.1.pric',
      '',
      '',
      '',
      '',
    ])
  })

  it('keeps every character on its line', () => {
    const lines = readJsonText(REQUEST).lines.map(({ tokens }) => tokens.map(({ text }) => text).join(''))
    expect(lines.join('\n')).toBe(REQUEST)
  })

  it.each([
    ['{ "a": 1,\n}', 2, '字段名'],
    ['{ "a" 1 }', 1, '冒号'],
    ['{ "a": 1\n"b": 2 }', 2, '逗号'],
    ['{ "a": [1, 2 }', 1, '括号'],
    ['{ "a": "未完\n}', 1, '值'],
    ['{ "a": 1', 1, '没有写完'],
    ['{} {}', 1, '已经结束'],
  ])('that is broken (%j) has its fault on line %i', (text, line, reason) => {
    const { fault } = readJsonText(text)
    expect(fault?.line).toBe(line)
    expect(fault?.reason).toContain(reason)
  })

  it('has no fault exactly when JSON.parse takes it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readJsonText(text).fault).toBeNull()
      }),
    )
  })
})
