import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWeb, type Web } from './platform.ts'
import { enterFromStart, expectRefused, settlements, walkSections } from './walk.ts'

const OWN = '示例·荆门第一医院'

let web: Web
beforeAll(async () => {
  web = await startWeb()
})
afterAll(() => web.stop())

test('the hospital’s developer begins at the workbench and has three sections', async () => {
  const page = await web.open(null)
  await enterFromStart(page, 'hospital')
  await page.getByRole('button', { name: '发送' }).waitFor()
  expect(await walkSections(page)).toEqual(['结算', '联调工作台', '法规'])
})

test('what the workbench settled stands first in the own list, with its steps, lines and statement, and cannot be undone here', async () => {
  const page = await web.open('hospital')
  await page.goto('/workbench')
  const request = page.getByRole('region', { name: '请求', exact: true })
  await request.getByRole('button', { name: /^连跑/ }).click()
  await page.getByRole('heading', { name: '结算成功' }).waitFor()
  await page.getByRole('link', { name: '结算', exact: true }).click()
  const rows = page.getByRole('table').getByRole('row')
  const institutions = page.getByRole('table').getByRole('cell', { name: /^示例·.*(院|中心|药房)/ })
  await institutions.first().waitFor()
  expect(new Set(await institutions.allTextContents())).toEqual(new Set([OWN]))
  await rows.nth(1).getByRole('link').press('Enter')
  await page.getByText('✓ 复算一致').waitFor()
  await page.getByRole('region', { name: '费用明细' }).getByRole('row').nth(1).waitFor()
  expect(await page.getByRole('button', { name: /冲销/ }).count()).toBe(0)
  expect(await page.getByRole('link', { name: /重算/ }).count()).toBe(0)
})

test('another institution’s settlement, persons, the money and the accounts are refused by the server', async () => {
  const supervisor = await web.open('supervisor')
  const others = await settlements(supervisor)
  const foreign = others.find(({ providerName }) => providerName !== OWN)
  const page = await web.open('hospital')
  const path = `/api/settlements/${foreign?.personId}/${foreign?.settlementId}`
  expect((await page.request.get(path)).status()).toBe(404)
  expect((await page.request.get(`${path}/statement.pdf`)).status()).toBe(404)
  await page.goto(path.replace('/api', ''))
  await page.getByText('没有这笔结算').waitFor()
  await page.goto('/counter')
  await page.getByText('这个账号的岗位不能打开经办柜台').waitFor()
  await expectRefused(page, [
    [`${path}/reversal-requests`, { reason: '医院想自己冲销' }],
    ['/api/persons?query=420802900101'],
    [`/api/persons/${foreign?.personId}`],
    [`/api/persons/${foreign?.personId}/settlements`],
    ['/api/overview'],
    ['/api/person-payments'],
    ['/api/staff'],
  ])
})
