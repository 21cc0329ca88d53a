export { inForce, isRecord } from './bundle/histories.ts'
export { layeredFiles, type Overridden } from './bundle/layers.ts'
export { type Bundle, type BundleFault, type ClauseInfo, readBundle } from './bundle/read-bundle.ts'
export { type BundleShelf, shelfOf } from './bundle/shelf.ts'
export { type CalcResult, calc } from './cases/calc.ts'
export { checkFacts } from './cases/check-facts.ts'
export type { RuleStep } from './cases/rule.ts'
export { factsOf } from './cases/settlement-case.ts'
export { type CaseError, settlementCase, shapeError } from './cases/shape.ts'
export { type SignedCase, wholeCase } from './cases/signed-case.ts'
export { type AloneVersion, aloneVersions } from './change/alone.ts'
export { applyChange } from './change/apply-change.ts'
export { type LawChange, readChange } from './change/change.ts'
export { type Difference, differenceOf, type Said } from './change/difference.ts'
export { type Dated, historyAt } from './change/raw-history.ts'
export { type ChangedLaw, changedLaw } from './change/versions.ts'
export { fundPartsOf } from './engine/fund-parts.ts'
export { calendarMonth, day as eventDay, eventShape } from './entitlement/event-shape.ts'
export {
  type EntitledPerson,
  type EntitlementEvent,
  type EventFault,
  paidMonthly,
} from './entitlement/events.ts'
export { type HospitalStay, stayOn } from './entitlement/scheme-switch.ts'
export { type EntitlementSpan, entitlementSpans } from './entitlement/spans.ts'
export type { EntitlementTerms } from './entitlement/terms.ts'
export * from './facts.ts'
export { compilePolicy, type NoPolicy, type Policy } from './policy.ts'
export { retirementOutlook } from './retirement/retirement.ts'
export { workingAge } from './retirement/retirement-age.ts'
export * from './settlement.ts'
export { type Block, bytesOf } from './simulation/block.ts'
export { blockOf } from './simulation/block-of.ts'
export { compileKernel, type Kernel, type NoKernel, type NotCovered } from './simulation/kernel.ts'
export type { PersonYear } from './simulation/person-year.ts'
export { readPersonYear } from './simulation/read-person-year.ts'
export * from './simulation/report.ts'
export { AMOUNT, type Row } from './simulation/row.ts'
export {
  BLOCK_PERSONS,
  type BlockDone,
  compileVersions,
  finish,
  type NoSimulation,
  type SimulationInput,
  type SimulationRun,
  simulate,
} from './simulation/simulate.ts'
export { type Tally, tallyOf, type Versions } from './simulation/tally.ts'
export { POPULATION_FAULTS, SHAPE_IN_CHINESE } from './words/faults.ts'
export type { YearFigure, YearMaxima } from './year-maxima.ts'
