import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { faultOf, joinHalves, passwordHalf } from './password-rules.ts'

const WHO = { login: 'wangjing', name: '王静', before: 'Old-pass-77' }

test.each([
  ['Ab3-efgh9', '至少 10 个字符'],
  ['abcdefghij', '至少要有三种'],
  ['abcdefg12x', '至少要有三种'],
  ['Wangjing-2026', '不能有账号或姓名'],
  ['王静-Bai-2026', '不能有账号或姓名'],
  ['Aa1Aa1Aa1Aa1', '重复的字符太多'],
  ['Xy-12345678', '太容易猜'],
  ['My-Password-9', '太容易猜'],
  ['Old-pass-77', '不能和现在的一样'],
  [`Aa1-${'xyzuvw'.repeat(30)}`, '最长 128'],
])('%s is refused with a reason', (password, reason) => {
  expect(faultOf(password, WHO)).toContain(reason)
})

test.each(['Lotus-lake-7', 'four quiet words here', '荆门的湖水 Blue 47'])('%s will do', (password) => {
  expect(faultOf(password, WHO)).toBeNull()
})

test('what is given out has no sign that could be mistaken, and two halves differ', () => {
  const [first, second] = [passwordHalf(randomBytes), passwordHalf(randomBytes)]
  expect(joinHalves(first, second)).toMatch(/^[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){3}$/)
  expect(first).not.toBe(second)
})
