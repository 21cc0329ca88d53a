export { fixtures, type HospitalNeeds, registerHospitalInterface } from './interface.ts'
export type { Fixtures } from './sandbox/fixtures.ts'
