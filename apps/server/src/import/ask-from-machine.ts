import { randomBytes } from 'node:crypto'
import { migrate, openDatabase, type Sql } from '@tongchou/database'
import { civilDate, uuidV7 } from '@tongchou/kernel'
import { askChange, faultLines, problemOf, type RegisterName } from '@tongchou/registers'
import { REGISTER_USE } from '@tongchou/settlement'
import { type StoredAt, storedServer } from '../stored-server.ts'

/** A change set that somebody of the machine puts in for a policy officer. */
export interface AskedFromMachine {
  readonly register: RegisterName
  readonly content: Uint8Array
  readonly fileName: string
  readonly basis: string
  /** Who asks: the login of a policy officer. */
  readonly login: string
  /** Whether this is the demo city with its sandbox. */
  readonly hasSandbox: boolean
}

/** What was asked, or every reason why it was not, in sentences. */
export type AskedAnswer =
  | { readonly ok: true; readonly isNew: boolean; readonly said: readonly string[] }
  | { readonly ok: false; readonly said: readonly string[] }

/**
 * Puts a change set in as waiting, whether the platform runs at this moment or not; another person approves it in the web.
 * @throws a sentence for the operator
 */
export async function askFromMachine(at: StoredAt, asked: AskedFromMachine): Promise<AskedAnswer> {
  await using server = await storedServer(at)
  await migrate(server.url)
  const database = await openDatabase({ url: server.url, applicationName: 'tongchou-import' })
  try {
    const scope = await scopeOf(database, asked.login)
    if (scope === null)
      return { ok: false, said: [`${asked.login} 不是在用的政策科账号：变更批次由政策科提交，换一个 --as`] }
    const now = () => new Date()
    const china = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
    const needs = {
      ...{ database, now, randomBytes, use: REGISTER_USE, hasSandbox: asked.hasSandbox },
      today: () => civilDate(china.format(now())),
      newId: () => uuidV7(now().getTime(), randomBytes(10)),
    }
    const answer = await askChange(needs)({ ...asked, scope, askedBy: asked.login })
    if (!answer.ok) {
      const faults = 'faults' in answer.error ? faultLines(answer.error.faults) : []
      return { ok: false, said: [...faults, problemOf(answer.error).message] }
    }
    const { isNew, preview } = answer.value
    const said = preview.entries.flatMap((it) => [
      `第 ${it.line} 行 ${it.code} ${it.name}：${it.sentence}`,
      ...it.notes.map((note) => `  ${note}`),
    ])
    return { ok: true, isNew, said: [...said, preview.summary] }
  } finally {
    await database.close()
  }
}

/** The districts of a policy officer whose account is in use; null where the login is none. */
async function scopeOf(sql: Sql, login: string): Promise<string | null> {
  const [account] = await sql.query<{ scope: string }>(
    "select scope from staff where login = $1 and is_active and 'policy' = any (roles)",
    [login],
  )
  return account?.scope ?? null
}
