import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { PHONE, startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb(200)
})
afterAll(() => web.stop())

async function begin(page: Page, personNo: string): Promise<void> {
  await page.goto(`/counter?query=${personNo}`)
  await page.getByRole('button', { name: /办备案/ }).click()
  await page.getByRole('form', { name: '办备案' }).waitFor()
}
const choose = async (page: Page, field: string, option: string) => {
  await page.getByRole('combobox', { name: field }).click()
  await page.locator('.ant-select-item-option:visible', { hasText: option }).click()
}
const fillDay = async (page: Page, field: string, day: string) => {
  await page.getByLabel(field).fill(day)
  await page.keyboard.press('Enter')
}

test('a referral out of town is filed with what it changes, and counts when another clerk has approved it', async () => {
  const clerk = await web.open('counter')
  await begin(clerk, '420802900101')
  await choose(clerk, '为什么在外地看病', '转诊转院')
  await clerk.getByLabel('就医地').fill('荆门')
  await clerk.getByText('没有叫这个名称的').waitFor()
  await clerk.getByLabel('就医地').fill('武汉')
  await clerk.keyboard.press('Enter')
  // By its code as well.
  await clerk.getByLabel('就医地').fill('110000')
  await clerk.keyboard.press('Enter')
  await choose(clerk, '转往的机构（可不填）', '示例·武汉中心医院')
  await fillDay(clerk, '从哪天起', '2026-11-20')
  await clerk.getByText('示例·武汉中心医院 在湖北省武汉市，不在北京市；改就医地，或不填机构').waitFor()
  await clerk.getByLabel('就医地').fill('武汉')
  await clerk.keyboard.press('Enter')
  await clerk.getByText('还要填：依据').waitFor()
  // Its end may stay open; one that is given is looked at.
  await fillDay(clerk, '到哪天（可不填）', '2026-11-10')
  await clerk.getByText('截止日期早于起始日期，请改一个').waitFor()
  await fillDay(clerk, '到哪天（可不填）', '2027-01-31')
  const effects = clerk.getByRole('region', { name: '复核通过以后怎样变' })
  await effects.getByText('市外住院，支付比例降低 10 个百分点；没有备案降低 20 个百分点').waitFor()
  await effects.getByText(/^入院后补办的也算/).waitFor()
  await effects.getByText('就医地“湖北省武汉市”只作记录：在市外哪里住院都按这条备案').waitFor()
  await effects.getByRole('button', { name: '第十六条（一）' }).first().waitFor()
  expect(await paleTexts(clerk)).toEqual([])
  await clerk.getByLabel('依据').fill('转诊单')
  await clerk.getByRole('button', { name: '提交，等复核' }).click()
  await clerk.getByRole('link', { name: /复核备案 · 示例·钱一/ }).click()
  await clerk.getByText('自己登记的，要由另一位经办复核').waitFor()

  const second = await web.open('counter2')
  await second.goto('/counter')
  await second.getByRole('link', { name: '待办 1 件' }).waitFor()
  await second
    .getByRole('link', { name: /转诊转院，去湖北省武汉市 示例·武汉中心医院，2026-11-20 至 2027-01-31/ })
    .click()
  // Without a mouse: the decision has the focus, and gives it to the list of what still waits.
  await second.getByText('市外住院，支付比例降低 10 个百分点').waitFor()
  for (const name of ['第十六条（一）', '第十六条（一）', '第十六条（一）', '复核通过']) {
    await second.keyboard.press('Tab')
    expect(await second.evaluate(() => document.activeElement?.textContent)).toBe(name)
  }
  await second.keyboard.press('Enter')
  await second.locator('h2:focus', { hasText: '待办 0' }).waitFor()
  await second.getByRole('tab', { name: /备案 1/ }).click()
  await second
    .getByRole('row', { name: /转诊转院.*湖北省武汉市 示例·武汉中心医院.*示例·王静，复核 示例·李敏/ })
    .waitFor()
})

test('two-disease drugs are refused to a worker, with the reason; a chronic disease is found by typing', async () => {
  const page = await web.open('counter', PHONE)
  await begin(page, '420802900102')
  await choose(page, '备什么', '两病用药')
  await choose(page, '哪种病', '糖尿病')
  await fillDay(page, '从哪天起', '2026-12-01')
  await page.getByText('本地的政策没有给职工医保的两病用药限额').waitFor()
  await choose(page, '备什么', '门诊慢特病')
  await page.getByLabel('病种').fill('血友')
  await page.keyboard.press('Enter')
  await fillDay(page, '从哪天起', '2026-12-01')
  await page.getByText('本地还没有公布门诊慢特病的比例和限额').waitFor()
  expect(await sidewaysScroll(page)).toBe(0)
})

test('a referral inside the city and a wife of an insured man are filed with what they change; wrong input is told', async () => {
  const clerk = await web.open('counter')
  await begin(clerk, '420802900124')
  await choose(clerk, '备什么', '市内转诊')
  await choose(clerk, '从哪家转出', '示例·荆门第一医院')
  await choose(clerk, '转到哪家', '示例·荆门第一医院')
  await fillDay(clerk, '从哪天起', '2026-12-01')
  await clerk.getByText('转出和转入是同一家：院内转科不用办手续，选转入的另一家').waitFor()
  await choose(clerk, '从哪家转出', '示例·东宝区人民医院')
  await clerk.getByText(/^上转（二级转到三级）：转入以后的住院，起付标准 1,000.00 元减去/).waitFor()

  await choose(clerk, '备什么', '生育登记')
  await clerk.getByLabel('丈夫的人员编号').fill('420802900101')
  await clerk.getByLabel('丈夫的姓名').fill('示例·别人')
  await fillDay(clerk, '从哪天起', '2026-12-01')
  await clerk.getByText('没有这个编号和姓名的男性参保人，请核对丈夫的两项').waitFor()
  await clerk.getByLabel('丈夫的姓名').fill('示例·钱一')
  await clerk.getByText(/已经备案：丈夫 420802900101/).waitFor()
  expect(await paleTexts(clerk)).toEqual([])
  expect(await sidewaysScroll(clerk)).toBe(0)
})
