#!/usr/bin/env node
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureSetUp, NODE24, ROOT } from './set-up.mjs'

ensureSetUp()
const args = process.argv.slice(2)
if (args[0] === 'start') {
  const { status } = spawnSync(NODE24, [join(ROOT, 'apps', 'web', 'build.ts')], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
// What Node makes of the sources is kept beside the packages: the second start is a second faster.
const env = { NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'node'), ...process.env }
const child = spawn(NODE24, [join(ROOT, 'apps', 'cli', 'src', 'main.ts'), ...args], { stdio: 'inherit', env })
// The platform stops its database itself, and this process waits for it. A signal that reaches it twice, from here and from the
// terminal, counts once.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
