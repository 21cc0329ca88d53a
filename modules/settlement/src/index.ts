export type { Needs } from './needs.ts'
export { type PersonCareRoutesNeeds, registerPersonCareRoutes } from './person-http.ts'
export type { Care, Refusal, RefusalCode } from './refusal.ts'
export { REGISTER_USE } from './register-use.ts'
export { auditedReversal, mirrorRows } from './reversal-rows.ts'
export {
  amountsOf,
  auditedSettlement,
  auditRow,
  type Row,
  type SettlementContext,
  settlementRows,
  yearRow,
} from './rows.ts'
export { registerSettlementRoutes, type SettlementRoutesNeeds } from './settlement-http.ts'
export { staysOn } from './stays-on.ts'
export { type Message, undoneBy } from './use-cases/answered-message.ts'
export { type CompensateRequest, type Compensation, compensate } from './use-cases/compensate.ts'
export {
  amendEncounter,
  cancelEncounter,
  dischargeEncounter,
  type OpenRequest,
  openEncounter,
  undoDischarge,
} from './use-cases/encounters.ts'
export { type LineCheck, type UploadedLine, uploadLines, withdrawLines } from './use-cases/lines.ts'
export type { SettleRequest } from './use-cases/prepare-settlement.ts'
export { benefitYearOf } from './use-cases/prepare-settlement.ts'
export { previewSettlement } from './use-cases/preview-settlement.ts'
export { type ReversalView, type ReverseRequest, reverseSettlement } from './use-cases/reverse-settlement.ts'
export { settleEncounter } from './use-cases/settle-encounter.ts'
export { type Check, type Verified, verifyAll } from './use-cases/verify-all.ts'
export type { SettlementView } from './view.ts'
