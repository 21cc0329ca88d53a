import type { Sql } from '@tongchou/database'
import { fromWireId, toWireId, type Uuid } from '@tongchou/kernel'
import { type Gate, mayOpen, NOT_YOUR_RECORD, routesAbout, UNKNOWN_PERSON } from '@tongchou/staff'
import type { FastifyInstance } from 'fastify'
import { type AccountView, accountShape } from './contract.ts'
import { maskedName } from './masked-name.ts'
import { registerSharingRoutes } from './sharing-http.ts'
import type { SharingNeeds } from './use-cases/share-account.ts'

const route = routesAbout('个人账户')

export interface AccountRoutesNeeds extends SharingNeeds {
  readonly gate: Gate
}

/** The personal account of one person, and its sharing with relatives, for the counter and for the person. */
export function registerAccountRoutes(app: FastifyInstance, needs: AccountRoutesNeeds): void {
  const { database, gate } = needs
  registerSharingRoutes(app, needs)

  app.get<{ Params: { personId: string } }>(
    '/api/persons/:personId/account',
    route('一个人的个人账户：余额和收支', {
      response: { 200: accountShape },
      refusals: [UNKNOWN_PERSON, NOT_YOUR_RECORD],
    }),
    async (request) => {
      const staff = await gate.require(request, ['counter', 'supervisor', 'insured'])
      const personId = fromWireId(request.params.personId)
      if (!personId.ok) throw UNKNOWN_PERSON
      if (!mayOpen(staff, personId.value)) throw NOT_YOUR_RECORD
      return database.inTransaction(staff.scope, (sql) => accountOf(sql, personId.value))
    },
  )
}

async function accountOf(sql: Sql, personId: Uuid): Promise<AccountView> {
  const [account] = await sql.query<{ balance: number }>('select balance from account where person_id = $1', [
    personId,
  ])
  const rows = await sql.query<{
    at: Date
    kind: AccountView['movements'][number]['kind']
    amount: number
    balance_after: number
    settlement_id: Uuid | null
    for_name: string | null
  }>(
    `select m.at, m.kind, m.amount, m.balance_after, m.settlement_id, p.name as for_name
       from account_movement m left join person p on p.person_id = m.for_person_id
      where m.person_id = $1 order by m.at desc, m.movement_id desc limit 200`,
    [personId],
  )
  return {
    balance: account?.balance ?? null,
    movements: rows.map((row) => ({
      at: row.at.toISOString(),
      kind: row.kind,
      amount: row.amount,
      balanceAfter: row.balance_after,
      settlementId: row.settlement_id === null ? null : toWireId(row.settlement_id),
      forName: row.for_name === null ? null : maskedName(row.for_name),
    })),
  }
}
