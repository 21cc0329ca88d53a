import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The user that the server runs as where the platform runs as root, which PostgreSQL refuses to. */
export interface Account {
  uid: number
  gid: number
}

/**
 * The unprivileged user of the database, made when there is none.
 * @returns null where this process is no root and the server can run as the same user
 */
export async function unprivilegedAccount(name = 'postgres'): Promise<Account | null> {
  if (userInfo().uid !== 0) return null
  const found = await idsOf(name)
  if (found !== null) return found
  // Debian and its like; then Alpine.
  await run('useradd', ['--system', '--user-group', '--no-create-home', name])
    .catch(() => run('adduser', ['-S', '-D', '-H', name]))
    .catch(() => undefined)
  const made = await idsOf(name)
  if (made === null)
    throw new Error(
      `数据库不能用 root 运行，也没有能建立用户 ${name}：请用普通用户启动，或先执行 useradd --system ${name} / the database cannot run as root and the user ${name} could not be made`,
    )
  return made
}

async function idsOf(name: string): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}

/** Whether anybody may pass through every folder above, as the unprivileged user must. */
export async function isOpenAbove(folder: string): Promise<boolean> {
  const above = dirname(folder)
  const { mode } = await stat(above)
  if ((mode & 0o001) === 0) return false
  return above === dirname(above) || isOpenAbove(above)
}
