import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb()
})
afterAll(() => web.stop())

const RUN_MS = 180_000

test(
  'all scenarios run one after the other as expected, and again: the first run left nothing behind',
  async () => {
    const page = await web.open('hospital')
    await page.goto('/workbench')
    for (const _ of ['first', 'again']) {
      await page.getByRole('button', { name: '全部运行' }).click()
      await page.getByRole('button', { name: '停止' }).waitFor()
      await page.getByRole('button', { name: '全部运行' }).waitFor({ timeout: RUN_MS })
      const failed = page.locator('.wb-scenario[data-result="not"] .wb-scenario-title')
      expect(await failed.allInnerTexts()).toEqual([])
      await page.getByText(/ 0 不符 · 0 未跑/).waitFor()
    }
  },
  3 * RUN_MS,
)
