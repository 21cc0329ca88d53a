import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensureSetUp, NODE24, ROOT } from './set-up.mjs'

const CHECKS = [
  ['类型 / types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']],
  ['格式 / format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
  ['无用代码 / dead code', ['node_modules/knip/bin/knip.js', '--no-config-hints']],
]

ensureSetUp()
const lacks = ensureBrowser()
if (lacks !== null) console.error(lacks)

let passed = 0
let failed = 0
for (const [name, args] of CHECKS) {
  const { status } = spawnSync(NODE24, args, { cwd: ROOT, stdio: 'inherit' })
  console.log(`${status === 0 ? '✓' : '✗'} ${name}`)
  if (status === 0) passed++
  else failed++
}
const tests = runTests()
passed += tests.passed
failed += tests.failed
if (lacks !== null) console.error(lacks)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/** Every test of the house. A file that cannot be loaded, and a run that dies, count as one that failed. */
function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'tongchou-report-'))
  const report = join(folder, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const run = spawnSync(NODE24, ['node_modules/vitest/vitest.mjs', 'run', ...reporters], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  const read = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null
  rmSync(folder, { recursive: true })
  const broken = run.status !== 0 && (read?.numFailedTests ?? 0) === 0 ? 1 : 0
  return { passed: read?.numPassedTests ?? 0, failed: (read?.numFailedTests ?? 0) + broken }
}
