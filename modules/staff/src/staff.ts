import type { Uuid } from '@tongchou/kernel'
import type { Role } from './contract.ts'

/** A person who signed in, with what the person may do and see. */
export interface Staff {
  readonly staffId: Uuid
  readonly login: string
  readonly name: string
  readonly office: string
  readonly roles: readonly Role[]
  /** '*' or districts, comma-separated: what the database shows inside `inTransaction(staff.scope, …)`. */
  readonly scope: string
  /** The institution of a hospital user. */
  readonly providerCode: string | null
  /** The insured person behind the account. */
  readonly personId: Uuid | null
  /** The password was given out, or is too old: nothing can be done before another is chosen. */
  readonly mustChoosePassword: boolean
}

export const hasRole = (staff: Staff, roles: readonly Role[]): boolean =>
  staff.roles.some((role) => roles.includes(role))

/** Whether staff may open this person's record at all; the insured open only their own. District scope is the database's matter. */
export const mayOpen = (staff: Staff, personId: Uuid): boolean =>
  staff.roles.some((role) => role !== 'insured') || staff.personId === personId
