import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { PHONE, startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb(200)
})
afterAll(() => web.stop())

async function expectGoodLooks(page: Page): Promise<void> {
  expect(await paleTexts(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
}

test('a question about a settlement goes to the clerks of the district, and its answer back to the own page', async () => {
  const person = await web.open('person', PHONE)
  await person.goto('/me')
  await person.getByRole('button', { name: '我有疑问' }).click()
  const form = person.getByRole('form', { name: '这笔结算，您的疑问' })
  await form.getByRole('textbox').fill('起搏器为什么要我先付一部分')
  await expectGoodLooks(person)
  await form.getByRole('button', { name: '提交' }).click()
  await person.getByText('等医保经办答复，答复以后在这里看。').waitFor()
  await expectGoodLooks(person)

  const elsewhere = await web.open('counter3')
  await elsewhere.goto('/counter')
  await elsewhere.getByRole('link', { name: '待办 0 件' }).waitFor()
  const clerk = await web.open('counter')
  await clerk.goto('/counter')
  await clerk.getByRole('link', { name: '待办 1 件' }).waitFor()
  await clerk.getByRole('link', { name: /答复疑问 · 示例·张三.*起搏器为什么/ }).click()
  const panel = clerk.getByRole('region', { name: '答复疑问' })
  await panel.getByRole('link', { name: /示例·荆门第一医院 住院 .*共 54,110.70 元/ }).waitFor()
  await clerk.locator('h2:focus', { hasText: '答复疑问' }).waitFor()
  await panel.getByLabel('答复（本人看得到）').fill('一次性材料先由个人付一部分，其余再报。')
  await expectGoodLooks(clerk)
  await panel.getByRole('button', { name: '答复', exact: true }).click()
  await clerk.locator('h2:focus', { hasText: '待办 0' }).waitFor()
  await clerk.getByRole('tab', { name: /疑问 1/ }).click()
  await clerk.getByRole('row', { name: /起搏器为什么.*示例·王静：一次性材料.*已答复/ }).waitFor()

  await person.reload()
  await person.getByText('东宝区医保经办 · 示例·王静').first().waitFor()
  await person.getByText('一次性材料先由个人付一部分，其余再报。').waitFor()
  await person.getByRole('button', { name: '还有疑问' }).waitFor()
  await person.getByRole('link', { name: '每一步的依据' }).click()
  await person.getByRole('region', { name: '我的疑问' }).getByText('一次性材料先由个人付').waitFor()
  await expectGoodLooks(person)
})

test('a look that is not recognised goes to supervision, and no clerk reads it', async () => {
  const clerk = await web.open('counter')
  await clerk.goto('/counter?query=420802900017')
  await clerk.getByRole('heading', { name: /今天可以享受待遇/ }).waitFor()
  const person = await web.open('person', PHONE)
  await person.goto('/me')
  await person.getByRole('button', { name: '不认得这次查看？' }).first().click()
  const form = person.getByRole('form', { name: '哪里不对' })
  await form.getByRole('textbox').fill('我今天没有去过窗口')
  await form.getByRole('button', { name: '提交' }).click()
  await person.getByText('等监管答复，答复以后在这里看。').waitFor()
  await expectGoodLooks(person)

  await clerk.goto('/counter')
  await clerk.getByRole('link', { name: '待办 0 件' }).waitFor()
  const supervisor = await web.open('supervisor')
  await supervisor.goto('/counter')
  await supervisor.getByRole('link', { name: /核实查看 · 示例·张三.*东宝区医保经办 示例·王静/ }).click()
  const panel = supervisor.getByRole('region', { name: '核实查看' })
  await panel.getByLabel('答复（本人看得到）').fill('已核实：当天为您办理业务时打开。')
  await expectGoodLooks(supervisor)
  await panel.getByRole('button', { name: '答复', exact: true }).click()
  await person.reload()
  await person.getByText('已核实：当天为您办理业务时打开。').waitFor()
})
