import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb(200)
})
afterAll(() => web.stop())

test('a session that ends in the middle of the work asks for the password above the page, and what was typed stays', async () => {
  const page = await web.open('counter')
  await page.goto('/counter?query=420802900101')
  await page.getByRole('button', { name: /登记参保/ }).click()
  await page.getByLabel('登记什么').click()
  await page.locator('.ant-select-item-option', { hasText: '停保' }).click()
  await page.getByLabel('险种').click()
  await page.locator('.ant-select-item-option', { hasText: '职工医保' }).click()
  await page.getByLabel('依据').fill('离职证明 118')
  await page.context().clearCookies()
  await page.getByLabel('缴到哪个月').fill('2027-12')
  await page.keyboard.press('Enter')
  const again = page.getByRole('dialog', { name: '登录已到期' })
  await again.getByLabel('示例·王静（counter）的密码').fill('not this one')
  await page.keyboard.press('Enter')
  await again.getByText('账号或密码不对').waitFor()
  await again.getByLabel(/的密码/).fill('demo-2026')
  await page.keyboard.press('Enter')
  await again.waitFor({ state: 'hidden' })
  await page.getByRole('region', { name: '登记后待遇怎样变' }).getByText('职工 · 单位承担 → 不享受').waitFor()
  expect(await page.getByLabel('依据').inputValue()).toBe('离职证明 118')
})

test('a page that cannot be read is tried again by itself until the platform answers', async () => {
  const page = await web.open('finance')
  await page.goto('/settlements')
  await page.getByRole('table').waitFor()
  await page.route('**/api/overview**', (route) => route.abort())
  await page.getByRole('link', { name: '总览' }).click()
  await page.getByRole('heading', { name: '连不上服务' }).waitFor()
  await page.unroute('**/api/overview**')
  await page.locator('.overview-figures').waitFor()
})
