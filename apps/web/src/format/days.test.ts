import { expect, test } from 'vitest'
import { spokenDays } from './days.ts'

test('an insured person reads days and months in words, wherever they stand in a sentence', () => {
  expect(spokenDays('自 2018-02-01 起连续享受。2026-09 的费 2026-10-12 到账，共 2026-2 项')).toBe(
    '自 2018 年 2 月 1 日起连续享受。2026 年 9 月的费 2026 年 10 月 12 日到账，共 2026-2 项',
  )
})
