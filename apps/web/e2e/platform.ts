import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createTestDatabase, onServer } from '@tongchou/database/testing'
import { startPlatform } from '@tongchou/server'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { buildWeb } from '../build-web.ts'
import { chromiumPath } from './chromium.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** How long a page may take on a busy machine; what is there sooner is not waited for. */
const PATIENCE_MS = 45_000

/** Sizes at which every page is looked at. */
export const DESK = { width: 1440, height: 900 }
export const PHONE = { width: 375, height: 812 }

export interface Web {
  /** Where the platform answers, ending in a slash. */
  readonly url: string
  /** A browser of one's own: signed in with a demo account, or as nobody. */
  open(login: string | null, size?: { width: number; height: number }): Promise<Page>
  /** The demo's insured account, handed to another person of the city, signed in on a phone; by person number. */
  openAs(personNo: string): Promise<Page>
  /** Changes rows as only the owner of the database can. */
  tamper(statement: string): Promise<void>
  stop(): Promise<void>
}

/**
 * A platform with a small demo city on a database of its own, and a browser. For `beforeAll`; `stop` belongs into `afterAll`.
 * @param persons how many people live in the city; the story and the sandbox's situations are always among them
 */
export async function startWeb(persons = 300): Promise<Web> {
  await buildWeb(ROOT)
  const fresh = await createTestDatabase()
  const dataFolder = await mkdtemp(join(tmpdir(), 'tongchou-web-'))
  const platform = await startPlatform({
    dataFolder,
    root: ROOT,
    port: 0,
    place: 'jingmen',
    databaseUrl: fresh.url,
    isDemo: true,
    persons,
    say: () => undefined,
  })
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const contexts: BrowserContext[] = []
  const web: Web = {
    url: platform.url,
    async openAs(personNo) {
      const [changed] = await fresh.database.query(
        `update staff set person_id = p.person_id, name = p.name from person p
          where login = 'person' and p.person_no = $1 returning 1`,
        [personNo],
      )
      if (changed === undefined) throw new Error(`nobody has the person number ${personNo}`)
      return web.open('person', PHONE)
    },
    async open(login, size = DESK) {
      const context = await browser.newContext({
        viewport: size,
        baseURL: platform.url,
        locale: 'zh-CN',
        reducedMotion: 'reduce',
      })
      contexts.push(context)
      context.setDefaultTimeout(PATIENCE_MS)
      if (login !== null) {
        const answer = await context.request.post('/api/session', { data: { login, password: 'demo-2026' } })
        if (!answer.ok())
          throw new Error(`${login} cannot sign in: ${answer.status()} ${await answer.text()}`)
      }
      return context.newPage()
    },
    tamper: (statement) => onServer(fresh.url, statement),
    async stop() {
      for (const context of contexts) await context.close()
      await browser.close()
      await platform.stop()
      await fresh.drop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
  return web
}
