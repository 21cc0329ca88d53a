export { type AccountRoutesNeeds, registerAccountRoutes } from './http.ts'
export { maskedName } from './masked-name.ts'
export { type SharingRefusal, sharedRelations } from './sharing.ts'
export {
  decideSharing,
  endSharing,
  requestSharing,
  type SharingNeeds,
  shareOwnAccount,
} from './use-cases/share-account.ts'
export {
  type AccountRow,
  accountFindings,
  accountsIn,
  type MovementRow,
  movementName,
} from './verify-accounts.ts'
