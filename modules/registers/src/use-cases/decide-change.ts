import type { Sql } from '@tongchou/database'
import { ok, type Result, refuse, type Uuid } from '@tongchou/kernel'
import {
  type Decidable,
  type Decision,
  type DecisionRefusal,
  decideOnce,
  type RefusalOf,
} from '@tongchou/staff'
import { auditChange } from '../change-audit.ts'
import { rowsOf } from '../change-rows.ts'
import type { ChangeDecided, ChangePreview, RegisterName } from '../contract.ts'
import { inTitlesOf } from '../files/read-row.ts'
import { knownOf } from '../known.ts'
import type { ChangeNeeds, ChangeRefusal } from '../needs.ts'
import { type Asked, type Plan, planOf } from '../plan.ts'
import type { Register, Version } from '../register.ts'
import { forRegister } from '../registers.ts'
import { batchesOf, inSlices } from '../slices.ts'
import { previewOf } from './ask-change.ts'

interface AskedChange extends Decidable {
  readonly register: RegisterName
  readonly basis: string
}

/** Why a change set that waits can no longer be planned. */
type PlanRefusal = RefusalOf<ChangeRefusal, 'outdated' | 'nothing-changes'>
type ApprovalRefusal = PlanRefusal | RefusalOf<ChangeRefusal, 'effects-changed'>
type Unknown = RefusalOf<DecisionRefusal, 'unknown-request'>

interface At {
  readonly changeId: Uuid
  /** Whose change sets may be seen: '*' or districts. */
  readonly scope: string
}

/** What a change set that waits would change now. */
export const previewWaiting =
  (needs: ChangeNeeds) =>
  async ({ changeId, scope }: At): Promise<Result<ChangePreview, PlanRefusal | Unknown>> => {
    if (!(await isSeen(needs, changeId, scope))) return refuse({ code: 'unknown-request' })
    return needs.database.inTransaction('*', async (sql) => {
      const [open] = await sql.query<Pick<AskedChange, 'register'>>(
        'select register from register_change where change_id = $1 and decided_by is null',
        [changeId],
      )
      if (open === undefined) return refuse({ code: 'unknown-request' })
      return forRegister(open.register, async (register) => {
        const plan = await plannedNow(sql, needs, register, await rowsOf(sql, register, changeId))
        return plan.ok ? ok(previewOf(open.register, plan.value)) : plan
      })
    })
  }

/** What is approved is what was seen, as the preview gave it. */
type ChangeDecision = Decision<{ readonly seen: string }>

/** Another person approves exactly what was seen, and it is recorded, all rows or none; or sends it back, and nothing changes. */
export const decideChange =
  (needs: ChangeNeeds) =>
  async (
    decision: ChangeDecision & At,
  ): Promise<Result<ChangeDecided, ApprovalRefusal | DecisionRefusal>> => {
    const { changeId } = decision
    if (!(await isSeen(needs, changeId, decision.scope))) return refuse({ code: 'unknown-request' })
    return needs.database.inTransaction('*', async (sql) => {
      // Two approvals come one after the other: each plans on what the other has recorded.
      await sql.query(`select pg_advisory_xact_lock(${ONE_APPROVAL})`)
      const at = { table: 'register_change', same: { change_id: changeId }, now: needs.now }
      const decided = await decideOnce(sql, at, decision, {
        approve: (asked: AskedChange) =>
          forRegister(asked.register, async (register) => {
            const rows = await rowsOf(sql, register, changeId)
            return recordAll(sql, needs, register, rows, {
              ...{ changeId, seen: decision.approve ? decision.seen : '' },
            })
          }),
        after: (asked) =>
          forRegister(asked.register, async (register) => {
            await auditChange(sql, {
              ...{ changeId, at: needs.now(), actor: decision.decidedBy, basis: asked.basis },
              rows: await rowsOf(sql, register, changeId),
              action: decision.approve ? 'register-approved' : 'register-declined',
            })
          }),
      })
      return decided.ok ? ok({ isApproved: decision.approve, secrets: decided.value ?? [] }) : decided
    })
  }

const ONE_APPROVAL = 7420812

/** Whether the scope shows a change set: the database says so. */
const isSeen = async ({ database }: ChangeNeeds, changeId: Uuid, scope: string): Promise<boolean> =>
  (
    await database.inTransaction(scope, (sql) =>
      sql.query('select 1 from register_change where change_id = $1', [changeId]),
    )
  ).length > 0

async function plannedNow<Row extends { code: string }, V extends Version>(
  sql: Sql,
  needs: ChangeNeeds,
  register: Register<Row, V>,
  rows: readonly Asked<V>[],
): Promise<Result<Plan<V>, PlanRefusal>> {
  const codes = new Set<string>()
  for await (const { version } of inSlices(rows)) codes.add(version.code)
  const known = await knownOf(sql, register, codes)
  const plan = await planOf(sql, register, rows, { ...needs, today: needs.today(), scope: '*', known })
  if (!plan.ok) {
    const titles = register.columns.map(({ title }) => title)
    return refuse({ code: 'outdated', faults: inTitlesOf(plan.error, register.columns, titles) })
  }
  return plan.value.entries.length === 0 ? refuse({ code: 'nothing-changes' }) : plan
}

async function recordAll<Row extends { code: string }, V extends Version>(
  sql: Sql,
  needs: ChangeNeeds,
  register: Register<Row, V>,
  rows: readonly Asked<V>[],
  { changeId, seen }: { changeId: Uuid; seen: string },
): Promise<Result<ChangeDecided['secrets'], ApprovalRefusal>> {
  await needs.use.hold(sql, register.name)
  const plan = await plannedNow(sql, needs, register, rows)
  if (!plan.ok) return plan
  if (plan.value.seen !== seen) return refuse({ code: 'effects-changed' })
  const at = needs.now()
  const secrets: ChangeDecided['secrets'] = []
  const newSecret = () => Buffer.from(needs.randomBytes(24)).toString('base64url')
  for (const some of batchesOf(rows)) {
    const versions = some.map(({ version }) => version)
    secrets.push(...(await register.record(sql, versions, { at, changeId }, newSecret)))
  }
  return ok(secrets)
}
