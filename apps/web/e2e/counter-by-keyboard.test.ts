import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb(200)
})
afterAll(() => web.stop())

/** What has the focus: its name, and whether one sees that it has it. */
const focused = (page: Page): Promise<{ name: string; isSeen: boolean }> =>
  page.evaluate(() => {
    const it = document.activeElement
    const name = it?.getAttribute('aria-label') ?? it?.textContent ?? ''
    if (it === null || it === document.body) return { name: '', isSeen: false }
    // A field shows the focus on itself or on the frame around it.
    const frames = [it, it.parentElement, it.parentElement?.parentElement ?? null].filter(
      (one) => one !== null,
    )
    const isSeen = frames.some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    })
    return { name: name.trim(), isSeen }
  })

/** Presses Tab until something of this name has the focus; every stop on the way must be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const stops: string[] = []
  for (let pressed = 0; pressed < 90; pressed += 1) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    stops.push(at.name)
    if (at.name !== '') expect(at, `stop ${pressed}`).toMatchObject({ isSeen: true })
    if (name.test(at.name)) return
  }
  throw new Error(`Tab does not come to ${name}: ${stops.join(' | ')}`)
}

async function expectFocus(page: Page, name: RegExp): Promise<void> {
  await expect.poll(async () => (await focused(page)).name, PATIENCE).toMatch(name)
}

/** A busy machine draws late; what is there sooner is not waited for. */
const PATIENCE = { timeout: 30_000 }

const hasFocus = (field: Locator): Promise<void> =>
  expect.poll(() => field.evaluate((it) => it === document.activeElement), PATIENCE).toBe(true)

test('a clerk finds a person, explains a settlement, prints it and asks to undo it, and a second clerk approves, all without a mouse', async () => {
  const page = await web.open('counter')
  await page.goto('/counter')
  await expectFocus(page, /姓名、身份证号/)
  await page.keyboard.type('420802900017')
  await page.getByRole('heading', { name: '示例·张三', exact: true }).waitFor()

  // The actions say their keys; what they open gives the focus back.
  await page.getByRole('button', { name: '登记参保、缴费、身份 Alt 1' }).waitFor()
  await page.keyboard.press('Alt+1')
  await page.getByRole('form', { name: '登记事实' }).waitFor()
  await page.keyboard.press('Escape')
  await expectFocus(page, /^登记参保/)
  await page.keyboard.press('Alt+2')
  await page.getByRole('form', { name: '办备案' }).waitFor()
  await page.keyboard.press('Escape')
  await expectFocus(page, /^办备案/)

  // Undoing begins with the question.
  await page.keyboard.press('Alt+6')
  await page.getByRole('dialog', { name: /^冲销 示例·张三/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.goBack()
  await page.getByRole('button', { name: '看最近一次结算 Alt 4' }).waitFor()
  await page.keyboard.press('Alt+4')
  await page.getByRole('heading', { name: /^住院结算/ }).waitFor()
  await tabTo(page, /^起付标准/)
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: /^起付标准/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('complementary', { name: /^统筹基金支付/ }).waitFor()
  await page.keyboard.press('Escape')
  await expectFocus(page, /^统筹基金支付/)
  const printed = page.context().waitForEvent('page')
  await page.keyboard.press('p')
  expect((await printed).url()).toMatch(/statement\.pdf$|^about:blank$|^:$/)

  await page.bringToFront()
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText('打印结算单').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await tabTo(page, /^冲销$/)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: /冲销 示例·张三/ })
  await hasFocus(dialog.getByLabel(/原因/))
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await expectFocus(page, /^冲销$/)
  await page.keyboard.press('Enter')
  await hasFocus(dialog.getByLabel(/原因/))
  await page.keyboard.type('重复结算')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('region', { name: '待复核的冲销' }).getByText('等另一位经办复核').waitFor()

  const second = await web.open('counter2')
  await second.goto('/counter')
  await second.getByRole('link', { name: /复核冲销 · 示例·张三/ }).waitFor()
  await tabTo(second, /复核冲销 · 示例·张三/)
  await second.keyboard.press('Enter')
  await second.getByRole('heading', { name: /^住院结算/ }).waitFor()
  await tabTo(second, /^复核通过并冲销$/)
  await second.keyboard.press('Enter')
  await second.getByText(/示例·王静 申请，\s*示例·李敏 复核/).waitFor()
  await second.keyboard.press('Escape')
  await second.keyboard.press('Escape')
  await second.waitForURL('**/counter**')
})

test('Tab goes around the whole counter and comes back: nothing holds the focus', async () => {
  const page = await web.open('counter')
  await page.goto('/counter?query=420802900017')
  await page.getByRole('heading', { name: '为他办理' }).waitFor()
  await tabTo(page, /^办备案/)
  await tabTo(page, /^跳到正文$/)
  await tabTo(page, /^办备案/)
})
