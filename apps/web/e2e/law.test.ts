import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { PHONE, startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb()
})
afterAll(() => web.stop())

test('anybody reads the law without signing in: from the first page to a document and its clauses', async () => {
  const page = await web.open(null)
  await page.goto('/')
  await page.getByRole('link', { name: '查法规' }).click()
  await page.getByRole('heading', { name: '法规', level: 1 }).waitFor()
  await page.getByRole('link', { name: /荆门市基本医疗保险实施办法/ }).click()
  await page.getByRole('heading', { name: /荆门市基本医疗保险实施办法/ }).waitFor()
  const clause = page.locator('[id="JM-13.1"]')
  await clause.getByText('1,000 元').first().waitFor()
  await clause.getByText(/签字用例/).click()
  await clause.getByRole('heading', { name: '费用正好等于起付标准' }).waitFor()
  expect(await paleTexts(page)).toEqual([])
})

test('another day shows the values of that day', async () => {
  const page = await web.open(null)
  await page.goto('/law/jingmen?on=2024-12-31')
  const standard = page.locator('[id="JM-9.1"]')
  await standard.getByText('380 元').waitFor()
  await page.getByLabel('哪一天的数').fill('2025-01-01')
  await page.keyboard.press('Enter')
  await standard.getByText('400 元').waitFor()
  expect(page.url()).toContain('on=2025-01-01')
})

test('a figure without an original and a reading are marked beside the value', async () => {
  const page = await web.open(null)
  await page.goto('/law/jingmen')
  await page.locator('[id="JM-14.2.1"]').getByText('待核实').first().waitFor()
  await page.locator('[id="JM-13.1"]').getByText('读法').first().waitFor()
})

test('the bar names the place of the law that is read, and the own one elsewhere', async () => {
  const page = await web.open('policy')
  const place = page.locator('.top-bar-place')
  await page.goto('/law/erenhot')
  await place.getByText('二连浩特市', { exact: true }).waitFor()
  await page.goto('/law')
  await place.getByText('荆门市', { exact: true }).waitFor()
})

test('a search over all documents leads to the clause', async () => {
  const page = await web.open('policy')
  await page.goto('/law')
  await page.getByLabel('找条款').fill('等待期 居民')
  await page.getByRole('link', { name: /居民的等待期/ }).click()
  await page.locator('[id="JM-17.2"].law-asked').waitFor()
})

test('what does not compute, and what is not built yet, can be shown alone', async () => {
  const page = await web.open(null)
  await page.goto('/law/sichuan')
  await page.getByRole('button', { name: '不计算' }).click()
  await page.getByRole('heading', { name: '第十条' }).waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: '第四条' }).waitFor()
  await page.getByRole('button', { name: '有待建' }).click()
  await page.getByRole('heading', { name: '第四条' }).waitFor({ state: 'detached' })
  await page.getByText('公示的发布还没有').waitFor()
})

test('the panel of a clause leads to its document at that clause', async () => {
  const page = await web.open('counter')
  await page.goto('/counter?query=420802900017')
  await page.locator('.answer .clause').click()
  await page.getByRole('link', { name: '看全文' }).click()
  await page.locator('.law-asked').waitFor()
  expect(page.url()).toContain('/law/jingmen?clause=JM-')
})

test('while a document is read its contents mark the clause in view, and nothing jumps', async () => {
  const page = await web.open(null)
  await page.goto('/law/jingmen')
  const marked = page.getByRole('navigation', { name: '目录' }).locator('li[aria-current]')
  const isMarked = (clause: string | null) => marked.locator(`a[href$="clause=${clause}"]`).waitFor()
  await page.locator('[id="JM-14.2.2"]').evaluate((it) => it.scrollIntoView())
  await isMarked('JM-14.2.2')
  expect(await marked.count()).toBe(1)
  // The list follows by itself; what is marked can be seen in it.
  await expect.poll(() => isInSight(marked)).toBe(true)
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  const last = await page.locator('section.law-clause[id]').last().getAttribute('id')
  await isMarked(last)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height)
  expect(await paleTexts(page)).toEqual([])
})

const isInSight = (row: Locator): Promise<boolean> =>
  row.evaluate((it) => {
    const { top, bottom } = it.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight
  })

test('the law does not scroll sideways on a phone', async () => {
  const page = await web.open('person', PHONE)
  await page.goto('/law/jingmen?clause=JM-14.2.2')
  await page.locator('[id="JM-14.2.2"]').waitFor()
  expect(await sidewaysScroll(page)).toBe(0)
  await page.goto('/law')
  await page.getByRole('heading', { name: '法规', level: 1 }).waitFor()
  expect(await sidewaysScroll(page)).toBe(0)
})
