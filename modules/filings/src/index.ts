export { divisionName } from './division.ts'
export { DISEASES_LOCK } from './filing-rule.ts'
export { type FilingRoutesNeeds, registerFilingRoutes } from './http.ts'
export { decideFiling, requestFiling } from './use-cases/ask-filing.ts'
