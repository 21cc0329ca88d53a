import { afterAll, beforeAll, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { PHONE, startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb()
})
afterAll(() => web.stop())

test('the insured person reads the answer first, then what is left, on a phone that does not scroll sideways', async () => {
  const page = await web.open('person', PHONE)
  await page.goto('/me')
  await page.getByRole('heading', { name: '今天看病可以报销' }).waitFor()
  await page.getByRole('heading', { name: /今年还能报多少/ }).waitFor()
  await page.getByText('个人账户').first().waitFor()
  expect(await sidewaysScroll(page)).toBe(0)
  expect(await paleTexts(page)).toEqual([])
})

test('the insured person reads who looked, why and when', async () => {
  const clerk = await web.open('counter')
  await clerk.goto('/counter?query=420802900017')
  await clerk.getByRole('heading', { name: /今天可以享受待遇/ }).waitFor()
  const page = await web.open('person', PHONE)
  await page.goto('/me')
  await page.getByText('东宝区医保经办 · 示例·王静').first().waitFor()
  await page.getByText('办理业务：打开参保人页面').first().waitFor()
})

test('the insured person opens no other record', async () => {
  const clerk = await web.open('counter')
  const found = await clerk.request.get('/api/persons?query=420802900101')
  const body: unknown = await found.json()
  const personId = /"personId":"([0-9A-Z]{26})"/.exec(JSON.stringify(body))?.[1] ?? ''
  const page = await web.open('person', PHONE)
  expect((await page.request.get(`/api/persons/${personId}`)).status()).toBe(403)
  expect((await page.request.get(`/api/persons/${personId}/settlements`)).status()).toBe(403)
})
