import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))

/** A real `tongchou start`, or another command, in a process of its own. */
export interface Started {
  pid: number
  /** What it has said so far, on both streams. */
  said: () => string
  /** Resolves with the web's address when the platform is ready. @throws with what it said when it ends before */
  ready: () => Promise<string>
  signal: (signal: NodeJS.Signals) => void
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

export function start(env: NodeJS.ProcessEnv, words: readonly string[] = ['start']): Started {
  const child = spawn(process.execPath, [MAIN, ...words], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TONGCHOU_PERSONS: '120', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }))
  const isReady = new Promise<void>((resolve) =>
    child.stdout.on('data', () => said.includes('已就绪') && resolve()),
  )
  return {
    pid: child.pid ?? 0,
    said: () => said,
    ready: async () => {
      const first = await Promise.race([isReady.then(() => 'ready'), ended.then(() => 'ended')])
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0]
      if (first === 'ended' || url === undefined) throw new Error(said)
      return url
    },
    signal: (signal) => void child.kill(signal),
    ended,
  }
}

/** What a start that is refused, or another command, says, and how it ends. */
export async function refused(
  env: NodeJS.ProcessEnv,
  words?: readonly string[],
): Promise<{ said: string; code: number | null }> {
  const started = start(env, words)
  const { code } = await started.ended
  return { said: started.said(), code }
}

/** The process of the embedded server in a data folder; as root the cluster may lie elsewhere, so it is asked of the platform's child. */
export async function postmasterOf(platform: number): Promise<number> {
  const children = await readFile(`/proc/${platform}/task/${platform}/children`, 'utf8')
  for (const pid of children.trim().split(' ')) {
    if ((await programOf(Number(pid))).includes('postgres')) return Number(pid)
  }
  throw new Error('no postmaster')
}

/** The words with which a process was started; '' where it has ended, whether or not anybody has taken note. */
export const programOf = (pid: number): Promise<string> =>
  readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')

/** A server of the wire protocol that says which version it is and nothing else: no old PostgreSQL is at hand. */
export async function oldPostgres(version: string): Promise<{ server: Server; url: string }> {
  const server = createServer((socket) => {
    let isStarted = false
    socket.on('data', (bytes) => {
      if (!isStarted) {
        isStarted = true
        socket.write(Buffer.concat([message('R', int32(0)), message('Z', Buffer.from('I'))]))
      } else if (bytes.toString('latin1', 0, 1) === 'Q') socket.write(oneRow('server_version_num', version))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { server, url: `postgresql://anybody@127.0.0.1:${port}/tongchou` }
}

function oneRow(column: string, value: string): Buffer {
  const field = [Buffer.from(`${column}\0`), int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)]
  return Buffer.concat([
    message('T', Buffer.concat([int16(1), ...field])),
    message('D', Buffer.concat([int16(1), int32(value.length), Buffer.from(value)])),
    message('C', Buffer.from('SHOW\0')),
    message('Z', Buffer.from('I')),
  ])
}

const message = (kind: string, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(kind), int32(body.length + 4), body])

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

/** The last lines of the embedded server's own log. */
export const serverLog = (dataFolder: string): Promise<string> =>
  readFile(join(dataFolder, 'postgres', 'postgres.log'), 'utf8')
