import { describe, expect, it } from 'vitest'
import { fold, unfold } from './folding.ts'

const TEXT = [
  '{',
  '  "infno": "2304",',
  '  "recer_sys_code": "A",',
  '  "opter": "B",',
  '  "inf_time": "C",',
  '  "input": {}',
  '}',
].join('\n')

describe('a folded envelope', () => {
  it('shows one line for the dull ones and gives them back unchanged', () => {
    const folding = fold(TEXT)
    expect(folding?.shown.split('\n')[2]).toBe('  … recer_sys_code, opter, inf_time')
    expect(folding && unfold(folding.shown, folding)).toBe(TEXT)
  })

  it('keeps an edit made around it', () => {
    const folding = fold(TEXT)
    const edited = folding && unfold(folding.shown.replace('2304', '2303'), folding)
    expect(edited).toBe(TEXT.replace('2304', '2303'))
  })

  it('refuses an edit of the placeholder itself', () => {
    const folding = fold(TEXT)
    expect(folding && unfold(folding.shown.replace('… recer', '… rec'), folding)).toBeNull()
  })

  it('goes with its lines when all of it is replaced', () => {
    const folding = fold(TEXT)
    expect(folding && unfold('{ "infno": ', folding)).toBe('{ "infno": ')
  })

  it('is left alone where the lines are missing', () => {
    expect(fold('{}')).toBeNull()
  })
})
