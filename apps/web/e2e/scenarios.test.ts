import { afterAll, beforeAll, expect, test } from 'vitest'
import { runPlan } from '../src/workbench/plans/run-plan.ts'
import { castOf, cleanupOf, SCENARIOS } from '../src/workbench/scenarios/index.ts'
import { wireDay } from '../src/workbench/wire/beijing-time.ts'
import { type Fixtures, fixturesShape } from '../src/workbench/wire/fixtures.ts'
import { sendOver } from '../src/workbench/wire/transport.ts'
import { URL_FORMS } from '../src/workbench/wire/url-form.ts'
import { startWeb, type Web } from './platform.ts'

/** The workbench's list of scenarios as a test of the national interface: over HTTP on the loopback, without a browser's page. */

let web: Web
let fixtures: Fixtures
beforeAll(async () => {
  web = await startWeb()
  fixtures = fixturesShape.parse(await (await fetch(`${web.url}sandbox/fixtures`)).json())
})
afterAll(() => web.stop())

let count = 0
const needsOf = (form: (typeof URL_FORMS)[number]['form']) => ({
  fixtures,
  form,
  send: sendOver(web.url.replace(/\/$/, ''), () => performance.now()),
  sources: {
    nowMs: () => Date.now(),
    nonce: () => `e2e${++count}`,
    sequence: () => ++count,
  },
})

/** Runs a scenario and puts the city back; gives what was not as expected. */
async function broken(
  key: string,
  form: (typeof URL_FORMS)[number]['form'] = 'single',
): Promise<readonly string[]> {
  const scenario = SCENARIOS.find((candidate) => candidate.key === key)
  if (scenario === undefined) throw new Error(`no scenario ${key}`)
  const plan = scenario.compose(castOf(fixtures), wireDay(Date.now()))
  const records = await runPlan(needsOf(form), plan, cleanupOf(plan), () => undefined)
  const findings = records.flatMap(({ step, findings }) =>
    findings.filter(({ holds }) => !holds).map(({ text }) => `${step.key}: ${text}`),
  )
  return records.length < plan.steps.length && findings.length === 0 ? ['stopped early'] : findings
}

const all = SCENARIOS.map(({ key, subject, title }) => [`${subject}：${title}`, key] as const)

test.each(all)('%s', async (_, key) => {
  expect(await broken(key)).toEqual([])
})

test.each(all)('%s, and again: the first run left nothing behind', async (_, key) => {
  expect(await broken(key)).toEqual([])
})

test.each(URL_FORMS.map(({ form, label }) => [label, form] as const))(
  'a stay is settled under the address form %s',
  async (_, form) => {
    expect(await broken('plain-class-a', form)).toEqual([])
  },
)
