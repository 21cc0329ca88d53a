import { logAccess } from '@tongchou/audit'
import { toWireId, type Uuid } from '@tongchou/kernel'
import { ASKING_FOR_ACCOUNTS, askAccount, malformed, Problem, routesAbout } from '@tongchou/staff'
import { accountAskedShape } from '@tongchou/staff/contract'
import type { FastifyInstance } from 'fastify'
import { insuredAccountShape } from './contract.ts'
import type { InsuredRoutesNeeds } from './http.ts'

const route = routesAbout('账号和权限')

const FIELDS: Readonly<Record<string, string>> = {
  login: '账号',
  personNo: '人员编号',
  idNumber: '身份证号',
  reason: '事由',
}

const unfilled = (field: string): Problem => malformed(field, `请填好${FIELDS[field] ?? field}`)
const UNKNOWN_INSURED = new Problem(
  ...([422, 'unknown-insured', '没有人员编号和身份证号都是这样的参保人，请核对两项'] as const),
  { field: 'idNumber' },
)
const DECEASED = new Problem(409, 'deceased', '这个参保人已登记死亡，不开账号', { field: 'personNo' })

/** An account for an insured person: one administrator asks with the two numbers that the person showed, another decides like any other. */
export function registerInsuredAccountRoute(app: FastifyInstance, needs: InsuredRoutesNeeds): void {
  app.post(
    '/api/staff/insured-requests',
    route('申请给参保人开账号，等另一名管理员复核', {
      ...{ body: insuredAccountShape, response: { 201: accountAskedShape } },
      refusals: [unfilled('login'), UNKNOWN_INSURED, DECEASED, ...ASKING_FOR_ACCOUNTS.problems],
    }),
    async (request, reply) => {
      const staff = await needs.gate.require(request, ['administrator'])
      const read = insuredAccountShape.safeParse(request.body)
      if (!read.success) throw unfilled(String(read.error.issues[0]?.path[0] ?? 'login'))
      const { login, reason, ...shown } = read.data
      const insured = await personShowing(needs, shown)
      const asked = ASKING_FOR_ACCOUNTS.given(
        await askAccount(needs)({ kind: 'addInsured', login, reason, insured }, staff),
      )
      const { staffId, name: staffName, office } = staff
      await logAccess(needs.database, needs.newId(), {
        ...{ personId: insured.personId, at: needs.now(), staffId, staffName, office },
        ...{ what: '申请开本人账号', reason },
      })
      return reply.code(201).send({ ...asked, requestId: toWireId(asked.requestId) })
    },
  )
}

/** The living person who has both numbers. Which of the two is wrong is not said. */
async function personShowing(
  { database, vault }: Pick<InsuredRoutesNeeds, 'database' | 'vault'>,
  { personNo, idNumber }: { personNo: string; idNumber: string },
): Promise<{ personId: Uuid; name: string }> {
  const [person] = await database.inTransaction('*', (sql) =>
    sql.query<{ personId: Uuid; name: string; isDeceased: boolean }>(
      `select p.person_id as "personId", p.name, p.died_on is not null as "isDeceased"
         from person p join person_key k on k.person_id = p.person_id and k.kind = 'idNumber' and k.key = $2
        where p.person_no = $1`,
      [personNo, vault.blindIndex(idNumber.toUpperCase())],
    ),
  )
  if (person === undefined) throw UNKNOWN_INSURED
  if (person.isDeceased) throw DECEASED
  return person
}
