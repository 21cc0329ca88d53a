import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb()
  const hospital = await web.open('hospital')
  await hospital.goto('/workbench')
  await hospital.getByRole('button', { name: '甲类，一级医院' }).click()
  await hospital.getByRole('heading', { name: '甲类，一级医院', level: 1 }).waitFor()
  await hospital
    .getByRole('region', { name: '请求', exact: true })
    .getByRole('button', { name: /^连跑/ })
    .click()
  await hospital.getByRole('heading', { name: '结算成功' }).waitFor()
})
afterAll(() => web.stop())

test('what a hospital settled stands at the counter at once, and its row opens the settlement', async () => {
  const clerk = await web.open('counter')
  await clerk.goto('/counter?query=420802900101')
  const row = clerk.getByRole('row', { name: /住院 · 一级.*已结算/ })
  await row.waitFor()
  const year = clerk.getByRole('region', { name: /年累计/ })
  expect(await year.textContent()).toContain('584.82 / 300,000')
  await row.getByRole('link').press('Enter')
  await clerk.waitForURL('**/settlements/*/*')
  await clerk.getByText('584.82').first().waitFor()
})

test('a clerk of another district is not shown that settlement', async () => {
  const clerk = await web.open('counter')
  const found = await (await clerk.request.get('/api/persons?query=420802900101')).text()
  const personId = /"personId":"([0-9A-Z]{26})"/.exec(found)?.[1] ?? ''
  const list = await (await clerk.request.get(`/api/persons/${personId}/settlements`)).text()
  const settlementId = /"settlementId":"([0-9A-Z]{26})"/.exec(list)?.[1] ?? ''
  expect((await clerk.request.get(`/api/settlements/${personId}/${settlementId}`)).status()).toBe(200)
  const other = await web.open('counter3')
  expect((await other.request.get(`/api/settlements/${personId}/${settlementId}`)).status()).toBe(404)
  expect((await other.request.get(`/api/persons/${personId}/settlements`)).status()).toBe(404)
})
