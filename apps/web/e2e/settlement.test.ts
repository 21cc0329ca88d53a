import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { PHONE, startWeb, type Web } from './platform.ts'
import { exportedBy } from './walk.ts'

let web: Web
let story: string
beforeAll(async () => {
  web = await startWeb()
  const answer: unknown = await (await fetch(`${web.url}api/demo/settlement`)).json()
  const [, personId, settlementId] =
    /"personId":"(\w+)","settlementId":"(\w+)"/.exec(JSON.stringify(answer)) ?? []
  story = `/settlements/${personId ?? ''}/${settlementId ?? ''}`
})
afterAll(() => web.stop())

async function openStory(login: string, size?: typeof PHONE): Promise<Page> {
  const page = await web.open(login, size)
  await page.goto(story)
  await page.getByRole('heading', { name: /^住院结算/ }).waitFor()
  return page
}

const row = (page: Page, name: string) =>
  page.getByRole('region', { name: '从总费用到现金' }).getByRole('button', { name: new RegExp(`^${name}`) })
const side = (page: Page, name: string) => page.getByRole('complementary', { name: new RegExp(`^${name}`) })

test('a counter clerk reads from total to cash, and each step says its clause, its numbers and how it was computed', async () => {
  const page = await openStory('counter')
  const panel = side(page, '统筹基金支付')
  await panel.getByText('第十三条（二）1').waitFor()
  expect(await panel.textContent()).toMatch(
    /适用的一格[\s\S]*46,206\.06 × 85%[\s\S]*39,275\.15[\s\S]*216,138\.15/,
  )
  expect(await panel.textContent()).toContain('复算一致')
  await row(page, '起付标准').click()
  await side(page, '起付标准').getByText('取 1,000.00 与 47,434.06 中低的').waitFor()
  await page.keyboard.press('ArrowUp')
  await side(page, '政策范围内费用').getByText('甲类药品、服务、设施').waitFor()
  await page.keyboard.press('Escape')
  await side(page, '政策范围内费用').waitFor({ state: 'detached' })
  expect(await paleTexts(page)).toEqual([])
})

test('the lines are filtered by the step that they come from, and every fund has its own balanced entry', async () => {
  const page = await openStory('counter')
  await side(page, '统筹基金支付').getByRole('button', { name: '2 行' }).click()
  await page.getByText('只看：耗材，扣先行自付后，2 行').waitFor()
  const lines = page.getByRole('region', { name: '费用明细' })
  expect(await lines.getByRole('row').count()).toBe(3)
  await lines.getByRole('tab', { name: /只看自付/ }).click()
  await lines.getByRole('cell', { name: '乙类 8%' }).first().waitFor()
  const books = page.getByRole('region', { name: '记账分录' })
  expect(await books.textContent()).toMatch(/3 笔，已平[\s\S]*应付 示例·荆门第一医院/)
})

test('on a phone a step opens as a sheet at the foot', async () => {
  const page = await openStory('person', PHONE)
  expect(await sidewaysScroll(page)).toBe(0)
  await row(page, '统筹基金支付').click()
  await side(page, '统筹基金支付').getByText('46,206.06 × 85%').waitFor()
  await page.getByRole('button', { name: '关掉（Esc）' }).click()
  await side(page, '统筹基金支付').waitFor({ state: 'detached' })
  expect(await page.getByRole('button', { name: '冲销' }).count()).toBe(0)
})

test('a finance officer sees what each fund paid today and drills down to a settlement', async () => {
  const page = await web.open('finance')
  await page.goto('/overview')
  const today = page.getByRole('button', { name: /^看最近有结算的/ })
  await today
    .or(page.getByRole('region', { name: '各基金支付' }))
    .first()
    .waitFor()
  if (await today.isVisible()) await today.click()
  // A day without settlements may have a list of funds too, which goes when the other day comes.
  const latest = page.getByRole('region', { name: '刚刚结算' })
  await latest.waitFor()
  const funds = page.getByRole('region', { name: '各基金支付' })
  await funds.getByText('居民医保基金').waitFor()
  expect(await exportedBy(funds)).toMatch(/^\uFEFF基金,记账支出（元）,[\s\S]*居民医保基金,\d+\.\d\d,/)
  expect(await exportedBy(latest)).toMatch(/^\uFEFF时间,机构,类别,级别,费用（元）,基金支付（元）/)
  expect(await paleTexts(page)).toEqual([])
  const byLevel = page.getByRole('region', { name: /按就诊级别与险种/ })
  await byLevel.getByRole('button', { name: '看表' }).click()
  await byLevel.getByRole('link', { name: '居民医保' }).first().click()
  await page.waitForURL('**/settlements?**scheme=resident**')
  await page.getByRole('table').getByRole('link').first().press('Enter')
  await page.getByText('✓ 复算一致').waitFor()
})

test('a settlement shows in the overview without reloading it', async () => {
  const page = await web.open('supervisor')
  await page.goto('/overview')
  const figures = page.locator('.overview-figures dd').first()
  await figures.waitFor()
  const before = Number(await figures.textContent())
  const hospital = await web.open('hospital')
  await hospital.goto('/workbench')
  const request = hospital.getByRole('region', { name: '请求', exact: true })
  await request.getByRole('button', { name: /^连跑/ }).click()
  await hospital.getByRole('heading', { name: '结算成功' }).waitFor()
  await page
    .locator('.overview-figures dd')
    .first()
    .getByText(String(before + 1), { exact: true })
    .waitFor()
  await page.getByRole('region', { name: '刚刚结算' }).getByText('住院').first().waitFor()
})

test('a settlement is undone by two persons: one asks with a reason, the other approves; the printed statement is then void', async () => {
  const clerk = await openStory('counter')
  const pdf = await clerk.request.get(`/api${story}/statement.pdf`)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  await clerk.getByRole('button', { name: '冲销' }).click()
  const dialog = clerk.getByRole('dialog')
  await dialog.getByRole('row', { name: /统筹已支付 83,861.85 44,381.50/ }).waitFor()
  expect(await dialog.getByRole('button', { name: '提交冲销' }).isDisabled()).toBe(true)
  await dialog.getByLabel(/原因/).fill('医院上传的导线数量有误，应为 1 根')
  await dialog.getByRole('button', { name: '提交冲销' }).click()
  await clerk.getByText('等另一位经办复核').waitFor()
  expect(await clerk.getByRole('button', { name: '复核通过并冲销' }).count()).toBe(0)

  const second = await web.open('supervisor')
  await second.goto('/settlements')
  await second.getByRole('region', { name: '待复核的冲销' }).getByRole('link').click()
  await second.getByRole('button', { name: '复核通过并冲销' }).click()
  await second.getByText(/已冲销 .*医院上传的导线数量有误，应为 1 根（示例·王静 申请/).waitFor()
  const books = second.getByRole('region', { name: '记账分录' })
  expect(await books.textContent()).toMatch(/6 笔，已平[\s\S]*−39,480\.35|6 笔，已平[\s\S]*冲销/)

  const body: unknown = await (await second.request.get(`/api${story}`)).json()
  const [, code] = /"verificationCode":"([0-9A-F-]+)"/.exec(JSON.stringify(body)) ?? []
  const holder = await web.open(null, PHONE)
  await holder.goto(`${story.replace('/settlements', '/check')}/${code ?? ''}`)
  await holder.getByRole('heading', { name: '真的，但已作废' }).waitFor()
  await holder.goto(`${story.replace('/settlements', '/check')}/0000-0000-0000-0000`)
  await holder.getByRole('heading', { name: '这不是本平台出具的结算单' }).waitFor()
})
