import type { Sql } from '@tongchou/database'
import type { EntryVersion, RegisterName } from './contract.ts'
import { differencesOf, sentenceOf } from './differences.ts'
import { ALWAYS, type Register, type Version } from './register.ts'
import { forRegister } from './registers.ts'

interface Kept<V> {
  readonly version: V
  readonly recordedAt: Date
  readonly changeId: string | null
}

/** Every row that was recorded of one institution or item, the newest first; empty where nobody knows it. */
export const entryHistory = (sql: Sql, name: RegisterName, code: string): Promise<EntryVersion[]> =>
  forRegister(name, async (register) => {
    const kept = await register.recorded(sql, [code])
    const changes = await changesOf(
      sql,
      kept.flatMap(({ changeId }) => changeId ?? []),
    )
    return kept
      .map((it, at) =>
        viewOf(register, it, kept.slice(0, at), kept.slice(at + 1), changes.get(it.changeId ?? '')),
      )
      .reverse()
  })

interface Change {
  readonly basis: string
  readonly askedBy: string
  readonly approvedBy: string
}

async function changesOf(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, Change>> {
  const rows = await sql.query<Change & { id: string }>(
    `select change_id as id, basis, staff_name(asked_by, asked_at) as "askedBy", staff_name(decided_by, decided_at) as "approvedBy"
       from register_change where change_id = any ($1)`,
    [ids],
  )
  return new Map(rows.map(({ id, ...change }) => [id, change]))
}

/** What a row brought, beside what was recorded before it. */
function viewOf<Row extends { code: string }, V extends Version>(
  register: Register<Row, V>,
  { version, recordedAt }: Kept<V>,
  before: readonly Kept<V>[],
  later: readonly Kept<V>[],
  change: Change | undefined,
): EntryVersion {
  const known = countingOf(before)
  const differences = differencesOf(
    register,
    known,
    countingOf([...before, { version, recordedAt, changeId: null }]),
  )
  return {
    from: version.validFrom === ALWAYS ? null : version.validFrom,
    sentence:
      known.length === 0
        ? register.said(version)
        : differences.map((it) => sentenceOf(it, register.ended, version.validFrom)).join('；') ||
          '与前面一样',
    isSuperseded: later.some((it) => it.version.validFrom === version.validFrom),
    recordedAt: recordedAt.toISOString(),
    basis: change?.basis ?? null,
    askedBy: change?.askedBy ?? null,
    approvedBy: change?.approvedBy ?? null,
  }
}

/** Of rows for one day the one recorded last counts. */
function countingOf<V extends Version>(kept: readonly Kept<V>[]): V[] {
  const byDay = new Map(kept.map(({ version }) => [version.validFrom, version]))
  return [...byDay.values()].sort((a, b) => (sortedDay(a) < sortedDay(b) ? -1 : 1))
}

const sortedDay = ({ validFrom }: Version): string => (validFrom === ALWAYS ? '' : validFrom)
