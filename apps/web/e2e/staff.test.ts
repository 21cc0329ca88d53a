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
    await asker.getByRole('button', { name: '开账号', exact: true }).click()
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
    await decider.goto('/overview')
    await decider.getByRole('link', { name: '待办 1 件' }).click()
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

  test('open an account for an insured person, found by two numbers; it shows that person and no other', async () => {
    const asker = await web.open('administrator')
    await asker.goto('/staff')
    await asker.getByRole('button', { name: '给参保人开账号' }).click()
    const form = asker.getByRole('form', { name: '给参保人开账号' })
    await form.getByLabel('账号').fill('zhaoer')
    await form.getByLabel('人员编号').fill('420802900102')
    await form.getByLabel('身份证号').fill('420899198001010011')
    await form.getByText('还要填：事由').waitFor()
    await form.getByLabel('事由').fill('本人申请，证件已核对')
    await form.getByRole('button', { name: '提交，等复核' }).click()
    await form.getByText('没有人员编号和身份证号都是这样的参保人，请核对两项').waitFor()
    const clerk = await web.open('counter')
    const personId = async (personNo: string) => {
      const found = await clerk.request.get(`/api/persons?query=${personNo}`)
      return (await found.json()).persons[0].personId
    }
    const own = await personId('420802900102')
    const revealed = await clerk.request.post(`/api/persons/${own}/identity`, { data: { reason: '核对' } })
    await form.getByLabel('身份证号').fill((await revealed.json()).idNumber)
    expect(await paleTexts(asker)).toEqual([])
    await form.getByRole('button', { name: '提交，等复核' }).click()
    const firstHalf = await asker.locator('.staff-given code').textContent()

    const decider = await web.open('administrator2')
    await decider.goto('/staff')
    await decider.getByText(/参保人.*只看本人：人员编号 420802900102，身份证 4208\*+/).waitFor()
    await decider.getByRole('button', { name: '复核通过' }).click()
    const secondHalf = await decider.locator('.staff-given code').textContent()
    await decider.getByRole('button', { name: 'zhaoer', exact: true }).click()
    await decider.getByText(/只看得到本人的记录，没有岗位/).waitFor()

    const owner = await web.open(null, PHONE)
    const password = `${firstHalf}-${secondHalf}`
    await owner.request.post('/api/session', { data: { login: 'zhaoer', password } })
    await owner.request.post('/api/session/password', { data: { current: password, next: 'Lotus-lake-7' } })
    await owner.goto('/me')
    await owner.getByText('示例·孙二').first().waitFor()
    const other = await personId('420802900103')
    for (const part of [
      '',
      '/settlements',
      '/filings',
      '/account',
      '/year',
      '/encounters',
      '/sharings',
      '/accesses',
    ])
      expect((await owner.request.get(`/api/persons/${other}${part}`)).status()).toBe(403)
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
    await page.getByRole('button', { name: '开账号', exact: true }).click()
    expect(await paleTexts(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
  })
})
