import { digestOfList } from '@tongchou/audit'
import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import type { RefusalOf } from '@tongchou/staff'
import { auditChange } from '../change-audit.ts'
import { saveRows } from '../change-rows.ts'
import type { ChangePreview, RegisterName } from '../contract.ts'
import { inTitlesOf } from '../files/read-row.ts'
import { knownOf } from '../known.ts'
import type { ChangeNeeds, ChangeRefusal } from '../needs.ts'
import { type Plan, planOf } from '../plan.ts'
import { readFile } from '../read-file.ts'
import type { Register, Version } from '../register.ts'
import { forRegister } from '../registers.ts'
import { inSlices, mapInSlices } from '../slices.ts'

interface Request {
  readonly register: RegisterName
  /** A table as CSV or Excel. */
  readonly content: Uint8Array
  readonly fileName: string
  /** '*' or districts, comma-separated. */
  readonly scope: string
}

/** Why a table is not a change set. */
type PlanRefusal = RefusalOf<ChangeRefusal, 'faulty-file' | 'nothing-changes' | 'whole-city-only'>

/** What a table would change; nothing is written. */
export const previewChange =
  (needs: ChangeNeeds) =>
  ({ register, scope, ...file }: Request): Promise<Result<ChangePreview, PlanRefusal>> =>
    forRegister(register, (it) =>
      needs.database.inTransaction('*', async (sql) => {
        const plan = await plannedFrom(sql, needs, it, file, scope)
        return plan.ok ? ok(previewOf(register, plan.value)) : plan
      }),
    )

/** Asks for a change set; nothing holds until another person approves. The same rows asked again while they wait are the same request. */
export const askChange =
  (needs: ChangeNeeds) =>
  ({
    register,
    content,
    scope,
    fileName,
    basis,
    askedBy,
  }: Request & { basis: string /** A login. */; askedBy: string }): Promise<
    Result<
      { changeId: Uuid; isNew: boolean; preview: ChangePreview },
      PlanRefusal | RefusalOf<ChangeRefusal, 'effects-changed'>
    >
  > =>
    forRegister(register, (it) =>
      needs.database.inTransaction('*', async (sql) => {
        const planned = await plannedFrom(sql, needs, it, { content, fileName }, scope)
        if (!planned.ok) return planned
        const { rows, districts, summary } = planned.value
        const preview = previewOf(register, planned.value)
        const digest = Buffer.from(await digestOfList(inSlices(rows.map(({ version }) => version))))
        const changeId = needs.newId()
        const added = await sql.query(
          `insert into register_change (change_id, register, file_name, digest, summary, districts, basis, asked_by, asked_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning 1`,
          [changeId, register, fileName, digest, summary, districts, basis, askedBy, needs.now()],
        )
        if (added.length > 0) {
          await saveRows(sql, changeId, rows)
          await auditChange(sql, {
            changeId,
            at: needs.now(),
            actor: askedBy,
            action: 'register-asked',
            rows,
            basis,
          })
          return ok({ changeId, isNew: true, preview })
        }
        const [open] = await sql.query<{ change_id: Uuid }>(
          'select change_id from register_change where register = $1 and digest = $2 and decided_by is null',
          [register, digest],
        )
        return open === undefined
          ? refuse({ code: 'effects-changed' })
          : ok({ changeId: open.change_id, isNew: false, preview })
      }),
    )

async function plannedFrom<Row extends { code: string }, V extends Version>(
  sql: Sql,
  needs: ChangeNeeds,
  register: Register<Row, V>,
  file: { content: Uint8Array; fileName: string },
  scope: string,
): Promise<Result<Plan<V>, PlanRefusal>> {
  if (register.isWholeCity && scope !== '*')
    return refuse({ code: 'whole-city-only', register: register.name })
  const read = await readFile(register, file)
  if (!read.ok) return refuse({ code: 'faulty-file', faults: read.error })
  const { lines, titles } = read.value
  const codes = new Set<string>()
  for await (const { row } of inSlices(lines)) codes.add(row.code)
  const known = await knownOf(sql, register, codes)
  const asked = await mapInSlices(lines, ({ line, row }) => ({
    line,
    version: register.versionOf(row, known.get(row.code) ?? []),
  }))
  const plan = await planOf(sql, register, asked, { ...needs, today: needs.today(), scope, known })
  if (!plan.ok)
    return refuse({ code: 'faulty-file', faults: inTitlesOf(plan.error, register.columns, titles) })
  return plan.value.entries.length === 0 ? refuse({ code: 'nothing-changes' }) : plan
}

/** A plan as it is shown. */
export const previewOf = (
  register: RegisterName,
  { entries, unchanged, summary, seen }: Plan<Version>,
): ChangePreview => ({ register, summary, unchanged, seen, entries: [...entries] })
