export { type FilingRoutesNeeds, registerFilingRoutes } from './http.ts'
