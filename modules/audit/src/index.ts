export { type Access, accessesOf, logAccess, logVisit } from './accesses.ts'
export * from './chain.ts'
