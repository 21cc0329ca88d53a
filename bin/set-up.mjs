import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
export const NODE24 = join(ROOT, 'node_modules', '.bin', 'node')
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json')

/** Installs the packages, and with them Node 24, when they are missing or older than the lock file. */
export function ensureSetUp() {
  const isCurrent =
    existsSync(NODE24) &&
    existsSync(INSTALLED) &&
    statSync(INSTALLED).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs
  if (isCurrent) return
  // On standard error: what a command writes to standard output is its answer.
  console.error('正在安装依赖 / installing packages …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) process.exit(status ?? 1)
}
