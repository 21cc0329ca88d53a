import type { Role } from '@tongchou/staff'

/** Who may read change sets and history: who asks, who approves, and who runs the machine. */
export const READERS: readonly Role[] = ['policy', 'supervisor', 'administrator']
/** Who may ask: what an item or an institution is worth moves the fund's money as the law does. */
export const ASKERS: readonly Role[] = ['policy']
/** Who may approve what another asked. Administrators run the machine and change nothing. */
export const APPROVERS: readonly Role[] = ['policy', 'supervisor']
