import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWeb, type Web } from './platform.ts'
import { owedSomething } from './something-owed.ts'
import { enterFromStart, expectRefused, settlements, walkSections } from './walk.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb()
})
afterAll(() => web.stop())

test('the finance officer begins at the month and opens every section of the menu', async () => {
  const page = await web.open(null)
  await enterFromStart(page, 'finance')
  await page.getByRole('heading', { name: '本月应办' }).waitFor()
  expect(await walkSections(page)).toEqual(['基金财务', '结算', '总览', '差额收付', '政策台', '法规'])
})

test('a settlement has balanced books, a statement to print and its lines to export', async () => {
  const page = await web.open('finance')
  await page.goto('/settlements')
  await page.getByRole('row', { name: /住院/ }).getByRole('link').first().press('Enter')
  await page.getByText('✓ 复算一致').waitFor()
  expect(await page.getByRole('region', { name: '记账分录' }).textContent()).toMatch(/\d+ 笔，已平/)
  const saved = page.waitForEvent('download')
  await page.getByRole('region', { name: '费用明细' }).getByRole('button', { name: '导出' }).click()
  expect(await readFile(await (await saved).path(), 'utf8')).toContain('金额')
  const pdf = await page.request.get(
    `${page.url().replace('/settlements', '/api/settlements')}/statement.pdf`,
  )
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
})

test('the bell rings for a batch that waits for the second officer, leads there, and is silent when it is decided', async () => {
  const name = await owedSomething(await web.open('counter'), await web.open('supervisor'))
  const first = await web.open('finance')
  await first.goto('/payments')
  const owed = first.getByRole('region', { name: '应付参保人' })
  await owed.getByLabel(/全选/).check()
  await owed.getByLabel('依据').fill('十一月重算差额')
  await owed.getByRole('button', { name: '制付款批' }).click()
  await first.getByText('等另一名财务复核').waitFor()

  const second = await web.open('finance2')
  await second.goto('/settlements')
  await second.getByRole('region', { name: '待复核的收付批' }).getByText('十一月重算差额').waitFor()
  await second.getByRole('link', { name: '待办 1 件' }).click()
  await second.waitForURL('**/payments')
  await second
    .getByRole('region', { name: '批内各笔' })
    .getByRole('row', { name: new RegExp(name) })
    .first()
    .waitFor()
  await second.getByRole('button', { name: '复核通过并记账' }).click()
  await second.getByRole('link', { name: '待办 0 件' }).waitFor()
})

test('persons, accounts and drafts are refused by the server', async () => {
  const page = await web.open('finance')
  const [one] = await settlements(page)
  await expectRefused(page, [
    ['/api/persons?query=420802900101'],
    [`/api/persons/${one?.personId}`],
    [`/api/persons/${one?.personId}/event-requests`, {}],
    ['/api/lawbook/drafts', {}],
    ['/api/staff'],
  ])
  await page.goto('/counter')
  await page.getByText('这个账号的岗位不能打开经办柜台').waitFor()
})
