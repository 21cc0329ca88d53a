import { type Database, type Finding, openDatabase, unappliedMigrations } from '@tongchou/database'
import { personIdOf } from '@tongchou/insured'
import { questionFindings } from '@tongchou/questions'
import { type Verified, verifyAll } from '@tongchou/settlement'
import { storedServer } from './stored-server.ts'

export interface VerifyOptions {
  dataFolder: string
  databaseUrl?: string | undefined
  /** Only this person; everybody where null. */
  personNo: string | null
}

/** What verifying everything reports: of the record of each person, and of what persons asked. */
type Verification =
  | Extract<Verified, { kind: 'finding' }>
  | { kind: 'finding'; check: 'questions'; finding: Finding }
  | (Extract<Verified, { kind: 'progress' }> & { checked: { readonly questions: number } })

/**
 * Verifies what a platform has stored, whether it runs at this moment or not; writes nothing.
 * @throws a sentence for the operator where there is no database or no such person
 */
export async function verifyPlatform(
  options: VerifyOptions,
  onEach: (verified: Verification) => void,
): Promise<void> {
  await using server = await storedServer(options)
  const unapplied = await unappliedMigrations(server.url)
  if (unapplied.length > 0)
    throw new Error(
      `数据库还是旧版平台的结构，缺 ${unapplied.length} 处（如 ${unapplied[0]}）：先用这一版启动一次平台，它会升级，再来核对`,
    )
  const database = await openDatabase({ url: server.url, applicationName: 'tongchou-verify' })
  try {
    const { personNo } = options
    const personId = personNo === null ? null : await personIdOf(database, personNo)
    if (personNo !== null && personId === null) throw new Error(`没有人员编号 ${personNo}`)
    const questions = personId === null ? await verifyQuestions(database, onEach) : 0
    for await (const verified of verifyAll(database, personId))
      onEach(
        verified.kind === 'finding' ? verified : { ...verified, checked: { ...verified.checked, questions } },
      )
  } finally {
    await database.close()
  }
}

/** @returns how many were looked at */
async function verifyQuestions(
  database: Database,
  onEach: (verified: Verification) => void,
): Promise<number> {
  let looked = 0
  for (const finding of await questionFindings(database, () => looked++))
    onEach({ kind: 'finding', check: 'questions', finding })
  return looked
}
