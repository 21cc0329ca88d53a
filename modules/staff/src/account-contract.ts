import { instant } from '@tongchou/kernel/shapes'
import { z } from 'zod'
import { decidedShape, requestShape } from './by-two.ts'
import { ROLES } from './roles.ts'

export const REQUEST_KINDS = ['add', 'grant', 'resume', 'resetPassword'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

const rights = {
  name: z.string().trim().min(2).max(40),
  office: z.string().trim().min(2).max(60),
  roles: z.array(z.enum(ROLES)).max(ROLES.length),
  /** '*' or district codes, comma-separated. */
  scope: z.string().trim().max(200),
  providerCode: z.string().trim().min(1).max(30).nullable(),
}

const reason = z.string().trim().min(2).max(200)

/** POST /api/staff/requests: what another administrator has to decide. */
export const accountRequestShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), login: z.string().trim(), ...rights, reason }),
  z.object({ kind: z.literal('grant'), login: z.string().trim(), ...rights, reason }),
  z.object({ kind: z.literal('resume'), login: z.string().trim(), reason }),
  z.object({ kind: z.literal('resetPassword'), login: z.string().trim(), reason }),
])

export type AccountRequest = z.infer<typeof accountRequestShape>

/** Its answer: half of the password that will be given out, where one will. It is shown to the asker once. */
export const accountAskedShape = z.object({ requestId: z.string(), passwordHalf: z.string().nullable() })

/** The answer to POST /api/staff/requests/:requestId/decision: with the other half, shown to the decider once. */
export const accountDecidedShape = decidedShape.extend({ passwordHalf: z.string().nullable() })

/** POST /api/staff/:login/suspension: takes effect at once. */
export const suspensionShape = z.object({ reason })

/** The insured person whose account it is, as far as an administrator sees him. */
const insured = z.object({ personNo: z.string(), idNumberMask: z.string() }).nullable()

const account = z.object({
  login: z.string(),
  name: z.string(),
  office: z.string(),
  roles: z.array(z.enum(ROLES)),
  scope: z.string(),
  providerCode: z.string().nullable(),
  insured,
  isActive: z.boolean(),
  /** The password was given out and not replaced yet. */
  isPasswordOneTime: z.boolean(),
  signedInAt: instant.nullable(),
})

export type AccountView = z.infer<typeof account>

/** GET /api/staff, for administrators. */
export const accountsShape = z.object({
  accounts: z.array(account),
  /** What waits for a second administrator, oldest first. */
  requests: z.array(
    requestShape.extend({
      kind: z.enum(REQUEST_KINDS),
      login: z.string(),
      name: z.string(),
      office: z.string(),
      roles: z.array(z.enum(ROLES)),
      scope: z.string(),
      providerCode: z.string().nullable(),
      insured,
    }),
  ),
  /** What happened to accounts, newest first, from their audit chains. */
  changes: z.array(z.object({ at: instant, actor: z.string(), action: z.string(), subject: z.string() })),
})

export type Accounts = z.infer<typeof accountsShape>
