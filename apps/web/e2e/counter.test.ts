import { SITUATIONS } from '@tongchou/city'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { PHONE, startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb()
})
afterAll(() => web.stop())

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })

/** A clerk opens the counter and types into the box that has the focus. */
async function find(page: Page, query: string): Promise<void> {
  await page.goto('/counter')
  await page.getByLabel('姓名、身份证号、人员编号、医保码').waitFor()
  await page.keyboard.type(query)
}

async function openStory(page: Page): Promise<void> {
  await find(page, '张三')
  await page.getByRole('button', { name: /示例·张三 男 46/ }).click()
  await heading(page, '示例·张三').waitFor()
}

const numberOf = (situation: string): string =>
  SITUATIONS.find((it) => it.key === situation)?.personNo ?? `no ${situation}`

describe('the counter clerk', () => {
  test('finds a person by name and reads answer, clause and the year against its maxima', async () => {
    const page = await web.open('counter')
    await openStory(page)
    await page.getByRole('heading', { name: /今天可以享受待遇/ }).waitFor()
    await page.locator('.answer').getByRole('button', { name: '读法' }).click()
    await page.getByRole('heading', { name: '读法：停保后再参保' }).waitFor()
    await page.getByText('JM-17.1.3').waitFor()
    const year = page.getByRole('region', { name: /年累计/ })
    expect(await year.textContent()).toMatch(/统筹已支付[\s\S]*\/ 300,000[\s\S]*合规自付[\s\S]*起付 12,000/)
    expect(await year.textContent()).toContain('待核实')
    expect(await year.textContent()).toContain('账户余额')
    await page.getByText(/退休条件：男满 30 年且本市实缴满 10 年，还差 \d+ 年/).waitFor()
  })

  test('finds the only person of a whole number without choosing', async () => {
    const page = await web.open('counter')
    await find(page, numberOf('resident'))
    await heading(page, '示例·吴六').waitFor()
  })

  test('sees residents with their own maxima and without an account', async () => {
    const page = await web.open('counter')
    await find(page, numberOf('resident'))
    const year = page.getByRole('region', { name: /年累计/ })
    await year.waitFor()
    expect(await year.textContent()).toMatch(/\/ 150,000/)
    expect(await year.textContent()).toMatch(/门诊已支付[\s\S]*\/ 400/)
    expect(await year.textContent()).not.toContain('账户余额')
  })

  test.each([
    ['waiting', /等待期，到 \d{4}-\d\d-\d\d/],
    ['uncovered', /今天不能享受待遇/],
    ['employerLiable', /今天由单位承担/],
  ])('is told how it stands with a person who is %s', async (situation, answer) => {
    const page = await web.open('counter')
    await find(page, numberOf(situation))
    await page.getByRole('heading', { name: answer }).waitFor()
  })

  test('sees a retired cadre marked, without accumulators', async () => {
    const page = await web.open('counter')
    await find(page, numberOf('retiredCadre'))
    await page.getByText('不按普通参保人结算（第三十七条）').waitFor()
    expect(await page.getByRole('region', { name: /年累计/ }).count()).toBe(0)
  })

  test('is told when nobody has the name, and what to do', async () => {
    const page = await web.open('counter')
    await find(page, '张三峰')
    await page.getByText('没有叫“张三峰”的人').waitFor()
  })

  test('works by keyboard: / to the box, J to the found, Enter opens, also from the box, ? lists the keys', async () => {
    const page = await web.open('counter')
    await openStory(page)
    await page.keyboard.press('Escape')
    await page.locator('h2', { hasText: '示例·张三' }).click()
    await page.keyboard.press('/')
    await page.keyboard.type('钱一')
    await page.getByRole('button', { name: /示例·钱一/ }).waitFor()
    await page.locator('h2', { hasText: '示例·张三' }).click()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await heading(page, '示例·钱一').waitFor()
    await page.getByLabel('姓名、身份证号、人员编号、医保码').fill('孙二')
    await page.getByRole('button', { name: /示例·孙二/ }).waitFor()
    await page.keyboard.press('Enter')
    await heading(page, '示例·孙二').waitFor()
    await page.locator('h2', { hasText: '示例·孙二' }).click()
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('这一页的按键').waitFor()
  })
})

describe('the whole identity number', () => {
  test('is covered until a reason is given, and the look is in the log', async () => {
    const page = await web.open('counter')
    await openStory(page)
    const head = page.locator('.person-head')
    expect(await head.textContent()).toContain('4208**********0017')
    await page.getByRole('button', { name: '显示' }).click()
    await page.getByLabel('协查函').check()
    await page.locator('.why-reveal').getByRole('button', { name: '显示' }).click()
    await head.getByText('420899198004190017').waitFor()
    await page.getByRole('tab', { name: /谁看过/ }).click()
    await page.getByRole('row', { name: /示例·王静.*显示完整身份证号.*协查函/ }).waitFor()
    await page.getByRole('button', { name: '遮住' }).click()
    await head.getByText('4208**********0017').waitFor()
    expect(await head.textContent()).not.toContain('420899198004190017')
  })
})

describe('a clerk of another district', () => {
  test('does not find the person by name', async () => {
    const page = await web.open('counter3')
    await find(page, '张三')
    await page.getByRole('button', { name: /示例·张三 男 9/ }).waitFor()
    expect(await page.getByRole('button', { name: /男 46/ }).count()).toBe(0)
  })

  test('sees of a person who shows the number only whether covered', async () => {
    const page = await web.open('counter3')
    await find(page, '420802900017')
    await page.getByRole('heading', { name: /今天可以享受待遇/ }).waitFor()
    await page.getByText('不属钟祥市，只能查待遇').waitFor()
    expect(await page.getByRole('region', { name: /年累计/ }).count()).toBe(0)
    expect(await page.getByRole('tab').count()).toBe(0)
    expect(await page.getByRole('button', { name: '显示' }).count()).toBe(0)
  })
})

describe('rights', () => {
  test('a hospital user has no counter, and the server answers 403', async () => {
    const page = await web.open('hospital')
    await page.goto('/counter')
    await page.getByText('这个账号的岗位不能打开经办柜台').waitFor()
    expect(await page.getByRole('link', { name: '经办柜台' }).count()).toBe(0)
    const answer = await page.request.get('/api/persons?query=张三')
    expect(answer.status()).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'not-your-role' })
  })

  test('nobody is let in without signing in', async () => {
    const page = await web.open(null)
    await page.goto('/counter')
    await page.getByRole('heading', { name: '用演示账号进入' }).waitFor()
    expect((await page.request.get('/api/persons?query=张三')).status()).toBe(401)
  })
})

describe('the looks', () => {
  test('every text of the counter has enough contrast', async () => {
    const page = await web.open('counter')
    await openStory(page)
    await page.getByRole('region', { name: /年累计/ }).waitFor()
    expect(await paleTexts(page)).toEqual([])
  })

  test('the counter does not scroll sideways on a phone', async () => {
    const page = await web.open('counter', PHONE)
    await openStory(page)
    await page.getByRole('region', { name: /年累计/ }).waitFor()
    expect(await sidewaysScroll(page)).toBe(0)
  })
})
