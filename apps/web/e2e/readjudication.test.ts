import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb()
})
afterAll(() => web.stop())

const read = async <T>(page: Page, path: string): Promise<T> => (await page.request.get(path)).json()

/** A resident with a settled stay, whose contribution of the year turns out not to have arrived: two persons withdraw it. */
async function withoutContribution(
  clerk: Page,
  second: Page,
): Promise<{ personId: string; settlementId: string }> {
  const { settlements } = await read<{
    settlements: { personId: string; settlementId: string; scheme: string; kind: string; fundTotal: number }[]
  }>(clerk, '/api/settlements?state=settled&scheme=resident')
  for (const { personId, settlementId, fundTotal } of settlements) {
    if (fundTotal === 0) continue
    const { events } = await read<{ events?: { eventId: string; text: string }[] }>(
      clerk,
      `/api/persons/${personId}`,
    )
    const paid = events?.find(({ text }) => text.includes('2026'))
    if (paid === undefined) continue
    const asked = await clerk.request.post(`/api/persons/${personId}/event-requests`, {
      data: { events: [], withdraws: [paid.eventId], reason: '这笔缴费是别人的' },
    })
    const { requestId } = (await asked.json()) as { requestId: string }
    await second.request.post(`/api/event-requests/${personId}/${requestId}/decision`, {
      data: { approve: true },
    })
    return { personId, settlementId }
  }
  throw new Error('the city has no resident with a settled stay of this year')
}

test('a year whose facts changed waits on the person’s page; one clerk asks with the differences before him, another has the vouchers issued', async () => {
  const clerk = await web.open('counter')
  const second = await web.open('supervisor')
  const { personId, settlementId } = await withoutContribution(clerk, second)

  await clerk.goto(`/counter?person=${personId}`)
  await clerk.getByRole('link', { name: /待重算.*应向参保人收回/ }).click()
  const year = clerk.getByRole('region', { name: '2026 年度' })
  await year
    .getByText(/行费用的日子不能享受待遇/)
    .first()
    .waitFor()
  expect(await year.textContent()).toMatch(/统筹基金支付[\s\S]*−[\s\S]*个人现金[\s\S]*\+/)
  expect(await paleTexts(clerk)).toEqual([])
  expect(await sidewaysScroll(clerk)).toBe(0)
  await year.getByLabel(/原因/).fill('缴费记错人，已撤回')
  await year.getByRole('button', { name: '申请重算' }).click()
  await year.getByText('等另一位经办复核').waitFor()
  expect(await year.getByRole('button', { name: /复核通过/ }).count()).toBe(0)

  await second.goto('/settlements')
  await second.getByRole('region', { name: '待复核的重算' }).getByRole('link').click()
  await second.getByRole('button', { name: '复核通过并开差额凭证' }).click()
  await second.getByText('不用重算').waitFor()
  await second.getByRole('row', { name: /缴费记错人，已撤回 \d+ 张差额凭证，应向参保人收回/ }).waitFor()

  await clerk.goto(`/settlements/${personId}/${settlementId}`)
  const vouchers = clerk.getByRole('region', { name: '差额凭证' })
  await vouchers.getByText('缴费记错人，已撤回').waitFor()
  const books = clerk.getByRole('region', { name: '记账分录' })
  expect(await books.textContent()).toMatch(/差额[\s\S]*应收参保人待遇差额/)
  expect(await paleTexts(clerk)).toEqual([])
})
