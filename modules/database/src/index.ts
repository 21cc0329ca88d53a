export { type Database, type DatabaseOptions, openDatabase, retried, type Sql } from './connect.ts'
export { migrate } from './migrate.ts'
