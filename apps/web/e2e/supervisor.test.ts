import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWeb, type Web } from './platform.ts'
import { enterFromStart, expectRefused, settlements, walkSections } from './walk.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb()
})
afterAll(() => web.stop())

test('the supervisor begins at the overview and opens every section of the menu', async () => {
  const page = await web.open(null)
  await enterFromStart(page, 'supervisor')
  await page.getByRole('heading', { name: '总览' }).waitFor()
  expect(await walkSections(page)).toEqual([
    ...['经办柜台', '基金财务', '结算', '总览', '差额收付', '政策台', '法规', '机构与目录'],
  ])
})

test('from a day of the overview to a settlement, its lines and its books, and to who looked at the person', async () => {
  const page = await web.open('supervisor')
  const stay = (await settlements(page, '?scheme=employee')).find(({ kind }) => kind === 'inpatient')
  const [day = ''] = /\d{4}-\d\d-\d\d/.exec(JSON.stringify(stay)) ?? []
  await page.goto(`/overview?day=${day}`)
  const levels = page.getByRole('region', { name: /按就诊级别与险种/ })
  await levels.getByRole('button', { name: '看表' }).click()
  await levels.getByRole('link', { name: '职工医保' }).last().click()
  await page.waitForURL('**/settlements?**level=**')
  const name = stay?.personName ?? ''
  await page
    .getByRole('row', { name: new RegExp(`${name}.*住院`) })
    .getByRole('link')
    .first()
    .press('Enter')
  await page.getByText('✓ 复算一致').waitFor()
  await page.getByRole('region', { name: '从总费用到现金' }).getByText('统筹基金支付').first().waitFor()
  expect(await page.getByRole('region', { name: '费用明细' }).getByRole('row').count()).toBeGreaterThan(2)
  expect(await page.getByRole('region', { name: '记账分录' }).textContent()).toContain('已平')
  await page.getByRole('main').getByRole('link', { name }).click()
  await page.getByRole('tab', { name: /谁看过/ }).click()
  await page.getByRole('row', { name: /示例·周正.*打开结算单/ }).waitFor()
})

test('what a clerk asks to undo is declined once with the settlement left as it was, and approved when asked again', async () => {
  const clerk = await web.open('counter')
  const one = (await settlements(clerk, '?state=settled')).find(({ kind }) => kind === 'outpatient')
  const path = `/settlements/${one?.personId}/${one?.settlementId}`
  const ask = (reason: string) => clerk.request.post(`/api${path}/reversal-requests`, { data: { reason } })
  expect((await ask('机构说录错了')).status()).toBe(201)

  const page = await web.open('supervisor')
  await page.goto('/overview')
  await page.getByRole('link', { name: '待办 1 件' }).click()
  await page.getByRole('link', { name: /复核冲销.*机构说录错了/ }).click()
  await page.getByRole('button', { name: '退回' }).click()
  expect(await page.getByRole('button', { name: '退回' }).isDisabled()).toBe(true)
  await page.getByLabel('退回的理由').fill('没有更正单')
  await page.getByRole('button', { name: '退回' }).click()
  await page.getByRole('button', { name: /冲销$/ }).waitFor()
  await page.getByText(/申请冲销（机构说录错了），.* 退回：没有更正单/).waitFor()
  await page.getByText('已结算').first().waitFor()
  expect((await settlements(page, '?state=reversed')).map(({ settlementId }) => settlementId)).not.toContain(
    one?.settlementId,
  )

  expect((await ask('机构附了更正单')).status()).toBe(201)
  await page.goto(path)
  await page.getByRole('button', { name: '复核通过并冲销' }).click()
  await page.getByText(/已冲销 .*机构附了更正单/).waitFor()
})

test('nobody decides on what they asked themselves, and what is not the supervisor’s the server refuses', async () => {
  const page = await web.open('supervisor')
  const one = (await settlements(page, '?state=settled')).find(({ kind }) => kind === 'outpatient')
  const asked = await page.request.post(
    `/api/settlements/${one?.personId}/${one?.settlementId}/reversal-requests`,
    { data: { reason: '抽查发现重复收费' } },
  )
  const { requestId } = (await asked.json()) as { requestId: string }
  await page.goto(`/settlements/${one?.personId}/${one?.settlementId}`)
  await page.getByText('等另一位经办复核').waitFor()
  await expectRefused(page, [
    [`/api/reversal-requests/${one?.personId}/${requestId}/decision`, { approve: true }],
    ['/api/payment-batches', { kind: 'pay', personIds: [one?.personId], reason: '不该由监管制单' }],
    ['/api/persons', { name: '示例·某人' }],
    ['/api/staff'],
    ['/api/staff/requests', {}],
  ])
})
