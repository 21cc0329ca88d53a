export { REGISTERS, type RegisterName } from './contract.ts'
export {
  type Column,
  DISEASE_COLUMNS,
  diseaseRow,
  ITEM_COLUMNS,
  itemRow,
  PROVIDER_COLUMNS,
  providerRow,
} from './files/columns.ts'
export type { TableRow } from './files/csv.ts'
export { headFaults } from './files/head-faults.ts'
export { faultLines, readRow } from './files/read-row.ts'
export { readTable } from './files/read-table.ts'
export { type RegisterRoutesNeeds, registerRegisterRoutes } from './http.ts'
export type { ChangeNeeds, ChangeRefusal } from './needs.ts'
export { problemOf } from './refusal-status.ts'
export type { RegisterUse, Used, UsedDays } from './register.ts'
export { askChange } from './use-cases/ask-change.ts'
export { decideChange, previewWaiting } from './use-cases/decide-change.ts'
export { registerFindings } from './verify.ts'
