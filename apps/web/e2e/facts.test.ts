import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { PHONE, startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb(200)
})
afterAll(() => web.stop())

const open = async (page: Page, query: string) => {
  await page.goto(`/counter?query=${encodeURIComponent(query)}`)
  await page.getByRole('heading', { name: '为他办理' }).waitFor()
}
const choose = async (page: Page, field: string, option: string) => {
  await page.getByLabel(field).click()
  await page.locator('.ant-select-item-option', { hasText: option }).click()
}
const fillDay = async (page: Page, field: string, day: string) => {
  await page.getByLabel(field).fill(day)
  await page.keyboard.press('Enter')
}

describe('facts by hand', () => {
  test('somebody unknown is entered at another district’s counter and enrolled; the own district sees what changes and approves', async () => {
    const far = await web.open('counter3')
    await far.goto('/counter?query=420899199102150021')
    await far.getByRole('button', { name: '登记新参保人' }).click()
    await far.getByLabel('姓名').last().fill('示例·新来')
    await choose(far, '参保区县', '东宝区')
    await far.getByRole('button', { name: '登记', exact: true }).click()
    await far.getByRole('heading', { name: '示例·新来' }).waitFor()
    await far.getByRole('button', { name: /登记参保/ }).click()
    await choose(far, '他的情况', '单位职工')
    await fillDay(far, '从哪个月起', '2026-11')
    await far.getByLabel('单位名称').fill('示例·象山机械有限公司')
    await far.getByLabel('依据').fill('劳动合同')
    await far.getByRole('button', { name: '提交，等复核' }).click()
    await far.getByRole('heading', { name: '为他办理' }).waitFor()

    const own = await web.open('counter')
    await own.goto('/counter')
    await own.getByRole('link', { name: /复核登记 · 示例·新来.*2026-11 起随单位参加职工医保/ }).click()
    await own.getByRole('region', { name: '复核登记' }).getByText('劳动合同').waitFor()
    await own.getByRole('button', { name: '复核通过' }).click()
    await own.getByRole('tab', { name: /参保关系 1/ }).click()
    await own.getByRole('row', { name: /2026-11-01.*至今.*职工医保.*示例·象山机械有限公司/ }).waitFor()
  })

  test('a stop is shown with the days that it takes away before it is asked for, and its asker cannot approve it', async () => {
    const page = await web.open('counter')
    await open(page, '420802900101')
    await page.keyboard.press('Alt+1')
    await choose(page, '登记什么', '停保')
    await choose(page, '险种', '职工医保')
    // Paid in advance to the end of next year; stopped then, nobody owes any more.
    await fillDay(page, '缴到哪个月', `${new Date().getFullYear() + 1}-12`)
    const preview = page.getByRole('region', { name: '登记后待遇怎样变' })
    await preview.getByText('职工 · 单位承担 → 不享受').waitFor()
    expect(await paleTexts(page)).toEqual([])
    await page.getByLabel('依据').fill('离职证明')
    await page.getByRole('button', { name: '提交，等复核' }).click()
    await page.getByRole('heading', { name: '等别人复核 1' }).waitFor()
    await page.getByRole('link', { name: '待办 0 件' }).waitFor()
    await page.getByRole('link', { name: /复核登记 · 示例·钱一/ }).click()
    await page.getByText('自己登记的，要由另一位经办复核').waitFor()
    expect(await page.getByRole('button', { name: '复核通过' }).count()).toBe(0)
  })

  test('a resident enrolment beside a running employment is refused at once, with the rule', async () => {
    const page = await web.open('counter')
    await open(page, '420802900102')
    await page.keyboard.press('Alt+1')
    await choose(page, '他的情况', '没有工作')
    await fillDay(page, '从哪个月起', '2026-12')
    await page.getByText('同一天只能有一个基本医保关系').waitFor()
    expect(await page.getByRole('button', { name: '提交，等复核' }).isDisabled()).toBe(true)
  })
})

describe('the counter', () => {
  test('opens whom a scanned code or a read card names, and shows what was paid', async () => {
    const page = await web.open('counter')
    await page.goto('/counter')
    await page.getByLabel('姓名、身份证号、人员编号、医保码').waitFor()
    await page.keyboard.press('F2')
    await page.getByText('扫到就打开这个人').waitFor()
    await page.keyboard.type('SANDBOX420802900102000001')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '示例·孙二' }).waitFor()
    await page.keyboard.press('F3')
    await page.getByRole('button', { name: /示例·钱一/ }).click()
    await page.getByRole('heading', { name: '示例·钱一' }).waitFor()
    await page.getByRole('tab', { name: /缴费/ }).click()
    await page.getByRole('row', { name: /2025.*职工医保.*1—12 月.*按时/ }).waitFor()
  })

  test('says why, from the rule’s sentences down to the facts, and prints a certificate', async () => {
    const page = await web.open('counter')
    await open(page, '420802900017')
    await page.getByRole('button', { name: '为什么' }).click()
    await page.getByRole('region', { name: '为什么' }).getByText('依据的事实').waitFor()
    await page.goto(page.url().replace(/counter.*person=([^&]+).*/, 'certificate/$1'))
    await page.getByRole('heading', { name: '基本医疗保险参保凭证' }).waitFor()
    await page.getByText('4208**********0017').waitFor()
  })

  test('records facts on a phone without scrolling sideways', async () => {
    const page = await web.open('counter', PHONE)
    await open(page, '420802900101')
    await page.getByRole('button', { name: /登记参保/ }).click()
    await page.getByLabel('登记什么').waitFor()
    expect(await sidewaysScroll(page)).toBe(0)
  })
})
