export { personIdOf } from './find-persons.ts'
export { type InsuredRoutesNeeds, registerInsuredRoutes } from './http.ts'
export { openVault, type Vault, type VaultKeys } from './vault.ts'
