export { clauseOf, isWithin } from './clause-ids.ts'
export { type ClauseTable, readClauseTable } from './clause-table.ts'
export { type ClauseRoutesNeeds, registerClauseRoutes } from './http.ts'
export { printClauseTable } from './print-table.ts'
