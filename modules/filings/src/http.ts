import type { Sql } from '@tongchou/database'
import { civilDate, fromWireId, toWireId, type Uuid } from '@tongchou/kernel'
import { type Gate, mayOpen, NOT_YOUR_RECORD, Problem, routesAbout, UNKNOWN_PERSON } from '@tongchou/staff'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { registerFilingApplicationRoutes } from './application-http.ts'
import { type FilingView, filingPreviewShape, filingsShape, newFilingShape } from './contract.ts'
import { divisionName } from './division.ts'
import { effectsOfStanding } from './filing-rule.ts'
import { registerFilingRequestRoutes } from './request-http.ts'
import { idOr, personOf } from './request-parts.ts'
import type { FilingNeeds } from './use-cases/ask-filing.ts'

const route = routesAbout('备案')

export type FilingRoutesNeeds = FilingNeeds & { readonly gate: Gate }

/** What is filed for one person, for the counter and for the person; filing at the counter by two persons. */
export function registerFilingRoutes(app: FastifyInstance, needs: FilingRoutesNeeds): void {
  const { database, gate } = needs
  registerFilingRequestRoutes(app, needs)
  registerFilingApplicationRoutes(app, needs)

  app.get<{ Params: { personId: string } }>(
    '/api/persons/:personId/filings',
    route('一个人的备案，新的在前', {
      ...{ response: { 200: filingsShape }, refusals: [UNKNOWN_PERSON, NOT_YOUR_RECORD] },
    }),
    async (request) => {
      const staff = await gate.require(request, ['counter', 'supervisor', 'insured'])
      const personId = fromWireId(request.params.personId)
      if (!personId.ok) throw UNKNOWN_PERSON
      if (!mayOpen(staff, personId.value)) throw NOT_YOUR_RECORD
      const filings = await database.inTransaction(staff.scope, (sql) => listOf(sql, personId.value))
      return { filings }
    },
  )

  app.get(
    '/api/persons/:personId/filings/:id/effects',
    route('一条备案改变什么', {
      response: { 200: filingPreviewShape },
      refusals: [UNKNOWN_PERSON, NOT_YOUR_RECORD, UNKNOWN_FILING],
    }),
    async (request) => {
      const staff = await gate.require(request, ['counter', 'supervisor', 'insured'])
      const personId = personOf(request.params)
      if (!mayOpen(staff, personId)) throw NOT_YOUR_RECORD
      const { id } = z.object({ id: z.string() }).parse(request.params)
      const filing = await database.inTransaction(staff.scope, (sql) =>
        storedFiling(sql, personId, idOr(id, UNKNOWN_FILING)),
      )
      // What a wife's filing changes hangs on the husband, whom her record does not name to her.
      const read = newFilingShape.safeParse(filing)
      if (!read.success) return { effects: [] }
      const bundle = needs.bundleOn(civilDate(read.data.from))
      return { effects: [...(await effectsOfStanding(database, personId, read.data, bundle))] }
    },
  )
}

const UNKNOWN_FILING = new Problem(404, 'unknown-filing', '没有这条备案')

/** A filing as it would be asked for again. */
async function storedFiling(sql: Sql, personId: Uuid, filingId: Uuid): Promise<object> {
  const [stored] = await sql.query<{ filing: object }>(
    `select jsonb_build_object('kind', kind, 'from', lower(valid), 'to', upper(valid) - 1)
       || case kind when 'referral' then jsonb_build_object('fromProvider', from_provider, 'toProvider', to_provider)
            when 'offsite' then jsonb_build_object('subject', subject, 'toPlace', to_place, 'toProvider', to_provider)
            when 'assistanceTilt' then '{}' else jsonb_build_object('subject', subject) end as filing
       from filing where person_id = $1 and filing_id = $2`,
    [personId, filingId],
  )
  if (stored === undefined) throw UNKNOWN_FILING
  return stored.filing
}

async function listOf(sql: Sql, personId: Uuid): Promise<FilingView[]> {
  const rows = await sql.query<Omit<FilingView, 'filingId'> & { filingId: Uuid }>(
    `select f.filing_id as "filingId", f.kind, f.subject, coalesce(d.name, i.name) as "subjectName",
            coalesce(o.name, f.from_provider) as "fromProvider", coalesce(v.name, f.to_provider) as "toProvider", f.to_place as "toPlace", lower(f.valid) as "from",
            upper(f.valid) - 1 as "to",
            concat_ws('，复核 ', staff_name(f.filed_by, f.filed_at), staff_name(f.approved_by, f.filed_at)) as "filedBy",
            f.withdrawn_at is not null as "isWithdrawn"
       from filing f left join lateral provider_on(f.to_provider, lower(f.valid)) v on true
       left join lateral provider_on(f.from_provider, lower(f.valid)) o on true
       left join lateral disease_on(f.subject, lower(f.valid)) d on f.kind = 'chronic'
       left join lateral item_on(f.subject, lower(f.valid)) i on f.kind = 'separateDrug'
      where f.person_id = $1 order by lower(f.valid) desc, f.filing_id desc`,
    [personId],
  )
  return rows.map((row) => ({
    ...row,
    filingId: toWireId(row.filingId),
    toPlace: row.toPlace === null ? null : (divisionName(row.toPlace) ?? row.toPlace),
  }))
}
