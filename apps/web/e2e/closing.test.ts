import { addDays, type CivilDate, lastDayOf, monthOf, plusMonths } from '@tongchou/kernel'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { startWeb, type Web } from './platform.ts'
import { expectRefused, exportedBy, read } from './walk.ts'

let web: Web
/** A day that is over and on which something was booked. */
let past: CivilDate
let today: CivilDate
beforeAll(async () => {
  web = await startWeb()
  const page = await web.open('finance')
  const month = await read<{ today: CivilDate }>(page, '/api/closings')
  today = month.today
  past = await lastBookedDay(page, addDays(today, -1))
})
afterAll(() => web.stop())

async function lastBookedDay(page: Page, from: CivilDate): Promise<CivilDate> {
  for (let day = from; ; day = addDays(day, -1)) {
    const { rows } = await read<{ rows: object[] }>(page, `/api/closings/${day}`)
    if (rows.length > 0) return day
  }
}

const exported = (page: Page, region: string) => exportedBy(page.getByRole('region', { name: region }))

const good = async (page: Page) => {
  expect(await paleTexts(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
}

test('the finance officer goes through months and days by keyboard, lists what is due and opens today’s closing', async () => {
  const page = await web.open('finance')
  await page.goto('/finance')
  const cell = page.locator('[aria-current=date]')
  await cell.focus()
  await page.keyboard.press('ArrowLeft')
  await page.locator('.calendar-day[aria-pressed=true]:focus').waitFor()
  const chosen = page.getByRole('region', { name: '当日应办' }).getByRole('heading')
  expect(await chosen.textContent()).toContain(addDays(today, -1).slice(5))
  await page.keyboard.press('[')
  const before = plusMonths(monthOf(today), -1)
  await page
    .getByRole('heading', { name: `${before.slice(0, 4)} 年 ${Number(before.slice(5))} 月` })
    .waitFor()
  expect(await page.locator('button.calendar-day').count()).toBe(Number(lastDayOf(before).slice(8)))
  await good(page)
  await page.keyboard.press(']')
  await page.keyboard.press('l')
  await page.getByRole('button', { name: /日历/ }).waitFor()
  await page.keyboard.press('e')
  await page.getByRole('heading', { name: new RegExp(`日终 ${today}`) }).waitFor()
  await good(page)
})

test('a holiday and the day that makes up for it are marked in the month', async () => {
  const page = await web.open('finance')
  await page.goto('/finance?month=2026-10')
  await page.getByRole('button', { name: '10 月 1 日，国庆节放假' }).getByText('休').waitFor()
  await page.getByRole('button', { name: '10 月 10 日，国庆节补班' }).getByText('班').waitFor()
})

test('a day is signed by one officer, carries its dot, and exports what it shows', async () => {
  const page = await web.open('finance')
  await page.goto(`/finance/${past}`)
  await page.getByText('✓ 平').waitFor()
  expect(await exported(page, '核对单')).toMatch(/^\uFEFF基金,记账笔数,结算应支出,记账支出,差额,/)
  await page.getByRole('button', { name: `签 ${past.slice(5)} 日终` }).click()
  await page
    .getByRole('region', { name: '签字' })
    .getByRole('row', { name: /示例·孙悦/ })
    .first()
    .waitFor()
  await good(page)
  await page.getByRole('link', { name: '回到本月应办' }).click()
  await page.locator('.calendar-day[aria-pressed=true] .closing-dot').waitFor()
  const due = page.getByRole('region', { name: '当日应办' })
  await due.getByText(/示例·孙悦 .* 签/).waitFor()
  expect(await exported(page, '本月应办')).toContain('日终')

  const supervisor = await web.open('supervisor')
  await supervisor.goto(`/finance/${past}`)
  await supervisor.getByRole('region', { name: '签字' }).waitFor()
  expect(await supervisor.getByRole('button', { name: /签/ }).count()).toBe(0)
  await expectRefused(supervisor, [[`/api/closings/${past}`, {}]])
  await expectRefused(await web.open('counter'), [['/api/closings'], ['/api/fund-balances']])
})

test('a fund opens its exact amounts, its days, their journals and their settlement', async () => {
  const page = await web.open('finance')
  await page.goto('/finance')
  const funds = page.getByRole('region', { name: '基金结余' })
  expect(await exported(page, '基金结余')).toMatch(
    /基金,本月支出,本年支出,应付机构,应付个人,本年付个人,账户结存/,
  )
  await funds.getByRole('button').filter({ hasText: '居民医保基金' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('row', { name: /合计/ }).waitFor()
  await drawer.getByLabel('看另一个月').fill(past.slice(0, 7))
  await drawer.getByLabel('看另一个月').press('Enter')
  await drawer
    .getByRole('link', { name: /^\d{4}-\d\d-\d\d$/ })
    .first()
    .click()
  await page.getByRole('region', { name: '核对单' }).getByRole('button', { name: '居民医保基金' }).click()
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /^\d{6}-/ })
    .first()
    .click()
  await page.getByText('✓ 复算一致').waitFor()
})

test('after a posting was changed the sheet names its settlement to the fen and cannot be signed', async () => {
  const page = await web.open('finance')
  const day = await lastBookedDay(page, addDays(past, -1))
  await web.tamper(`update posting set amount = amount + 1 where (person_id, journal_id, seq) = (
    select p.person_id, p.journal_id, p.seq from posting p join journal j using (person_id, journal_id, fund)
     where j.booked_on = '${day}' and j.reason = 'settlement' order by 1, 2 limit 1)`)
  await page.goto(`/finance/${day}`)
  const row = page.getByRole('region', { name: '对账差异' }).getByRole('row', { name: /结算与记账不等/ })
  expect(await row.textContent()).toContain('+0.01')
  expect(await page.getByRole('button', { name: /签 .* 日终/ }).isDisabled()).toBe(true)
  expect(await exported(page, '对账差异')).toContain('settlement(person_id=')
  await good(page)
  await row.getByRole('link').click()
  await page.waitForURL('**/settlements/**')
})
