import { toWireId, unreachable } from '@tongchou/kernel'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  accountAskedShape,
  accountDecidedShape,
  accountRequestShape,
  accountsShape,
  suspensionShape,
} from './account-contract.ts'
import { ACCOUNT_KEEPERS, accountLists } from './account-lists.ts'
import { decisionShape } from './contract.ts'
import { registerDecision } from './decision-http.ts'
import type { Gate } from './gate.ts'
import { NOTHING, routesAbout } from './interface.ts'
import { malformed, Problem } from './problem.ts'
import { NO_REFUSAL, refusalsOf } from './refusals.ts'
import { type AskRefusal, askAccount } from './use-cases/ask-account.ts'
import { decideAccount } from './use-cases/decide-account.ts'
import type { AccountNeeds } from './use-cases/install-administrator.ts'
import { type SuspendRefusal, suspendAccount } from './use-cases/suspend-account.ts'

const route = routesAbout('账号和权限')

/** Accounts and rights, for administrators: one asks, another decides. */
export function registerRightsRoutes(
  app: FastifyInstance,
  needs: AccountNeeds & { readonly gate: Gate },
): void {
  const { gate, database } = needs

  app.get(
    '/api/staff',
    route('账号、等待复核的申请、变更记录', { response: { 200: accountsShape } }),
    async (request) => {
      const staff = await gate.require(request, ACCOUNT_KEEPERS)
      return database.inTransaction('*', (sql) => accountLists(sql, staff))
    },
  )

  app.post(
    '/api/staff/requests',
    route('申请开户、改权限、恢复或重发密码', {
      ...{ body: accountRequestShape, response: { 201: accountAskedShape } },
      refusals: [unfilled('login'), ...ASKING.problems],
    }),
    async (request, reply) => {
      const staff = await gate.require(request, ACCOUNT_KEEPERS)
      const read = accountRequestShape.safeParse(request.body)
      if (!read.success) throw unfilled(String(read.error.issues[0]?.path[0] ?? 'kind'))
      const asked = ASKING.given(await askAccount(needs)(read.data, staff))
      return reply.code(201).send({ ...asked, requestId: toWireId(asked.requestId) })
    },
  )

  registerDecision(app, '/api/staff/requests/:requestId/decision', {
    ...{ gate, route, summary: '另一名管理员复核', deciders: ACCOUNT_KEEPERS, refusals: NO_REFUSAL },
    ...{ body: decisionShape, answer: accountDecidedShape, decide: decideAccount(needs) },
  })

  app.post(
    '/api/staff/:login/suspension',
    route('停用一个账号，立即生效', {
      ...{ body: suspensionShape, response: { 204: NOTHING } },
      refusals: [NO_REASON, ...SUSPENDING.problems],
    }),
    async (request, reply) => {
      const staff = await gate.require(request, ACCOUNT_KEEPERS)
      const { login } = z.object({ login: z.string() }).parse(request.params)
      const body = suspensionShape.safeParse(request.body)
      if (!body.success) throw NO_REASON
      SUSPENDING.given(await suspendAccount(needs)({ login, reason: body.data.reason }, staff))
      return reply.code(204).send()
    },
  )
}

const FIELDS: Readonly<Record<string, string>> = {
  login: '账号',
  name: '姓名',
  office: '科室',
  roles: '岗位',
  scope: '区县',
  providerCode: '机构编码',
  reason: '事由',
}

const unfilled = (field: string): Problem => malformed(field, `请填好${FIELDS[field] ?? field}`)
const NO_REASON = new Problem(400, 'reason-missing', '请写明为什么停用', { field: 'reason' })

/** A refusal of a request about accounts as a problem. */
function problemOf(refusal: AskRefusal | SuspendRefusal): Problem {
  switch (refusal.code) {
    case 'login-malformed':
      return new Problem(422, refusal.code, '账号用小写字母开头，2 到 32 个小写字母、数字、点或横线', {
        field: 'login',
      })
    case 'login-taken':
      return new Problem(409, refusal.code, '这个账号已经有人用，换一个', { field: 'login' })
    case 'unknown-account':
      return new Problem(404, refusal.code, '没有这个账号', { field: 'login' })
    case 'already-asked':
      return new Problem(409, refusal.code, '这个账号已有一件申请在等复核，先办完它')
    case 'person-has-account':
      return new Problem(
        409,
        refusal.code,
        `这个参保人已有账号 ${refusal.login}：停用了的申请恢复，忘记密码的申请重发密码`,
        { field: 'personNo' },
      )
    case 'own-account':
      return new Problem(403, refusal.code, '自己的账号要由别的管理员来办')
    case 'wrong-rights':
      return new Problem(422, refusal.code, refusal.sentence, { field: refusal.field })
    case 'wrong-state':
      return new Problem(409, refusal.code, refusal.sentence)
    default:
      return unreachable(refusal)
  }
}

/** Why an account or a right is not asked for. */
export const ASKING = refusalsOf<AskRefusal>(problemOf, {
  ...{ 'login-malformed': {}, 'login-taken': {}, 'unknown-account': {}, 'already-asked': {} },
  ...{ 'own-account': {}, 'person-has-account': { login: 'zhangsan' } },
  'wrong-rights': { field: 'roles', sentence: '至少选一个岗位' },
  'wrong-state': { sentence: '这个账号没有停用' },
})
const SUSPENDING = ASKING.only('unknown-account', 'own-account')
