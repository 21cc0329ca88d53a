import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { PHONE, startWeb, type Web } from './platform.ts'
import { exportedBy } from './walk.ts'

let web: Web
let drafter: Page
let draftUrl: string
beforeAll(async () => {
  web = await startWeb()
  drafter = await web.open('policy')
})
afterAll(() => web.stop())

/** The draft, once the page shows this step as the one to do. */
const stepIs = (page: Page, name: string) =>
  page.locator('.step-current', { hasText: name }).waitFor({ state: 'visible' })

test('a policy officer drafts: one value changes, its sentence shows the old one struck out and the new one beside it', async () => {
  await drafter.goto('/policy')
  await drafter.getByText('没有进行中的草案').waitFor()
  await drafter.getByRole('button', { name: '起草新版本' }).click()
  await drafter.getByLabel('名称').fill('提高三级起付标准')
  await drafter.getByRole('button', { name: '开始起草' }).click()
  await drafter.waitForURL('**/policy/drafts/*')
  draftUrl = new URL(drafter.url()).pathname

  await drafter.getByRole('button', { name: '改一条条文' }).click()
  await drafter.getByLabel('找条文').fill('每次住院')
  await drafter
    .getByRole('button', { name: /住院.*起付标准/ })
    .first()
    .click()
  await drafter.getByLabel('每次住院 三级及以上').fill('1200')
  await drafter.getByRole('button', { name: '写进草案' }).click()
  await drafter.locator('.change del', { hasText: '1,000 元' }).waitFor()
  await drafter.locator('.change ins', { hasText: '1,200 元' }).waitFor()
  await drafter.keyboard.press('Escape')
  await stepIs(drafter, '用例')
})

test('a number is written anew where it stands in the sentence; Esc leaves it, and what is no number is told there', async () => {
  const field = drafter.getByRole('textbox', { name: '每次住院 三级及以上' })
  const number = drafter.getByRole('button', { name: '1,200 元' })
  await number.click()
  await field.fill('一千')
  await drafter.getByRole('alert').getByText('要写成数字').waitFor()
  await drafter.keyboard.press('Escape')
  await number.click()
  await field.fill('1300')
  await drafter.keyboard.press('Enter')
  await drafter.getByRole('button', { name: '1,300 元' }).click()
  await field.fill('1200')
  await drafter.keyboard.press('Enter')
  await drafter.locator('.change ins', { hasText: '1,200 元' }).waitFor()
})

test('a value outside its range is refused while it is typed', async () => {
  await drafter.locator('.change-title').click()
  await drafter.getByLabel('14 周岁及以下减按', { exact: true }).fill('101')
  await drafter.getByRole('alert').getByText('不能高于 100').waitFor()
  expect(await drafter.getByRole('button', { name: '写进草案' }).isDisabled()).toBe(true)
  await drafter.keyboard.press('Escape')
})

test('the signed cases that it breaks are shown with what was expected and what comes out, each for a person to decide', async () => {
  await drafter.getByRole('button', { name: '运行签字用例' }).click()
  await drafter.locator('.cases li').first().waitFor()
  expect(await drafter.locator('.cases li').first().textContent()).toMatch(/应 [\d,.]+ → 得 [\d,.]+/)
  expect(await drafter.getByRole('button', { name: '提交审批' }).isDisabled()).toBe(true)
  await drafter.locator('.case-title').first().click()
  await drafter.getByRole('heading', { name: '两个版本的计算' }).waitFor()
  expect(await drafter.locator('.case-waterfalls .case-differs').count()).toBeGreaterThan(0)
  expect(await drafter.locator('.case-given li').first().textContent()).toMatch(/^(职工|居民)/)
  // Decided where it was read; the next one opens.
  const read = drafter.getByRole('dialog')
  const title = await read.locator('.ant-drawer-title').textContent()
  await read.getByRole('button', { name: '按新条文' }).click()
  await expect.poll(() => read.locator('.ant-drawer-title').textContent()).not.toBe(title)
  await drafter.keyboard.press('Escape')
  await read.waitFor({ state: 'hidden' })
  const undecided = drafter.getByRole('button', { name: '按新条文' })
  // What was decided in the drawer may still be on its way into the list.
  for (let left = await undecided.count(); left > 0; left = await undecided.count()) {
    await undecided.first().click()
    await expect.poll(() => undecided.count(), { timeout: 45_000 }).toBeLessThan(left)
  }
  await stepIs(drafter, '测算')
})

test('the simulation shows who pays, who gains and that nothing was lost', async () => {
  await drafter.getByRole('button', { name: /^测算/ }).click()
  await drafter.getByText('逐分平衡 0.00').waitFor()
  expect(await drafter.locator('.totals tfoot').textContent()).toMatch(/总费用.*0\.00/)
  for (const axis of ['险种', '年龄', '收入类别', '区县']) {
    await drafter.getByRole('tab', { name: axis }).click()
    await drafter.locator('.groups tbody tr').first().waitFor()
  }
  await drafter.locator('.groups tbody button').first().click()
  await drafter.getByText('抽样（不含姓名）').waitFor()
  await drafter.keyboard.press('Escape')
  expect(await paleTexts(drafter)).toEqual([])
})

test('every table of the simulation is handed over as it is shown', async () => {
  const totals = await exportedBy(drafter.getByRole('region', { name: '测算结果' }))
  expect(totals).toMatch(
    /^\uFEFF谁付,现行（元）,草案（元）,变化（元）,变化率[\s\S]*\r\n总费用,[\d.]+,[\d.]+,0\.00,/,
  )
  expect(await exportedBy(drafter.getByRole('region', { name: '分组' }))).toMatch(
    /^\uFEFF组,人数,少付（人）,多付（人）/,
  )
  expect(await exportedBy(drafter.locator('.distribution'))).toMatch(/^\uFEFF档,人数\r\n[^,]+,\d+\r\n/)
  expect(await exportedBy(drafter.locator('.deciles'))).toMatch(/负担第 10 十分位,-?\d+\.\d\d\r\n/)
  const reserves = await exportedBy(drafter.getByRole('region', { name: '累计结余可付月数' }))
  expect(reserves).toMatch(/^\uFEFF基金,现行可付月数,草案可付月数,下限（月）,上限（月）/)
})

test('a bar opens who stands behind it without names, whom the draft moves most first', async () => {
  await drafter.getByRole('button', { name: '每人全年个人负担变化：看表' }).click()
  await drafter.locator('.distribution tbody button', { hasText: /^多付 100\.01—200\.00 元$/ }).click()
  const drawer = drafter.getByRole('dialog', { name: /多付 .*抽样（不含姓名）/ })
  await drawer.locator('tbody td').first().waitFor()
  const changes = await drawer.locator('tbody td:last-child').allTextContents()
  expect(changes.length).toBeGreaterThan(0)
  expect(changes).toEqual(changes.map(() => expect.stringMatching(/^\+(1\d\d|200)\.\d\d$/)))
  await drafter.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
  await drafter.getByRole('button', { name: '按现行负担十等分：看表' }).click()
  await drafter.locator('.deciles tbody button').last().click()
  const most = drafter.getByRole('dialog', { name: /第 10 十分位：抽样/ }).locator('tbody td:last-child')
  await most.first().waitFor()
  const moved = (await most.allTextContents()).map((text) => Math.abs(Number(text.replace('−', '-'))))
  expect(moved[0]).toBeGreaterThan(0)
  expect(moved).toEqual(moved.toSorted((a, b) => b - a))
  await drafter.keyboard.press('Escape')
})

test('the drafter submits with an answer to every warning, and cannot approve', async () => {
  await drafter.getByRole('button', { name: '提交审批' }).click()
  const dialog = drafter.getByRole('dialog')
  await dialog.getByRole('textbox').fill('结余低于下限，明年筹资提高后回到区间')
  for (const box of await dialog.getByRole('checkbox').all()) await box.check()
  await dialog.getByRole('button', { name: '提交审批' }).click()
  await drafter.getByText('等另一人审批').first().waitFor()
  expect(await drafter.getByRole('button', { name: '审批通过' }).count()).toBe(0)
  await drafter.getByText('起草人不能审批自己的草案，须由另一人').waitFor()
})

test('another person approves and publishes, and the version stands in the list', async () => {
  const approver = await web.open('policy2')
  await approver.goto('/reference')
  await approver.getByRole('link', { name: '待办 1 件' }).click()
  await approver.waitForURL('**/policy')
  await approver.goto(draftUrl)
  await approver.getByRole('button', { name: '审批通过' }).click()
  await stepIs(approver, '发布')
  await approver.getByRole('button', { name: '发布', exact: true }).click()
  await approver.getByText(/发布后成为第 2 版.*不能再改/).waitFor()
  await approver.getByRole('button', { name: '发布这一版' }).click()
  await approver
    .getByText(/已发布为第 2 版/)
    .first()
    .waitFor()
  await approver.goto('/policy')
  await approver.getByRole('link', { name: '第 2 版 提高三级起付标准' }).click()
  await approver.getByText('已发布的版本不能改').waitFor()
  await approver.locator('.change ins', { hasText: '1,200 元' }).waitFor()
  expect(await paleTexts(approver)).toEqual([])
})

test('a policy officer brings a year of care; a file with a faulty line is told by its line and not kept', async () => {
  await drafter.goto('/policy')
  const bring = (text: string) =>
    drafter
      .getByLabel('就医数据文件')
      .setInputFiles({ name: 'care.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(text) })
  const line = JSON.stringify({
    person: { scheme: 'resident', status: 'resident', birthDate: '1990-01-01' },
    episodes: [],
  })
  await bring(`${line}\n{`)
  await drafter.getByText(/没有留下.*第 2 行/).waitFor()
  await bring(`${line}\n${line}\n`)
  await drafter.getByText(/已收下 \d{4} 年 2 人/).waitFor()
})

test('a published version is taken back before its day by two persons', async () => {
  const asker = await web.open('policy')
  await asker.goto('/policy/versions/2')
  await asker.getByRole('button', { name: '撤回这一版' }).click()
  const dialog = asker.getByRole('dialog')
  await dialog.getByRole('textbox').fill('文件推迟印发')
  await dialog.getByRole('button', { name: '申请撤回' }).click()
  await asker.getByText(/文件推迟印发（示例·许文 .* 申请）/).waitFor()
  const other = await web.open('policy2')
  await other.goto('/policy/versions/2')
  await other.getByRole('button', { name: '同意撤回' }).click()
  await other.getByText('已由第 3 版撤回。').waitFor()
})

test('finance reads the desk and changes nothing', async () => {
  const reader = await web.open('finance')
  await reader.goto('/policy')
  await reader.getByText('起草由政策科办').waitFor()
  expect(await reader.getByRole('button', { name: '起草新版本' }).isDisabled()).toBe(true)
})

test('the desk does not scroll sideways on a phone', async () => {
  const phone = await web.open('policy', PHONE)
  for (const [address, heading] of [
    ['/policy', '荆门市的政策'],
    [draftUrl, '提高三级起付标准'],
  ] as const) {
    await phone.goto(address)
    await phone.getByRole('heading', { name: heading }).waitFor()
    expect(await sidewaysScroll(phone)).toBe(0)
  }
})
