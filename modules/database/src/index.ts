export { type Database, type DatabaseOptions, openDatabase, retried, type Sql } from './connect.ts'
export { FIRST_ID, type Finding, LAST_ID, type PersonSpan, rowName, spanOfOne } from './finding.ts'
export type { SharedWork } from './gathering.ts'
export { MODULES, migrate } from './migrate.ts'
