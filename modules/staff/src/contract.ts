import { z } from 'zod'
import { ROLES } from './roles.ts'

export * from './account-contract.ts'
export { ROLES, type Role } from './roles.ts'

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

/** GET /api/demo/accounts, only where the data are invented. */
export const demoAccountsShape = z.object({
  password: z.string(),
  accounts: z.array(
    z.object({ login: z.string(), name: z.string(), office: z.string(), roles: z.array(z.enum(ROLES)) }),
  ),
})

export type DemoAccounts = z.infer<typeof demoAccountsShape>
