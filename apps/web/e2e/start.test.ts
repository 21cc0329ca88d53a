import { afterAll, beforeAll, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { PHONE, startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb()
})
afterAll(() => web.stop())

test('a newcomer enters with one click where the work of the role begins', async () => {
  const page = await web.open(null)
  await page.goto('/')
  await page.getByRole('heading', { name: '每一分钱，都说得出依据' }).waitFor()
  await page
    .getByRole('button', { name: /柜台经办/ })
    .first()
    .click()
  await page.waitForURL('**/counter')
  await page.getByRole('navigation', { name: '栏目' }).getByText('经办柜台').waitFor()
})

test('account and password let in; a wrong one does not say which was wrong', async () => {
  const page = await web.open(null)
  await page.goto('/')
  await page.getByLabel('账号').fill('finance')
  await page.getByLabel('密码').fill('wrong')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('alert').getByText('账号或密码不对').waitFor()
  await page.getByLabel('密码').fill('demo-2026')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL('**/finance')
})

test('signing out leaves nothing behind that would let the next person in', async () => {
  const page = await web.open('counter')
  await page.goto('/counter')
  await page.getByRole('button', { name: /示例·王静/ }).click()
  await page.getByRole('menuitem', { name: '退出' }).click()
  await page.getByRole('heading', { name: '用演示账号进入' }).waitFor()
  await page.goto('/counter')
  await page.getByRole('heading', { name: '用演示账号进入' }).waitFor()
})

test('the first page shows the size of the city, of which minute that is, and has enough contrast', async () => {
  const page = await web.open(null)
  await page.goto('/')
  await page.getByText('参保人').first().waitFor()
  expect(await page.locator('.start-size').textContent()).toMatch(/300\s*参保人/)
  await page.getByText(/^数于 \d{4}-\d\d-\d\d \d\d:\d\d$/).waitFor()
  expect(await paleTexts(page)).toEqual([])
})

test('the first page does not scroll sideways on a phone', async () => {
  const page = await web.open(null, PHONE)
  await page.goto('/')
  await page.getByRole('heading', { name: '先试这三件' }).waitFor()
  expect(await sidewaysScroll(page)).toBe(0)
})
