import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'
import { PHONE, startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb(200)
})
afterAll(() => web.stop())

const DAY_MS = 86_400_000
/** The day in China some days from now. */
const day = (ahead: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + ahead * DAY_MS)

/** The register as an officer downloads it, its lines as cells. */
async function downloaded(page: Page): Promise<string[][]> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ])
  const text = await readFile(await file.path(), 'utf8')
  return text
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','))
}

const choose = (page: Page, lines: readonly (readonly string[])[]) =>
  page.getByLabel('选改好的文件').setInputFiles({
    ...{ name: '机构变更.csv', mimeType: 'text/csv' },
    buffer: Buffer.from(lines.map((line) => line.join(',')).join('\n')),
  })

test('an officer changes a level and adds an institution by file, another approves what he sees, and the history tells it', async () => {
  const officer = await web.open('policy')
  await officer.goto('/reference?tab=changes')
  await officer.getByRole('button', { name: '提交变更' }).click()
  const [head = [], ...rows] = await downloaded(officer)
  const at = (title: string) => head.indexOf(title)
  const changed = rows.map((row) => [...row])
  const row = changed.find((it) => it[at('类型')] === '医院' && it[at('级别')] === '二级') ?? []
  const [code = '', name = ''] = row
  row[at('级别')] = '四级'
  await choose(officer, [head, ...changed])
  await officer.getByText('级别 写 一级、二级、三级，现在是“四级”').waitFor()
  expect(await officer.getByRole('button', { name: '提交，等复核' }).isDisabled()).toBe(true)

  row[at('级别')] = '三级'
  row[at('生效日')] = day(3)
  const added = [...row]
  added[0] = 'H42080200999'
  added[1] = '示例·新开医院'
  added[at('协议起始日')] = day(3)
  await choose(officer, [head, ...changed, added])
  await officer.getByText('新增 1 家，变更 1 家').waitFor()
  await officer.getByText(`${day(3)} 起，级别 二级 → 三级`).waitFor()
  await officer.getByLabel('依据（材料、文号）').fill('荆医保发〔2026〕9号')
  await officer.getByRole('button', { name: '提交，等复核' }).click()
  await officer.getByText('自己提交的，要由另一人复核。').waitFor()
  expect(await officer.getByRole('button', { name: '复核通过' }).count()).toBe(0)
  expect(await paleTexts(officer)).toEqual([])

  const supervisor = await web.open('supervisor')
  await supervisor.goto('/counter')
  await supervisor.getByRole('link', { name: /复核变更 · 定点机构.*新增 1 家，变更 1 家/ }).click()
  await supervisor.getByText(`${day(3)} 起，级别 二级 → 三级`).waitFor()
  await supervisor.getByRole('button', { name: '复核通过' }).click()
  await supervisor.getByText('接口密钥只显示这一次').waitFor()
  await supervisor.getByRole('row', { name: /新增 1 家，变更 1 家.*已通过/ }).waitFor()

  await supervisor.getByRole('tab', { name: '定点机构' }).click()
  await supervisor.getByLabel('名称或编码').fill(code)
  await supervisor.keyboard.press('Enter')
  await supervisor.getByRole('row', { name: new RegExp(`${name}.*二级.*${day(3)} 起有变更`) }).waitFor()
  await supervisor.getByRole('button', { name: code }).click()
  const history = supervisor.getByRole('dialog')
  await history.getByText('级别 二级 → 三级', { exact: true }).waitFor()
  await history.getByText(/荆医保发〔2026〕9号；示例·许文 提交，示例·周正 复核/).waitFor()
  await history.getByText('装库时就有').first().waitFor()
})

test('a change is sent back with a reason; an administrator reads and decides nothing', async () => {
  const officer = await web.open('policy')
  await officer.goto('/reference?tab=changes')
  await officer.getByRole('button', { name: '提交变更' }).click()
  await officer.getByText('三大目录', { exact: true }).last().click()
  const [head = [], first = []] = await downloaded(officer)
  first[head.indexOf('价格')] = '1.23'
  first[head.indexOf('生效日')] = day(1)
  await choose(officer, [head, first])
  await officer.getByText(/价格 .* → 1\.23/).waitFor()
  await officer.getByLabel('依据（材料、文号）').fill('省平台挂网价')
  await officer.getByRole('button', { name: '提交，等复核' }).click()
  await officer.getByText('自己提交的，要由另一人复核。').waitFor()

  const administrator = await web.open('administrator')
  await administrator.goto('/reference?tab=changes')
  await administrator.getByRole('button', { name: '看看' }).click()
  await administrator.getByText('复核由政策科或基金监管科的人办。').waitFor()

  const second = await web.open('policy2')
  await second.goto('/policy')
  await second.getByRole('link', { name: '待办 1 件' }).click()
  await second.getByRole('button', { name: '复核', exact: true }).click()
  await second.getByText(/价格 .* → 1\.23/).waitFor()
  await second.getByRole('button', { name: '退回' }).click()
  expect(await second.getByRole('button', { name: '退回' }).isDisabled()).toBe(true)
  await second.getByLabel('退回的理由').fill('价格写错了一位')
  await second.getByRole('button', { name: '退回' }).click()
  await second.getByText('已退回，什么都没有改').waitFor()
  const declined = second.getByRole('row', { name: /省平台挂网价.*退回 价格写错了一位/ })
  await declined.getByRole('button', { name: '内容' }).click()
  await second
    .getByRole('dialog')
    .getByText(/价格 1\.23/)
    .waitFor()
})

test('a new key is asked for by a row without a key, shown to whoever approves alone, and a disease is renamed the same way', async () => {
  const officer = await web.open('policy')
  await officer.goto('/reference?tab=changes')
  const asked = async (register: string, change: (head: string[], row: string[]) => void, basis: string) => {
    await officer.getByRole('button', { name: '提交变更' }).click()
    await officer.locator('.change-ask').getByText(register, { exact: true }).click()
    const [head = [], first = []] = await downloaded(officer)
    change(head, first)
    await choose(officer, [head, first])
    await officer.getByLabel('依据（材料、文号）').fill(basis)
    await officer
      .getByRole('form')
      .getByText(/^变更 1 /)
      .waitFor()
    await officer.getByRole('button', { name: '提交，等复核' }).click()
    await officer.getByText('自己提交的，要由另一人复核。').waitFor()
    await officer.getByRole('button', { name: '关闭' }).click()
    return first[0] ?? ''
  }
  const institution = await asked(
    '接口密钥',
    (head, row) => {
      row[head.indexOf('密钥生效日')] = day(2)
    },
    '医院来函，换密钥',
  )
  await asked(
    '病种',
    (head, row) => {
      row[head.indexOf('名称')] = '示例·改名的病种'
      row[head.indexOf('生效日')] = day(1)
    },
    '国家病种编码更新',
  )

  const supervisor = await web.open('supervisor')
  await supervisor.goto('/reference?tab=changes')
  const approve = async (basis: string, seen: string) => {
    await supervisor
      .getByRole('row', { name: new RegExp(basis) })
      .getByRole('button', { name: '复核' })
      .click()
    await supervisor.getByText(seen).first().waitFor()
    await supervisor.getByRole('button', { name: '复核通过' }).click()
    await supervisor.getByText('复核通过，已记入登记簿').waitFor()
  }
  await approve('国家病种编码更新', '示例·改名的病种')
  await approve('医院来函，换密钥', `新密钥复核通过就能用，旧的用到 ${day(1)}`)
  const shown = supervisor.getByRole('status').getByText(institution)
  const secret = ((await shown.textContent()) ?? '').replace(institution, '').trim()
  expect(secret).toMatch(/^\S{32}$/)
  expect(await paleTexts(supervisor)).toEqual([])

  await officer.goto('/reference')
  await officer.getByRole('button', { name: institution }).click()
  await officer
    .getByRole('dialog')
    .getByText(`签名用的密钥 装库时的 → ${day(2)} 起的`)
    .waitFor()
  expect(await officer.content()).not.toContain(secret)
  await officer.goto('/reference?tab=diseases&query=改名的病种')
  await officer.getByRole('row', { name: new RegExp(`示例·改名的病种.*${day(1)} 至 长期`) }).waitFor()
})

test('on a phone only the tables scroll sideways', async () => {
  const page = await web.open('policy', PHONE)
  await page.goto('/reference?tab=changes')
  await page.getByRole('button', { name: '提交变更' }).click()
  await page.getByText('下载现在的定点机构').waitFor()
  expect(await sidewaysScroll(page)).toBe(0)
})
