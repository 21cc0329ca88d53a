import { ok, type Result, refuse } from '@tongchou/kernel'
import type { Role } from '@tongchou/staff'
import type { DraftAction } from '../contract.ts'

/** Who does something at the desk. */
export interface Actor {
  login: string
  name: string
  roles: readonly Role[]
}

/** Who may read the desk: whoever works with the law. */
export const READERS: readonly Role[] = ['policy', 'supervisor', 'finance', 'administrator']
/** Who may draft. */
export const DRAFTERS: readonly Role[] = ['policy']
/** Who may approve what another drafted: a second policy officer, or fund supervision. Administrators run the machine, not the law. */
export const APPROVERS: readonly Role[] = ['policy', 'supervisor']

const BY_ANOTHER: readonly DraftAction[] = ['approve', 'return']

/** Whether a person may do something with a draft, whatever its state. Nobody approves what they drafted. */
export function whoMay(
  action: DraftAction,
  actor: Actor,
  draft: { draftedBy: string; drafterName: string },
): Result<null, string> {
  const isDrafter = actor.login === draft.draftedBy
  if (BY_ANOTHER.includes(action)) {
    if (isDrafter) return refuse('起草人不能审批自己的草案，须由另一人')
    return has(actor, APPROVERS) ? ok(null) : refuse('审批由政策科另一人或基金监管科办')
  }
  if (action === 'publish')
    return isDrafter || has(actor, APPROVERS) ? ok(null) : refuse('发布由起草人或审批人办')
  return isDrafter ? ok(null) : refuse(`只有起草人 ${draft.drafterName} 可以`)
}

const has = (actor: Actor, roles: readonly Role[]): boolean => actor.roles.some((it) => roles.includes(it))
