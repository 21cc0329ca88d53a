export { type InsuredRoutesNeeds, registerInsuredRoutes } from './http.ts'
