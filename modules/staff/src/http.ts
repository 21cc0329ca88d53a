import { toWireId, unreachable } from '@tongchou/kernel'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { registerRightsRoutes } from './account-http.ts'
import {
  choosePasswordShape,
  type DemoAccounts,
  demoAccountsShape,
  type SessionView,
  sessionShape,
  signInShape,
} from './contract.ts'
import { type Gate, NOT_SIGNED_IN, SESSION_COOKIE, tokenOf } from './gate.ts'
import { NOTHING, routesAbout } from './interface.ts'
import { malformed, Problem } from './problem.ts'
import { refusalsOf } from './refusals.ts'
import { endSession, SESSION_HOURS } from './sessions.ts'
import type { Staff } from './staff.ts'
import { type ChoiceRefusal, choosePassword } from './use-cases/choose-password.ts'
import type { AccountNeeds } from './use-cases/install-administrator.ts'
import { type SignInRefusal, signIn } from './use-cases/sign-in.ts'

const route = routesAbout('登录')

export interface StaffRoutesNeeds extends AccountNeeds {
  readonly gate: Gate
  /** The accounts that the first page offers; null outside demo mode. */
  readonly demo: DemoAccounts | null
}

/** Signing in and out, `/api/session`; accounts and rights, `/api/staff`; the demo accounts where the data are invented. */
export function registerStaffRoutes(app: FastifyInstance, needs: StaffRoutesNeeds): void {
  const enter = signIn(needs)
  registerRightsRoutes(app, needs)

  app.get(
    '/api/session',
    route('现在登录的是谁', { isOpen: true, response: { 200: sessionShape } }),
    async (request) => {
      const staff = await needs.gate.staffOf(request)
      return { staff: staff === null ? null : viewOf(staff) }
    },
  )

  app.post(
    '/api/session',
    route('登录，得到会话 Cookie', {
      ...{ isOpen: true, body: signInShape, response: { 200: sessionShape } },
      refusals: [NO_LOGIN, ...ENTERING.problems],
    }),
    async (request, reply) => {
      const read = signInShape.safeParse(request.body)
      if (!read.success) throw NO_LOGIN
      const entered = ENTERING.given(await enter(read.data))
      const before = tokenOf(request)
      if (before !== null) await endSession(needs.database, before)
      setCookie(request, reply, entered.token, SESSION_HOURS * 3600)
      return { staff: viewOf(entered.staff) }
    },
  )

  app.delete(
    '/api/session',
    route('退出登录', { isOpen: true, response: { 204: NOTHING } }),
    async (request, reply) => {
      const token = tokenOf(request)
      if (token !== null) await endSession(needs.database, token)
      setCookie(request, reply, '', 0)
      return reply.code(204).send()
    },
  )

  app.post(
    '/api/session/password',
    route('换自己的密码', {
      ...{ body: choosePasswordShape, response: { 200: sessionShape } },
      refusals: [NO_PASSWORDS, ...CHOOSING.problems],
    }),
    async (request) => {
      const staff = await needs.gate.staffOf(request)
      const token = tokenOf(request)
      if (staff === null || token === null) throw NOT_SIGNED_IN
      const read = choosePasswordShape.safeParse(request.body)
      if (!read.success) throw NO_PASSWORDS
      CHOOSING.given(await choosePassword(needs)(staff, token, read.data))
      return { staff: viewOf({ ...staff, mustChoosePassword: false }) }
    },
  )

  app.get(
    '/api/demo/accounts',
    route('演示账号（只在演示时有）', {
      ...{ isOpen: true, response: { 200: demoAccountsShape }, refusals: [NO_DEMO] },
    }),
    async () => {
      if (needs.demo === null) throw NO_DEMO
      return needs.demo
    },
  )
}

function problemOf(refusal: SignInRefusal | ChoiceRefusal): Problem {
  switch (refusal.code) {
    case 'not-recognised':
      return new Problem(401, refusal.code, '账号或密码不对')
    case 'locked':
      return new Problem(429, refusal.code, '连续五次没有登录成功，15 分钟后再试', {
        until: refusal.until.toISOString(),
      })
    case 'expired':
      return new Problem(403, refusal.code, '这个一次性密码已过期，请管理员重新发一个')
    case 'current-wrong':
      return new Problem(403, refusal.code, '现在的密码不对', { field: 'current' })
    case 'password-too-weak':
      return new Problem(422, refusal.code, refusal.sentence, { field: 'next' })
    default:
      return unreachable(refusal)
  }
}

const NO_LOGIN = malformed('login', '请填账号和密码')
const NO_PASSWORDS = malformed('next', '请填现在的密码和新密码')
const NO_DEMO = new Problem(404, 'not-found', '没有这一页')

const SIGNING_IN = refusalsOf(problemOf, {
  ...{ 'not-recognised': {}, expired: {}, 'current-wrong': {} },
  locked: { until: new Date('2026-10-22T02:15:00Z') },
  'password-too-weak': { sentence: '密码至少 12 位' },
})
const ENTERING = SIGNING_IN.only('not-recognised', 'locked', 'expired')
const CHOOSING = SIGNING_IN.only('current-wrong', 'password-too-weak')

function setCookie(request: FastifyRequest, reply: FastifyReply, token: string, seconds: number): void {
  const secure = request.protocol === 'https' ? '; Secure' : ''
  reply.header(
    'set-cookie',
    `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`,
  )
}

const viewOf = (staff: Staff): SessionView => ({
  login: staff.login,
  name: staff.name,
  office: staff.office,
  roles: [...staff.roles],
  scope: staff.scope,
  providerCode: staff.providerCode,
  personId: staff.personId === null ? null : toWireId(staff.personId),
  mustChoosePassword: staff.mustChoosePassword,
})
