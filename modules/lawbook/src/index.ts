import type { FastifyInstance } from 'fastify'
import { type LawbookRoutesNeeds, registerDraftRoutes } from './http.ts'
import { registerPopulationRoutes } from './population-http.ts'
import { registerVersionRoutes } from './version-http.ts'

export { type Lawbook, openLawbook, type PlaceFolder } from './lawbook.ts'
export type { BroughtYear, SimulationJob, Simulator } from './needs.ts'
export { RunningSimulations } from './running-simulations.ts'
export { endLostSimulations } from './use-cases/simulate-draft.ts'
export { versionFindings } from './version-findings.ts'

/** The policy desk under `/api/lawbook`. */
export function registerLawbookRoutes(app: FastifyInstance, needs: LawbookRoutesNeeds): void {
  registerDraftRoutes(app, needs)
  registerVersionRoutes(app, needs)
  registerPopulationRoutes(app, needs)
}
