#!/usr/bin/env node
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureSetUp, NODE24, ROOT } from './set-up.mjs'

ensureSetUp()
const args = process.argv.slice(2)
if (args[0] === 'start' && !existsSync(join(ROOT, 'apps', 'web', 'dist', 'index.html'))) {
  console.log('正在构建网页 / building the web …')
  const { status } = spawnSync(
    NODE24,
    ['node_modules/vite/bin/vite.js', 'build', 'apps/web', '--logLevel', 'warn'],
    {
      cwd: ROOT,
      stdio: 'inherit',
    },
  )
  if (status !== 0) process.exit(status ?? 1)
}
const child = spawn(NODE24, [join(ROOT, 'apps', 'cli', 'src', 'main.ts'), ...args], { stdio: 'inherit' })
// Ctrl-C reaches the whole group; the platform stops its database itself, and this process waits for it.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
