import type { Database, Sql } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import type { About, AskRefusal } from '../question.ts'
import { askedDigest, auditQuestion } from '../question-audit.ts'

export interface QuestionNeeds {
  readonly database: Database
  readonly now: () => Date
  readonly newId: () => Uuid
}

interface Request {
  readonly personId: Uuid
  readonly about: About
  readonly text: string
  /** The person's login. */
  readonly askedBy: string
}

/** The person asks about one thing of the own record. The same words again are the same question; another waits until it is answered. */
export const askQuestion =
  (needs: QuestionNeeds) =>
  (request: Request): Promise<Result<{ questionId: Uuid }, AskRefusal>> =>
    needs.database.inTransaction('*', async (sql) => {
      const { personId, about, text, askedBy } = request
      if (!(await isInRecord(sql, personId, about)))
        return refuse({ code: 'unknown-subject', kind: 'settlementId' in about ? 'settlement' : 'access' })
      const subject = subjectOf(about)
      const [questionId, at] = [needs.newId(), needs.now()]
      // Once more where another of the person's windows asked between the two looks.
      for (;;) {
        const last = await lastAbout(sql, personId, about)
        if (last?.text === text) return ok({ questionId: last.questionId })
        if (last?.isWaiting) return refuse({ code: 'already-waiting', since: last.askedAt })
        const added = await sql.query(
          `insert into question (person_id, question_id, settlement_id, access_id, nth, text, asked_by, asked_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning 1`,
          [
            ...[personId, questionId, subject.settlementId, subject.accessId],
            ...[(last?.nth ?? 0) + 1, text, askedBy, at],
          ],
        )
        if (added.length === 0) continue
        const digest = askedDigest({ personId, ...subject, text })
        await auditQuestion(sql, { questionId, at, actor: askedBy, action: 'question-asked', digest })
        return ok({ questionId })
      }
    })

const subjectOf = (about: About): { settlementId: Uuid | null; accessId: Uuid | null } =>
  'settlementId' in about
    ? { settlementId: about.settlementId, accessId: null }
    : { settlementId: null, accessId: about.accessId }

async function isInRecord(sql: Sql, personId: Uuid, about: About): Promise<boolean> {
  const { settlementId, accessId } = subjectOf(about)
  const found = await sql.query(
    `select 1 from settlement where person_id = $1 and settlement_id = $2
      union all select 1 from access_log where person_id = $1 and access_id = $3`,
    [personId, settlementId, accessId],
  )
  return found.length > 0
}

interface Last {
  readonly questionId: Uuid
  readonly nth: number
  readonly text: string
  readonly askedAt: Date
  readonly isWaiting: boolean
}

async function lastAbout(sql: Sql, personId: Uuid, about: About): Promise<Last | null> {
  const { settlementId, accessId } = subjectOf(about)
  const [last] = await sql.query<Last>(
    `select question_id as "questionId", nth, text, asked_at as "askedAt",
            not exists (select 1 from answer a where a.person_id = q.person_id and a.question_id = q.question_id) as "isWaiting"
       from question q
      where person_id = $1 and settlement_id is not distinct from $2 and access_id is not distinct from $3
      order by nth desc limit 1`,
    [personId, settlementId, accessId],
  )
  return last ?? null
}
