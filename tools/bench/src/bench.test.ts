import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { readBenchOptions } from './bench.ts'

const MAIN = fileURLToPath(new URL('../../../apps/cli/src/main.ts', import.meta.url))

test('a quick run measures every part and ends with the numbers to hold', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [MAIN, 'bench', '--quick'])
  for (const title of [
    'Policy arithmetic',
    'Entitlement',
    'Columns',
    'A city-year',
    'Durable settlements',
    'HTTP 2304',
    'Numbers to hold',
  ])
    expect(stdout).toContain(title)
  expect(stdout).toContain('all alike')
}, 240_000)

test.each([
  [[], { parts: ['engine', 'columns', 'database', 'http'], isQuick: false }],
  [['--quick', '--only', 'http'], { parts: ['http'], isQuick: true }],
  [['--only=engine'], { parts: ['engine'], isQuick: false }],
  [['--only'], null],
  [['--only', 'web'], null],
  [['engine'], null],
])('%j asks for %j', (words, options) => {
  expect(readBenchOptions(words)).toEqual(options)
})
