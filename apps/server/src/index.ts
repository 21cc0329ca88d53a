export { REGISTER_NAMES, REGISTERS } from '@tongchou/registers/contract'
export { type AskedAnswer, type AskedFromMachine, askFromMachine } from './import/ask-from-machine.ts'
export { IMPORTS, type ImportKind } from './import/rows.ts'
export { type Imported, type ImportOptions, importTable } from './import/run-import.ts'
export { readFilesOfRegion, readRegions } from './regions.ts'
export {
  type LineFault,
  type ParallelRun,
  runSimulation,
  type SimulationOrder,
  type SimulationRefused,
} from './simulation/run-simulation.ts'
export { sayWhyNot } from './simulator.ts'
export { onStaffAccounts } from './staff-accounts.ts'
export { type PlatformOptions, type RunningPlatform, startPlatform } from './start.ts'
export { type VerifyOptions, verifyPlatform } from './verify-platform.ts'
