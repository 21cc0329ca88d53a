import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWeb, type Web } from './platform.ts'

let web: Web
beforeAll(async () => {
  web = await startWeb()
})
afterAll(() => web.stop())

const RUN_MS = 180_000

test(
  'all scenarios run one after the other as expected, and again: a stay that an aborted run left open is taken back first, and nothing is left behind',
  async () => {
    const aborted = await web.open('hospital')
    await aborted.goto('/workbench')
    await aborted.getByRole('button', { name: '甲类，一级医院' }).click()
    for (const step of ['入院办理', '明细上传']) {
      await aborted
        .getByRole('list', { name: '步骤' })
        .getByRole('button', { name: new RegExp(step) })
        .click()
      await aborted.getByRole('button', { name: /^发送/ }).click()
      await aborted.locator('.wb-step[data-result="ok"]').getByText(step).waitFor()
    }
    await aborted.close()

    const page = await web.open('hospital')
    await page.goto('/workbench')
    for (const round of ['first', 'again']) {
      await page.getByRole('button', { name: '全部运行' }).click()
      await page.getByRole('button', { name: '停止' }).waitFor()
      if (round === 'first') {
        const blocked = page.getByRole('alert', { name: '没有跑完的住院' })
        await blocked.getByText('“甲类，一级医院”办不了入院').waitFor()
        // It is decided in one place.
        await page.getByText('“全部运行”停在这里').waitFor()
        expect(await page.getByRole('button', { name: /撤掉它|接着这次住院办/ }).count()).toBe(0)
        await blocked.getByRole('button', { name: '撤回它，接着跑' }).click()
      }
      await page.getByRole('button', { name: '全部运行' }).waitFor({ timeout: RUN_MS })
      const failed = page.locator('.wb-scenario[data-result="not"] .wb-scenario-title')
      expect(await failed.allInnerTexts()).toEqual([])
      await page.getByText(/ 0 不符 · 0 未跑/).waitFor()
    }
  },
  3 * RUN_MS,
)
