export { type AccountRoutesNeeds, registerAccountRoutes } from './http.ts'
export {
  type AccountRow,
  accountFindings,
  accountsIn,
  type MovementRow,
  movementName,
} from './verify-accounts.ts'
