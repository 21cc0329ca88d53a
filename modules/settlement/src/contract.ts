export * from './person-contract.ts'
