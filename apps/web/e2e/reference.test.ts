import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { PHONE, startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb(200)
})
afterAll(() => web.stop())

test('an administrator looks up institutions and items, with the days for which they hold', async () => {
  const page = await web.open('administrator')
  await page.goto('/staff')
  await page.getByRole('link', { name: '机构与目录' }).click()
  await page.getByRole('row', { name: /H42080200001.*示例·荆门第一医院.*三级.*医院.*东宝区/ }).waitFor()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出' }).click()
  expect(await readFile(await (await saved).path(), 'utf8')).toMatch(
    /^\uFEFF编码,名称,级别,[\s\S]*H42080200001,示例·荆门第一医院,三级,医院,东宝区/,
  )
  await page.getByRole('tab', { name: '三大目录' }).click()
  await page.getByLabel('名称或编码').fill('起搏器')
  await page.keyboard.press('Enter')
  await page.getByRole('row', { name: /双腔永久起搏器.*耗材.*28,600\.00/ }).waitFor()
  await page.getByLabel('哪天有效').fill('1999-01-01')
  await page.keyboard.press('Enter')
  await page.getByText('没有这样的目录项目').waitFor()
  expect(await paleTexts(page)).toEqual([])
  expect((await (await web.open('hospital')).request.get('/api/providers')).status()).toBe(403)
})

test('on a phone only the table scrolls sideways', async () => {
  const page = await web.open('supervisor', PHONE)
  await page.goto('/reference?tab=items')
  await page.getByRole('table').waitFor()
  expect(await sidewaysScroll(page)).toBe(0)
})
