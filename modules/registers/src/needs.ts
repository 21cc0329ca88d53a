import type { Database } from '@tongchou/database'
import type { CivilDate, Uuid } from '@tongchou/kernel'
import type { Fault, RegisterName } from './contract.ts'
import type { RegisterUse } from './register.ts'

export interface ChangeNeeds {
  readonly database: Database
  readonly now: () => Date
  readonly today: () => CivilDate
  readonly newId: () => Uuid
  readonly randomBytes: (count: number) => Uint8Array
  readonly use: RegisterUse
  /** Whether this is a sandbox, in which unsigned messages may be let through. */
  readonly hasSandbox: boolean
}

/** Why a register is not changed, named after the rule. */
export type ChangeRefusal =
  | { readonly code: 'faulty-file'; readonly faults: readonly Fault[] }
  | { readonly code: 'nothing-changes' }
  | { readonly code: 'whole-city-only'; readonly register: RegisterName }
  | { readonly code: 'outdated'; readonly faults: readonly Fault[] }
  | { readonly code: 'effects-changed' }
