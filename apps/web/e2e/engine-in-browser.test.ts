import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { calc, layeredFiles, readBundle, type SignedCase, wholeCase } from '@tongchou/policy'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { chromiumPath } from './chromium.ts'

/** What the built file calls itself in the page. */
declare const engine: typeof import('@tongchou/policy')

const ROOT = new URL('../../../', import.meta.url)
const REGION = new URL('regions/jingmen/', ROOT)

const yamlIn = (folder: URL): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
  )

/** The engine as one file for a browser; a module of Node's in it would fail the build. */
async function engineForBrowsers(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('packages/policy/src/index.ts', ROOT)),
        formats: ['iife'],
        name: 'engine',
      },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  const chunk = outputs.flatMap((it) => ('output' in it ? it.output : [])).find((it) => it.type === 'chunk')
  if (chunk === undefined) throw new Error('the engine was not built')
  return chunk.code
}

test('the engine answers in a browser as it does on the server, explanations included', async () => {
  const files = layeredFiles('jingmen', (place) => yamlIn(new URL(`regions/${place}/`, ROOT)))
  const read = readBundle(files)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  const shelf = new Map([[read.value.region, read.value]])
  const cases = Object.values(yamlIn(new URL('cases/', REGION)))
    .flatMap((text) => parse(text) as SignedCase[])
    .map((one) => wholeCase(read.value.region, one))
  const onServer = cases.map((one) => calc(one, shelf, { explain: true }))

  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const page = await browser.newPage()
    const code = await engineForBrowsers()
    await page.addScriptTag({ content: code })
    const inBrowser = await page.evaluate(
      ([bundle, given]) => {
        const found = engine.readBundle(bundle)
        if (!found.ok) throw new Error(JSON.stringify(found.error))
        const places = new Map([[found.value.region, found.value]])
        return given.map((one) => engine.calc(one, places, { explain: true }))
      },
      [files, cases] as const,
    )
    expect(inBrowser).toEqual(JSON.parse(JSON.stringify(onServer)))
    expect(inBrowser.length).toBeGreaterThan(50)
  } finally {
    await browser.close()
  }
})
