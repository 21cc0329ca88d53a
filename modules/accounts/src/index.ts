export { type AccountRoutesNeeds, registerAccountRoutes } from './http.ts'
