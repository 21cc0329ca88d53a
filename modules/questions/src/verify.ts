import { type Finding, rowName, type Sql } from '@tongchou/database'
import type { Uuid } from '@tongchou/kernel'
import { type Answered, type Asked, answeredDigest, askedDigest } from './question-audit.ts'

interface Stored {
  readonly questionId: Uuid
  /** Null where only the chain knows of it. */
  readonly asked: (Asked & { askedBy: string }) | null
  readonly answers: (Answered & { answeredBy: string })[]
  readonly entries: { actor: string; action: string; digest: string }[]
}

/**
 * Whether every question and answer stands as its audit chain witnesses it, word for word, and nothing that the chain witnesses is gone.
 * @param looked is told of every question
 */
export async function questionFindings(sql: Sql, looked: () => void): Promise<Finding[]> {
  const stored = await sql.query<Stored>(
    `select c.question_id as "questionId", c.entries,
        case when q.question_id is not null then jsonb_build_object('personId', q.person_id, 'settlementId', q.settlement_id,
          'accessId', q.access_id, 'text', q.text, 'askedBy', q.asked_by) end as asked,
        coalesce((select jsonb_agg(jsonb_build_object('nth', a.nth, 'text', a.text, 'office', a.office, 'answeredBy', a.answered_by)
          order by a.nth) from answer a where a.person_id = q.person_id and a.question_id = q.question_id), '[]') as answers
       from (select coalesce(e.person_id, k.question_id) as question_id,
           coalesce(jsonb_agg(jsonb_build_object('actor', e.actor, 'action', e.action, 'digest', encode(e.digest, 'hex'))
             order by e.seq) filter (where e.seq is not null), '[]') as entries
         from question k full join (select * from audit_entry where action in ('question-asked', 'question-answered')) e
           on e.person_id = k.question_id group by 1) c
       left join question q on q.question_id = c.question_id order by 1`,
  )
  return stored.flatMap((it) => {
    looked()
    const [expected, found] = [it.entries.map(line).join('；'), saidIn(it).map(line).join('；')]
    if (expected === found) return []
    return [
      {
        what: '疑问或答复与审计链不符',
        row: rowName('疑问', 'question', { question_id: it.questionId }),
        expected,
        found,
      },
    ]
  })
}

const line = ({ actor, action, digest }: Stored['entries'][number]): string =>
  `${actor} ${action} ${digest.slice(0, 12)}`

/** What the tables say, as its chain would witness it; nothing where the question is gone. */
function saidIn({ asked, answers }: Stored): Stored['entries'] {
  if (asked === null) return []
  const hex = (digest: Uint8Array) => Buffer.from(digest).toString('hex')
  return [
    { actor: asked.askedBy, action: 'question-asked', digest: hex(askedDigest(asked)) },
    ...answers.map((one) => ({
      ...{ actor: one.answeredBy, action: 'question-answered', digest: hex(answeredDigest(one)) },
    })),
  ]
}
