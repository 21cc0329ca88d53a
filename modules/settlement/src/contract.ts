export * from './person-contract.ts'
export * from './settlement-contract.ts'
