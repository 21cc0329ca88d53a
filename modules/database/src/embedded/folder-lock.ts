import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Who works in a data folder: the process and when it began, because numbers of processes are used again. */
interface Owner {
  pid: number
  began: string
}

/** While two starts find the same dead owner at once, the later one wins; a look after this long tells who. */
const SETTLING_MS = 100

/**
 * Takes a data folder for this process, until it is given back or the process has ended in whatever way.
 * @returns gives the folder back
 * @throws a sentence for the operator while another living process has it
 */
export async function takeFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'owner.json')
  const mine: Owner = { pid: process.pid, began: (await beginOf(process.pid)) ?? '' }
  for (;;) {
    if (await written(file, mine)) {
      await pause(SETTLING_MS)
      if (isSame(await ownerIn(file), mine)) return () => rm(file, { force: true })
      continue
    }
    const owner = await ownerIn(file)
    if (owner !== null && (await isAlive(owner)))
      throw new Error(
        `数据文件夹 ${folder} 正被进程 ${owner.pid} 使用：先停止它，或用 TONGCHOU_DATA=另一个文件夹 再启动 / the data folder is in use by process ${owner.pid}`,
      )
    await rm(file, { force: true })
  }
}

async function written(file: string, owner: Owner): Promise<boolean> {
  try {
    const handle = await open(file, 'wx')
    await handle.writeFile(JSON.stringify(owner))
    await handle.close()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** A file that is empty or cut off was left by a process that died while it wrote. */
async function ownerIn(file: string): Promise<Owner | null> {
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (typeof read !== 'object' || read === null || !('pid' in read) || !('began' in read)) return null
    return { pid: Number(read.pid), began: String(read.began) }
  } catch {
    return null
  }
}

async function isAlive(owner: Owner): Promise<boolean> {
  const began = await beginOf(owner.pid)
  return began !== null && began === owner.began
}

const isSame = (one: Owner | null, other: Owner): boolean =>
  one?.pid === other.pid && one.began === other.began

/** When a process began, in ticks since the machine did; '' where only its being alive can be told; null where there is none. */
async function beginOf(pid: number): Promise<string | null> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process is alive, too.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return null
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The name of the program stands in brackets and may hold anything; after it, the first word is the state and the 20th the beginning.
  const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // One that has ended and that nobody has taken note of yet is no owner.
  return words[0] === 'Z' ? null : (words[19] ?? '')
}
