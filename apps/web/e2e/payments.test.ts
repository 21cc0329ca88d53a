import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { startWeb, type Web } from './platform.ts'
import { owedSomething } from './something-owed.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb()
})
afterAll(() => web.stop())

test('what funds owe a person is put into a batch by one finance officer, approved by another, and exported', async () => {
  const clerk = await web.open('counter')
  const supervisor = await web.open('supervisor')
  const name = await owedSomething(clerk, supervisor)

  const officer = await web.open('finance')
  await officer.goto('/overview')
  await officer.getByRole('link', { name: '差额收付' }).click()
  const owed = officer.getByRole('region', { name: '应付参保人' })
  await owed
    .getByRole('row', { name: new RegExp(name) })
    .first()
    .waitFor()
  await owed.getByText('不能只付一部分').waitFor()
  await owed.getByLabel(/全选/).check()
  await owed.getByLabel('依据').fill('十月重算差额')
  await owed.getByRole('button', { name: '制付款批' }).click()
  await officer.getByText('等另一名财务复核').waitFor()
  await owed.getByText('待复核').first().waitFor()
  expect(await paleTexts(officer)).toEqual([])
  expect(await sidewaysScroll(officer)).toBe(0)
  expect(await officer.getByRole('button', { name: '复核通过并记账' }).count()).toBe(0)

  const second = await web.open('finance2')
  await second.goto('/payments')
  await second.getByRole('button', { name: '复核通过并记账' }).click()
  await second.getByText('没有应付参保人的差额').waitFor()
  const done = second.getByRole('region', { name: '办过的批' })
  await done.getByRole('row', { name: /付款 十月重算差额.*孙悦 制单，.*钱程 复核 已记账/ }).waitFor()
  expect(await paleTexts(second)).toEqual([])
  const saved = second.waitForEvent('download')
  await done.getByRole('button', { name: '导出清单' }).click()
  const file = await (await saved).path()
  expect(await readFile(file, 'utf8')).toContain(name)

  await supervisor.goto('/payments')
  await supervisor.getByRole('region', { name: '办过的批' }).waitFor()
  expect(await supervisor.getByRole('checkbox').count()).toBe(0)
})
