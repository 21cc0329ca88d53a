import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { PHONE, startWeb, type Web } from './platform.ts'
import { owedSomething } from './something-owed.ts'
import { enterFromStart, expectRefused, read, settlements } from './walk.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb()
})
afterAll(() => web.stop())

async function expectGoodLooks(page: Page): Promise<void> {
  expect(await paleTexts(page)).toEqual([])
  expect(await sidewaysScroll(page)).toBe(0)
}

const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '栏目' }).getByRole('button', { name })

test('on a phone: from the first page to the own record, a visit step by step, the year, the account and who looked', async () => {
  const clerk = await web.open('counter')
  await clerk.goto('/counter?query=420802900017')
  await clerk.getByRole('heading', { name: /今天可以享受待遇/ }).waitFor()

  const page = await web.open(null, PHONE)
  await enterFromStart(page, 'person')
  await page.getByRole('heading', { name: '今天看病可以报销' }).waitFor()
  await page.getByRole('heading', { name: /今年还能报多少/ }).waitFor()
  expect(await page.locator('.me-shares').textContent()).toBe('85—95%住院报销55—75%门诊报销80%大额再报')
  await page.getByText('您付现金 10,808.58').waitFor()
  await page.getByText('东宝区医保经办 · 示例·王静').first().waitFor()
  await page.getByText('办理业务：打开参保人页面').first().waitFor()
  await expectGoodLooks(page)

  await page.getByRole('link', { name: '每一步的依据' }).click()
  const steps = page.getByRole('region', { name: '从总费用到现金' })
  await steps.getByRole('button', { name: /^统筹基金支付/ }).click()
  await page
    .getByRole('complementary', { name: /^统筹基金支付/ })
    .getByText('46,206.06 × 85%')
    .waitFor()
  await page.getByRole('button', { name: '关掉（Esc）' }).click()
  expect(await page.getByRole('button', { name: /冲销/ }).count()).toBe(0)
  await expectGoodLooks(page)

  await page.getByRole('link', { name: /我的医保/ }).click()
  await tab(page, '就医').click()
  expect(await page.getByRole('main').getByRole('listitem').count()).toBe(6)
  await expectGoodLooks(page)
  await tab(page, '我的').click()
  await page.getByRole('heading', { name: '参保关系' }).waitFor()
  await page.getByText('420802900017').waitFor()
  await expectGoodLooks(page)
})

test.each([
  [
    'uncovered',
    '420802900127',
    '今天看病不能报销',
    '参保、补缴和恢复待遇，请带身份证到经办窗口办。',
    '恢复待遇以后，今年还能报',
  ],
  [
    'whose employer owes',
    '420802900128',
    '今天看病由单位承担',
    '票据请留好，向单位报；欠费请单位补缴。',
    '单位补缴以后，今年还能报',
  ],
  ['who waits', '420802900125', /^等待期，到|^还在等待期/, '还没有看病记录', /^等待期过后/],
  [
    'of a scheme of their own',
    '420802900129',
    '今天看病可以报销',
    '医疗费用按专门的规定结算，没有年度限额。',
    '离休人员',
  ],
  ['without any visit', '420802900101', '今天看病可以报销', '还没有看病记录', '今年还能报多少'],
] as const)(
  'somebody %s reads what holds and what can be done',
  async (_, personNo, answer, sentence, card) => {
    const page = await web.openAs(personNo)
    await page.goto('/me')
    await page.getByRole('heading', { name: answer }).waitFor()
    await page.getByText(sentence).waitFor()
    await page.getByRole('heading', { name: card }).waitFor()
    await expectGoodLooks(page)
  },
)

test('somebody whose only visit was undone, and whose year was recalculated, reads that', async () => {
  const [clerk, second] = [await web.open('counter'), await web.open('supervisor')]
  const name = await owedSomething(clerk, second)
  const owed = (await settlements(clerk, '?scheme=resident')).find(({ personName }) => personName === name)
  const personNo = async (personId = '') =>
    (await read<{ personNo: string }>(clerk, `/api/persons/${personId}`)).personNo
  const recalculated = await web.openAs(await personNo(owed?.personId))
  await recalculated.goto('/me')
  await tab(recalculated, '就医').click()
  await recalculated
    .getByRole('link', { name: /已重算/ })
    .first()
    .click()
  await recalculated.getByRole('region', { name: '差额凭证' }).waitFor()
  expect(await recalculated.getByRole('link', { name: /年度重算/ }).count()).toBe(0)
  await expectGoodLooks(recalculated)
  await recalculated.goto('/me')
  await tab(recalculated, '办事').click()
  await recalculated.getByText(/^以前的结算重算以后，.*还要付给您 [1-9][\d,]*\.\d\d 元。$/).waitFor()
  await expectGoodLooks(recalculated)

  const undone = await firstOfOneVisit(clerk)
  const asked = await clerk.request.post(
    `/api/settlements/${undone.personId}/${undone.settlementId}/reversal-requests`,
    { data: { reason: '重复结算' } },
  )
  const { requestId } = (await asked.json()) as { requestId: string }
  await second.request.post(`/api/reversal-requests/${undone.personId}/${requestId}/decision`, {
    data: { approve: true },
  })
  const page = await web.openAs(await personNo(undone.personId))
  await page.goto('/me')
  await page.getByText('结过又撤销的有 1 笔，在下面“就医”里看。').waitFor()
  await tab(page, '就医').click()
  await page.getByRole('link', { name: /已撤销/ }).waitFor()
  await expectGoodLooks(page)
})

/** A settlement that can be undone, of somebody who has no other. */
async function firstOfOneVisit(clerk: Page) {
  for (const one of await settlements(clerk, '?state=settled')) {
    const { settlements: all } = await read<{ settlements: unknown[] }>(
      clerk,
      `/api/persons/${one.personId}/settlements`,
    )
    if (all.length === 1) return one
  }
  throw new Error('the city has nobody with one settlement')
}

test('an insured person is refused everything that is not their own', async () => {
  const clerk = await web.open('counter')
  const page = await web.openAs('420802900101')
  const foreign = (await settlements(clerk)).find(({ personName }) => personName !== '示例·钱一')
  const path = `/settlements/${foreign?.personId}/${foreign?.settlementId}`
  expect((await page.request.get(`/api${path}`)).status()).toBe(404)
  expect((await page.request.get(`/api${path}/statement.pdf`)).status()).toBe(404)
  expect(await settlements(page)).toEqual([])
  await expectRefused(page, [
    ['/api/persons?query=420802900101'],
    [`/api/persons/${foreign?.personId}`],
    [`/api/persons/${foreign?.personId}/year`],
    [`/api/persons/${foreign?.personId}/accesses`],
    [`/api${path}/reversal-requests`, { reason: '想退钱' }],
    [`/api/persons/${foreign?.personId}/readjudications`],
    ['/api/overview'],
    ['/api/person-payments'],
    ['/api/staff'],
    ['/api/questions'],
    ['/api/filing-applications'],
    [`/api/persons/${foreign?.personId}/questions`],
    [`/api/persons/${foreign?.personId}/filing-requests`],
    [`/api/persons/${foreign?.personId}/balances`],
  ])
})

test('what is filed for a person stands on the own page', async () => {
  const page = await web.openAs('420802900121')
  await page.goto('/me')
  await tab(page, '办事').click()
  const filings = page.getByRole('region', { name: '我的备案' })
  await filings.getByText('市内转诊 · 上转').waitFor()
  await filings.getByText(/ 转到 示例·荆门第一医院$/).waitFor()
  await filings.getByText('这条备案改变什么').first().click()
  await filings.getByText(/^上转/).first().waitFor()
  await expectGoodLooks(page)
  const none = await web.openAs('420802900101')
  await none.goto('/me')
  await tab(none, '办事').click()
  await none.getByText(/^没有。去外地住院、转院/).waitFor()
  await expectGoodLooks(none)
})

test('what a person applies for waits for two clerks, and the person reads on the own page how far it is', async () => {
  const page = await web.openAs('420802900101')
  await page.goto('/me')
  await tab(page, '办事').click()
  await page.getByRole('button', { name: '申请长期异地备案' }).click()
  const form = page.getByRole('form', { name: '申请长期异地备案' })
  await form.getByText(/^还要填：住在哪里/).waitFor()
  await form.getByRole('combobox', { name: '住在哪里' }).fill('武汉')
  await page.keyboard.press('Enter')
  await form.getByLabel('从哪天起').fill('2026-12-20')
  await page.keyboard.press('Enter')
  await form.getByLabel(/^为什么住在那里/).fill('随子女住在武汉')
  await form.getByText(/^市外住院，支付比例不降低/).waitFor()
  await expectGoodLooks(page)
  await form.getByRole('button', { name: '提交申请' }).click()
  const mine = page.getByRole('region', { name: '我的申请' })
  await mine.getByText('等经办窗口看材料、受理').waitFor()
  expect(await page.getByRole('button', { name: '申请长期异地备案' }).count()).toBe(0)
  await expectGoodLooks(page)

  const clerk = await web.open('counter')
  await clerk.goto('/counter')
  await clerk.getByRole('link', { name: /受理备案申请 · 示例·钱一.*随子女住在武汉/ }).click()
  const panel = clerk.getByRole('region', { name: '受理备案申请' })
  await panel.getByText(/^市外住院，支付比例不降低/).waitFor()
  expect(await paleTexts(clerk)).toEqual([])
  await panel.getByLabel(/^看到的材料/).fill('武汉市居住证')
  await panel.getByRole('button', { name: '受理，等复核' }).click()
  await clerk.getByRole('link', { name: /复核备案 · 示例·钱一.*武汉市居住证/ }).waitFor()
  await page.reload()
  await tab(page, '办事').click()
  await mine.getByText('经办窗口已受理，等另一位经办复核').waitFor()

  const second = await web.open('counter2')
  await second.goto('/counter')
  await second.getByRole('link', { name: /复核备案 · 示例·钱一/ }).click()
  await second.getByRole('button', { name: '复核通过' }).click()
  await second.locator('h2:focus', { hasText: '待办' }).waitFor()
  await page.reload()
  await tab(page, '办事').click()
  await mine.getByText(/复核通过，列在下面“我的备案”里$/).waitFor()
  await page.getByRole('region', { name: '我的备案' }).getByText('异地就医 · 长期异地居住').waitFor()
  await expectGoodLooks(page)
})
