import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { PHONE, startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb()
})
afterAll(() => web.stop())

const steps = (page: Page) => page.getByRole('list', { name: '步骤' }).getByRole('button')

async function openScenario(title: string): Promise<Page> {
  const page = await web.open('hospital')
  await page.goto('/workbench')
  await page.getByRole('button', { name: title }).click()
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
  return page
}

/** Presses 连跑 and waits until the last step has been judged. */
async function runSteps(page: Page): Promise<void> {
  await page.getByRole('region', { name: '请求', exact: true }).getByRole('button', { name: /^连跑/ }).click()
  await page
    .locator('.wb-step[data-result="not"], li:last-child > .wb-step[data-result="ok"]')
    .first()
    .waitFor()
}

test('a developer settles a plain stay and reads its amounts, identities and time', async () => {
  const page = await openScenario('甲类，一级医院')
  await runSteps(page)
  expect(await steps(page).evaluateAll((all) => all.map((step) => step.getAttribute('data-result')))).toEqual(
    ['ok', 'ok', 'ok', 'ok', 'ok'],
  )
  const answer = page.getByRole('complementary', { name: '应答' })
  await answer.getByRole('heading', { name: '结算成功' }).waitFor()
  expect(await answer.locator('[data-field="hifp_pay"]').textContent()).toBe('584.82')
  await answer.getByText('六个恒等式成立；与预结算 2303 一致').waitFor()
  await answer.getByRole('img', { name: /验签.*记账提交/ }).waitFor()
  expect(await paleTexts(page)).toEqual([])
})

test('a settlement of the own hospital leads to its waterfall', async () => {
  const page = await openScenario('耗材三个价格档')
  await runSteps(page)
  await page.getByRole('button', { name: '看瀑布图与条款' }).click()
  await page.waitForURL('**/settlements/*/*')
  await page.getByText('71,196.00').first().waitFor()
})

test('the same message again has the same answer, byte for byte', async () => {
  const page = await openScenario('乙类先自付 8%')
  await runSteps(page)
  await page.getByRole('heading', { name: '结算成功' }).click()
  await page.keyboard.press('r')
  await page.getByRole('cell', { name: '逐字节相同' }).waitFor()
  await page.keyboard.press('r')
  await page.getByText('第 3 次发送同一 msgid').waitFor()
  expect(await page.getByRole('cell', { name: '逐字节相同' }).count()).toBe(2)
})

test('a lost answer is fetched with the same bytes', async () => {
  const page = await openScenario('断开后原样再发')
  await runSteps(page)
  await page.getByRole('cell', { name: '连接断开' }).waitFor()
  await page.getByRole('cell', { name: '逐字节相同' }).waitFor()
})

test('a refusal is shown as it was sent, and its field is marked', async () => {
  const page = await openScenario('金额 ≠ 单价 × 数量')
  await runSteps(page)
  await page.getByText(/应当报错，已按预期拒绝/).waitFor()
  expect(await page.locator('.wb-refusal').textContent()).toMatch(/2301 feedetail\[2\] det_item_fee_sumamt/)
  expect(await page.locator('.wb-line.is-marked').textContent()).toContain('"det_item_fee_sumamt": 187.00')
  await page.locator('.wb-field-help').getByText('明细项目费用总额').waitFor()
})

test('broken JSON is said before sending, and may be sent', async () => {
  const page = await openScenario('甲类，一级医院')
  await page.getByRole('textbox', { name: '请求报文' }).fill('{ "infno": "2401", ')
  await page.getByText(/第 1 行：报文没有写完/).waitFor()
  await page.getByRole('textbox', { name: '请求报文' }).press('Control+Enter')
  await page.locator('.wb-refusal').getByText(/JSON/).waitFor()
})

test('a fault works for one message and then says so', async () => {
  const page = await openScenario('签名不符')
  await page.getByRole('button', { name: '换号重来' }).click()
  await page.getByText('时钟偏移', { exact: true }).click()
  await page.getByRole('button', { name: /^发送/ }).click()
  await page.getByText('2401 已生效').waitFor()
  expect(await page.getByRole('switch', { name: '时钟偏移' }).isChecked()).toBe(false)
})

test('a composed visit can be kept under a name and is there after a reload', async () => {
  const page = await openScenario('甲类，一级医院')
  await page.getByRole('tab', { name: '表单' }).click()
  await page.getByLabel('第 1 行数量').fill('9')
  await page.getByLabel('第 1 行数量').press('Tab')
  await page.getByRole('heading', { name: '自拟就诊' }).waitFor()
  await page.getByRole('button', { name: '存为场景' }).click()
  await page.getByPlaceholder('场景名称').fill('我的住院')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('heading', { name: '我的住院' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: '我的住院' }).waitFor()
})

test('on a phone the page does not scroll sideways', async () => {
  const page = await web.open('hospital', PHONE)
  await page.goto('/workbench')
  await page.getByRole('list', { name: '步骤' }).waitFor()
  expect(await sidewaysScroll(page)).toBe(0)
})

/** A stay that somebody left open, as the developer meets it: admitted, and then admitted again under new numbers. */
async function meetOpenStay(title: string): Promise<Page> {
  const page = await openScenario(title)
  await page.getByRole('button', { name: /^发送/ }).click()
  await page.locator('.wb-step[data-result="ok"]').first().waitFor()
  const other = await web.open('hospital')
  await other.goto('/workbench')
  await other.getByRole('button', { name: title }).click()
  await other.getByRole('heading', { name: title, level: 1 }).waitFor()
  await other.getByRole('button', { name: /^发送/ }).click()
  await other.getByRole('region', { name: '没有结算的住院' }).waitFor()
  return other
}

test('a stay that was left open is gone on with, and settled', async () => {
  const page = await meetOpenStay('触发大额补助')
  await page.getByRole('button', { name: '接着这次住院办' }).click()
  for (const infno of ['2301', '2402', '2303', '2304']) {
    await steps(page).filter({ hasText: infno }).click()
    await page.getByRole('button', { name: /^发送/ }).click()
    await steps(page).filter({ hasText: infno }).and(page.locator('[data-result="ok"]')).waitFor()
  }
  await page.getByRole('heading', { name: '结算成功' }).waitFor()
})

test('a stay that was left open is taken back, and all begins anew', async () => {
  const page = await meetOpenStay('跨过年度限额')
  await page.getByRole('button', { name: '撤掉它，从头再来' }).click()
  await page.getByRole('heading', { name: '结算成功' }).waitFor()
  expect(await page.getByRole('region', { name: '没有结算的住院' }).count()).toBe(0)
})
