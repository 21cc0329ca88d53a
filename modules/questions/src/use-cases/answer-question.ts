import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import type { Staff } from '@tongchou/staff'
import type { AnswerRefusal } from '../question.ts'
import { answeredDigest, auditQuestion } from '../question-audit.ts'
import { questionKinds } from '../question-lists.ts'
import type { QuestionNeeds } from './ask-question.ts'

interface Request {
  readonly personId: Uuid
  readonly questionId: Uuid
  readonly text: string
  /** How many answers the writer saw. */
  readonly after: number
  readonly staff: Staff
}

/** Staff of the district answer, or add to an answer; the same words at the same place are the same answer. */
export const answerQuestion =
  (needs: QuestionNeeds) =>
  async (request: Request): Promise<Result<{ answers: number }, AnswerRefusal>> => {
    const { personId, questionId, text, after, staff } = request
    const lookedBy = await needs.database.inTransaction(staff.scope, (sql) => lookerOf(sql, request))
    if (lookedBy === null) return refuse({ code: 'unknown-question' })
    if (lookedBy.staffId === staff.staffId) return refuse({ code: 'asked-about-you' })
    return needs.database.inTransaction('*', async (sql) => {
      const [nth, at] = [after + 1, needs.now()]
      const added = await sql.query(
        `insert into answer (person_id, question_id, nth, text, answered_by, office, answered_at)
         select $1, $2, $3, $4, $5, $6, $7
          where (select count(*) from answer where person_id = $1 and question_id = $2) = $3::int - 1
         on conflict do nothing returning 1`,
        [personId, questionId, nth, text, staff.login, staff.office, at],
      )
      if (added.length === 0) return alreadyThere(sql, request)
      const digest = answeredDigest({ nth, text, office: staff.office })
      await auditQuestion(sql, { questionId, at, actor: staff.login, action: 'question-answered', digest })
      return ok({ answers: nth })
    })
  }

/** Who looked, of a look that is asked about; null where the writer does not see the question. */
async function lookerOf(
  sql: Sql,
  { personId, questionId, staff }: Request,
): Promise<{ staffId: Uuid | null } | null> {
  const [found] = await sql.query<{ staffId: Uuid | null }>(
    `select l.staff_id as "staffId" from question q left join access_log l using (person_id, access_id)
      where q.person_id = $1 and q.question_id = $2 and ${questionKinds(staff)}`,
    [personId, questionId],
  )
  return found ?? null
}

/** The answer that stands at the place: one's own said again, or another's that came first. */
async function alreadyThere(
  sql: Sql,
  { personId, questionId, text, after, staff }: Request,
): Promise<Result<{ answers: number }, AnswerRefusal>> {
  const [there] = await sql.query<{ text: string; login: string; name: string }>(
    `select text, answered_by as login, staff_name(answered_by, answered_at) as name from answer
      where person_id = $1 and question_id = $2 and nth = $3`,
    [personId, questionId, after + 1],
  )
  return there?.text === text && there.login === staff.login
    ? ok({ answers: after + 1 })
    : refuse({ code: 'not-as-seen', by: there?.name ?? null })
}
