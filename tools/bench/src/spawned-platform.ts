import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import type { BenchServer } from './bench-server.ts'

const MAIN = fileURLToPath(new URL('../../../apps/cli/src/main.ts', import.meta.url))

export interface SpawnedPlatform {
  /** The platform's own database. */
  databaseUrl: string
  /** 'http://127.0.0.1:…/' */
  home: string
  startedInMs: number
}

/** Starts the platform as its users do, in a process of its own, on an empty database of the measurement's server. */
export async function spawnPlatform(server: BenchServer, persons: number): Promise<SpawnedPlatform> {
  const databaseUrl = await server.createDatabase('platform')
  const began = performance.now()
  const child = server.adopt(
    spawn(process.execPath, [MAIN, 'start'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PORT: '0',
        DATABASE_URL: databaseUrl,
        TONGCHOU_DATA: await server.folder(),
        TONGCHOU_PERSONS: String(persons),
        TONGCHOU_MODE: 'demo',
      },
    }),
  )
  const home = await new Promise<string>((resolve, reject) => {
    let said = ''
    const listen = (part: Buffer): void => {
      said += part.toString('utf8')
      const [, found] = /(http:\/\/127\.0\.0\.1:\d+\/)fsi\/api\//.exec(said) ?? []
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', () => reject(new Error(`the platform did not start:\n${said}`)))
  })
  return { databaseUrl, home, startedInMs: performance.now() - began }
}
