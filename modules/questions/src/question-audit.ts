import { appendEntry, digestOf } from '@tongchou/audit'
import type { Sql } from '@tongchou/database'
import type { Uuid } from '@tongchou/kernel'

export interface Asked {
  readonly personId: Uuid
  readonly settlementId: Uuid | null
  readonly accessId: Uuid | null
  readonly text: string
}

export interface Answered {
  readonly nth: number
  readonly text: string
  readonly office: string
}

/** What the audit entry of a question covers. */
export const askedDigest = ({ personId, settlementId, accessId, text }: Asked): Uint8Array =>
  digestOf({ personId, settlementId, accessId, text })

/** What the audit entry of an answer covers. */
export const answeredDigest = ({ nth, text, office }: Answered): Uint8Array => digestOf({ nth, text, office })

/** Appends to the question's own audit chain. */
export const auditQuestion = (
  sql: Sql,
  it: {
    questionId: Uuid
    at: Date
    /** A login. */
    actor: string
    action: 'question-asked' | 'question-answered'
    digest: Uint8Array
  },
): Promise<void> =>
  appendEntry(sql, it.questionId, {
    ...{ at: it.at, actor: it.actor, action: it.action, subject: it.questionId, digest: it.digest },
  })
