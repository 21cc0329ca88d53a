import type { Database, Sql } from '@tongchou/database'
import { fromWireId, type Uuid } from '@tongchou/kernel'
import { type Gate, mayOpen, Problem } from '@tongchou/staff'
import type { FastifyInstance } from 'fastify'
import { type FilingView, filingsShape } from './contract.ts'

export interface FilingRoutesNeeds {
  readonly database: Database
  readonly gate: Gate
}

/** What is filed for one person, for the counter and for the person. */
export function registerFilingRoutes(app: FastifyInstance, { database, gate }: FilingRoutesNeeds): void {
  app.get<{ Params: { personId: string } }>('/api/persons/:personId/filings', async (request) => {
    const staff = await gate.require(request, ['counter', 'supervisor', 'insured'])
    const personId = fromWireId(request.params.personId)
    if (!personId.ok) throw new Problem(404, 'unknown-person', '没有这个人')
    if (!mayOpen(staff, personId.value)) throw new Problem(403, 'not-your-record', '只能看自己的记录')
    const filings = await database.inTransaction(staff.scope, (sql) => listOf(sql, personId.value))
    return filingsShape.parse({ filings })
  })
}

const listOf = (sql: Sql, personId: Uuid): Promise<FilingView[]> =>
  sql.query<FilingView>(
    `select f.kind, f.subject, coalesce(v.name, f.to_provider) as "toProvider", lower(f.valid) as "from",
            upper(f.valid) - 1 as "to", f.filed_by as "filedBy", f.withdrawn_at is not null as "isWithdrawn"
       from filing f left join provider v on v.provider_code = f.to_provider
      where f.person_id = $1 order by lower(f.valid) desc, f.filing_id desc`,
    [personId],
  )
