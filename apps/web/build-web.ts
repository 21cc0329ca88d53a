import { existsSync, statSync } from 'node:fs'
import { mkdir, readdir, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const WAIT_MS = 200
const PATIENCE_MS = 120_000

/** Builds the web where it is older than its sources. Test files run beside each other: one builds, the others wait. */
export async function buildWeb(root: string, onBuild: () => void = () => undefined): Promise<void> {
  const lock = join(root, 'apps', 'web', 'node_modules', '.building')
  await mkdir(join(lock, '..'), { recursive: true })
  await take(lock)
  try {
    if (!(await isStale(root))) return
    onBuild()
    // Loaded only where it is needed: a start whose web is built should not wait for it.
    const { build } = await import('vite')
    await asProduction(() => build({ root: join(root, 'apps', 'web'), logLevel: 'error' }))
  } finally {
    await rmdir(lock)
  }
}

/** What tests look at is what people get: a test runner's NODE_ENV would make another web. */
async function asProduction(work: () => Promise<unknown>): Promise<void> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await work()
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

async function take(lock: string): Promise<void> {
  for (let waited = 0; ; waited += WAIT_MS) {
    try {
      await mkdir(lock)
      return
    } catch (error) {
      // A run that was killed while it built leaves its lock; it is not waited for longer than a build can take.
      const age = existsSync(lock) ? performance.timeOrigin + performance.now() - statSync(lock).mtimeMs : 0
      if (age > PATIENCE_MS) await rmdir(lock)
      else if (waited > PATIENCE_MS) throw error
      await pause(WAIT_MS)
    }
  }
}

async function isStale(root: string): Promise<boolean> {
  const built = join(root, 'apps', 'web', 'dist', 'index.html')
  if (!existsSync(built)) return true
  const since = statSync(built).mtimeMs
  for (const folder of ['apps/web/src', 'packages', 'modules']) {
    const names = await readdir(join(root, folder), { recursive: true })
    const sources = names.filter((name) => /\.(tsx?|css)$/.test(name) && !name.includes('node_modules'))
    if (sources.some((name) => statSync(join(root, folder, name)).mtimeMs > since)) return true
  }
  return false
}
