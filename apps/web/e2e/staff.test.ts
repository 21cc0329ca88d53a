import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { PHONE, startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb(120)
})
afterAll(() => web.stop())

describe('two administrators', () => {
  test('open an account together, and its owner replaces the password before anything else', async () => {
    const asker = await web.open('administrator')
    await asker.goto('/staff')
    await asker.getByRole('button', { name: '开账号' }).click()
    const form = asker.getByRole('form', { name: '开账号' })
    await form.getByLabel('账号').fill('lisi')
    await form.getByLabel('姓名').fill('示例·李四')
    await form.getByLabel('科室').fill('东宝区医保经办')
    await form.getByLabel('柜台经办').check()
    await form.getByLabel('事由').fill('新到岗')
    await form.getByRole('button', { name: '提交，等复核' }).click()
    const firstHalf = await asker.locator('.staff-given code').textContent()
    await asker.getByText('自己申请的，等另一名管理员').waitFor()

    const decider = await web.open('administrator2')
    await decider.goto('/staff')
    await decider.getByRole('button', { name: '复核通过' }).click()
    const secondHalf = await decider.locator('.staff-given code').textContent()
    await decider.getByRole('row', { name: /lisi.*等本人换密码/ }).waitFor()
    await decider.getByRole('row', { name: /lisi.*复核通过.*示例·沈宁/ }).waitFor()

    const owner = await web.open(null)
    await owner.goto('/')
    await owner.getByLabel('账号').fill('lisi')
    await owner.getByLabel('密码').fill(`${firstHalf}-${secondHalf}`)
    await owner.getByRole('button', { name: '登录', exact: true }).click()
    await owner.getByRole('heading', { name: '换一个自己的密码' }).waitFor()
    await owner.getByLabel('发给您的密码').fill(`${firstHalf}-${secondHalf}`)
    await owner.getByLabel('新密码', { exact: true }).fill('Lotus-lake-7')
    await owner.getByLabel('新密码再写一遍').fill('Lotus-lake-7')
    await owner.getByRole('button', { name: '换密码' }).click()
    await owner.getByLabel('姓名、身份证号、人员编号、医保码').waitFor()
  })

  test('close one alone, and whoever has no such office does not see the page', async () => {
    const page = await web.open('administrator')
    await page.goto('/staff')
    await page.getByRole('button', { name: 'finance', exact: true }).click()
    await page.getByLabel('事由').fill('离岗')
    await page.getByRole('button', { name: '停用' }).click()
    await page.getByRole('row', { name: /finance.*已停用/ }).waitFor()
    const clerk = await web.open('counter')
    await clerk.goto('/staff')
    await clerk.getByText('这个账号的岗位不能打开账号').waitFor()
  })

  test('have a page with enough contrast that does not scroll sideways on a phone', async () => {
    const page = await web.open('administrator', PHONE)
    await page.goto('/staff')
    await page.getByRole('button', { name: '开账号' }).click()
    expect(await paleTexts(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
  })
})
