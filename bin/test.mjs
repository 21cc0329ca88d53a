import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureSetUp, NODE24, ROOT } from './set-up.mjs'

ensureSetUp()

const CHECKS = [
  ['types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']],
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
]
let passed = 0
let failed = 0
for (const [name, args] of CHECKS) {
  process.stdout.write(`${name} … `)
  const { status } = spawnSync(NODE24, args, { cwd: ROOT, stdio: 'inherit' })
  console.log(status === 0 ? 'ok' : 'failed')
  if (status === 0) passed++
  else failed++
}
const report = join(mkdtempSync(join(tmpdir(), 'tongchou-report-')), 'vitest.json')
const run = spawnSync(
  NODE24,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  { cwd: ROOT, stdio: 'inherit' },
)
if (existsSync(report)) {
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  passed += numPassedTests
  failed += numFailedTests
}
// A file that cannot be loaded fails the run without a failed test.
if (run.status !== 0 && failed === 0) failed++
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
