import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { paleTexts, sidewaysScroll } from './looks.ts'

/** Signs in from the first page with a click on a demo account, as a visitor does. */
export async function enterFromStart(page: Page, login: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: new RegExp(` ?${login}\\b`) }).click()
}

/** Opens every section of the menu in turn; each has its heading, enough contrast and nothing wider than the window. @returns their titles */
export async function walkSections(page: Page): Promise<string[]> {
  const menu = page.getByRole('navigation', { name: '栏目' }).getByRole('link')
  await menu.first().waitFor()
  const titles = await menu.allTextContents()
  for (const title of titles) {
    await menu.getByText(title, { exact: true }).click()
    await menu.and(page.locator('[aria-current=page]')).getByText(title, { exact: true }).waitFor()
    await page.getByRole('main').getByRole('heading').first().waitFor()
    await page.locator('[aria-busy]').first().waitFor({ state: 'detached' })
    expect(await page.getByRole('main').getByRole('alert').count(), title).toBe(0)
    expect(await paleTexts(page), title).toEqual([])
    expect(await sidewaysScroll(page), title).toBe(0)
  }
  return titles
}

/** What the server answers to a request that is not in the role: 403, whatever the pages hide. */
export async function expectRefused(page: Page, requests: readonly (readonly [string, object?])[]) {
  for (const [path, data] of requests) {
    const answer = data === undefined ? await page.request.get(path) : await page.request.post(path, { data })
    expect([path, answer.status()]).toEqual([path, 403])
  }
}

export const read = async <T>(page: Page, path: string): Promise<T> => (await page.request.get(path)).json()

export interface ListedSettlement {
  readonly personId: string
  readonly settlementId: string
  readonly personName: string
  readonly providerName: string
  readonly kind: string
  readonly state: string
}

export const settlements = async (page: Page, query = ''): Promise<readonly ListedSettlement[]> =>
  (await read<{ settlements: ListedSettlement[] }>(page, `/api/settlements${query}`)).settlements

/** What a panel hands over as a file, as text. */
export async function exportedBy(panel: Locator): Promise<string> {
  const saved = panel.page().waitForEvent('download')
  await panel.getByRole('button', { name: '导出', exact: true }).click()
  return readFile(await (await saved).path(), 'utf8')
}
