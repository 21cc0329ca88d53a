import type { Sql } from '@tongchou/database'
import { toWireId, type Uuid } from '@tongchou/kernel'
import { hasRole, type Staff } from '@tongchou/staff'
import type { QuestionView } from './contract.ts'

/** Which questions, of those in the districts, somebody sees: what is asked about a look is for supervision and for the person. */
export const questionKinds = (staff: Staff): string =>
  hasRole(staff, ['supervisor', 'insured']) ? 'true' : 'q.settlement_id is not null'

type About = QuestionView['about']
interface Row {
  readonly person_id: Uuid
  readonly question_id: Uuid
  readonly person_name: string
  readonly settlement: Omit<Extract<About, { kind: 'settlement' }>, 'kind' | 'settlementId'> | null
  readonly settlement_id: Uuid
  readonly access: (Omit<Extract<About, { kind: 'access' }>, 'kind' | 'accessId'> & { staffId: Uuid }) | null
  readonly access_id: Uuid
  readonly text: string
  readonly asked_at: Date
  readonly answers: QuestionView['answers']
}

const SELECTED = `
  select q.person_id, q.question_id, q.settlement_id, q.access_id, q.text, q.asked_at, p.name as person_name,
    case when q.settlement_id is not null then jsonb_build_object('providerName', v.name, 'careKind', s.kind,
      'startedOn', s.facts #>> '{episode,start}', 'endedOn', s.ended_on, 'totalCost', s.total_cost) end as settlement,
    case when q.access_id is not null then jsonb_build_object('at', l.at, 'staffId', l.staff_id, 'staffName', l.staff_name,
      'office', l.office, 'what', l.what, 'reason', l.reason) end as access,
    coalesce((select jsonb_agg(jsonb_build_object('text', a.text, 'answeredBy', staff_name(a.answered_by, a.answered_at),
        'office', a.office, 'answeredAt', a.answered_at) order by a.nth)
      from answer a where a.person_id = q.person_id and a.question_id = q.question_id), '[]') as answers
    from question q join person p using (person_id)
    left join settlement s using (person_id, settlement_id)
    left join lateral provider_on(s.provider_code, s.settled_on) v on true
    left join access_log l using (person_id, access_id)`

/** What one person asked, the newest first. */
export async function questionsOf(sql: Sql, personId: Uuid, staff: Staff): Promise<QuestionView[]> {
  const rows = await sql.query<Row>(
    `${SELECTED} where q.person_id = $1 and ${questionKinds(staff)} order by q.asked_at desc, q.question_id desc limit 200`,
    [personId],
  )
  return rows.map((row) => viewOf(row, staff))
}

/** What waits for an answer in the reader's districts, the oldest first. */
export async function waitingQuestions(sql: Sql, staff: Staff): Promise<QuestionView[]> {
  const rows = await sql.query<Row>(
    `${SELECTED} where ${questionKinds(staff)}
      and not exists (select 1 from answer a where a.person_id = q.person_id and a.question_id = q.question_id)
      order by q.asked_at, q.question_id limit 200`,
  )
  return rows.map((row) => viewOf(row, staff))
}

const viewOf = (row: Row, staff: Staff): QuestionView => ({
  questionId: toWireId(row.question_id),
  personId: toWireId(row.person_id),
  personName: row.person_name,
  about: aboutOf(row),
  text: row.text,
  askedAt: row.asked_at.toISOString(),
  answers: row.answers.map((it) => ({ ...it, answeredAt: instantOf(it.answeredAt) })),
  mayAnswer: hasRole(staff, ['counter', 'supervisor']) && row.access?.staffId !== staff.staffId,
})

function aboutOf({ settlement, settlement_id, access, access_id }: Row): About {
  if (settlement !== null) return { kind: 'settlement', settlementId: toWireId(settlement_id), ...settlement }
  if (access === null) throw new Error('broken invariant: a question is about a settlement or a look')
  const { staffId: _, at, ...look } = access
  return { kind: 'access', accessId: toWireId(access_id), at: instantOf(at), ...look }
}

/** As the database writes an instant into JSON, and as it is sent. */
const instantOf = (text: string): string => new Date(text).toISOString()
