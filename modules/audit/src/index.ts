export { type Access, accessesOf, logAccess, logVisit } from './accesses.ts'
export * from './chain.ts'
export { type Seal, sealDay, sealDaysBefore, sealFindings } from './seal.ts'
export { auditEntriesIn, chainFindings, entryName } from './verify-chain.ts'
