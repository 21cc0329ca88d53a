import { instant } from '@tongchou/kernel/shapes'
import { z } from 'zod'
import { ROLES } from './roles.ts'

export * from './account-contract.ts'
export * from './by-two.ts'
export { ROLES, type Role } from './roles.ts'

/** Every refusal and fault under `/api`: problem details of RFC 9457, with further facts by name. */
export const problemShape = z.looseObject({
  type: z.literal('about:blank'),
  title: z.string().describe('给屏幕前的人看的一整句话'),
  status: z.int(),
  code: z.string().describe('拒绝的名称，供程序判断'),
  detail: z.string().optional(),
  field: z.string().optional().describe('请求里哪一项不对'),
})

/** Who is signed in, as the web needs it. */
export const sessionViewShape = z.object({
  login: z.string(),
  name: z.string(),
  office: z.string(),
  roles: z.array(z.enum(ROLES)),
  /** '*' or the districts whose rows the person may see, comma-separated. */
  scope: z.string(),
  providerCode: z.string().nullable(),
  /** The insured person behind the account, as a 26-character id. */
  personId: z.string().nullable(),
  /** True until the person has chosen a password; nothing else is answered before. */
  mustChoosePassword: z.boolean(),
})

export type SessionView = z.infer<typeof sessionViewShape>

/** GET and POST /api/session: null where nobody is signed in. */
export const sessionShape = z.object({ staff: sessionViewShape.nullable() })

/** POST /api/session. */
export const signInShape = z.object({
  login: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(200),
})

/** POST /api/session/password */
export const choosePasswordShape = z.object({
  current: z.string().min(1).max(200),
  next: z.string().min(1).max(200),
})

/** GET /api/status: what the platform says of itself to anybody. */
export const statusShape = z.object({
  mode: z.enum(['demo', 'production']),
  /** Whose law the platform runs, as the bundle names it. */
  place: z.object({ region: z.string(), name: z.string() }),
  isReady: z.boolean(),
  /** How far the demo city is loaded, while it is loading. */
  loading: z.object({ loaded: z.number(), of: z.number() }).nullable(),
  startedInMs: z.number().nullable(),
  /** The last start found the data of an earlier one. */
  hasKeptData: z.boolean(),
  /** Null outside the demo. */
  city: z
    .object({
      ...{ persons: z.number(), providers: z.number(), items: z.number(), districts: z.number() },
      /** The count is kept for a while and not taken at each question. */
      countedAt: instant,
    })
    .nullable(),
})

/** GET /api/demo/accounts, only where the data are invented. */
export const demoAccountsShape = z.object({
  password: z.string(),
  accounts: z.array(
    z.object({ login: z.string(), name: z.string(), office: z.string(), roles: z.array(z.enum(ROLES)) }),
  ),
})

export type DemoAccounts = z.infer<typeof demoAccountsShape>
