import { appendEntry, digestOfList } from '@tongchou/audit'
import type { Sql } from '@tongchou/database'
import { inSlices } from './slices.ts'

type ChangeAction = 'register-asked' | 'register-approved' | 'register-declined'

/** What the audit entries of a change set cover: its basis and its rows, as one object. */
export const changeDigest = (rows: readonly unknown[], basis: string): Promise<Uint8Array> =>
  digestOfList(inSlices(rows), [`{"basis":${JSON.stringify(basis)},"rows":`, '}'])

/** Appends to the change set's own audit chain. */
export const auditChange = async (
  sql: Sql,
  it: {
    changeId: string
    at: Date
    actor: string
    action: ChangeAction
    rows: readonly unknown[]
    basis: string
  },
): Promise<void> =>
  appendEntry(sql, it.changeId, {
    ...{ at: it.at, actor: it.actor, action: it.action, subject: it.changeId },
    digest: await changeDigest(it.rows, it.basis),
  })
