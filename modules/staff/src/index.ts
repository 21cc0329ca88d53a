export { type Installed, installedEntry } from './account-audit.ts'
export { ASKING as ASKING_FOR_ACCOUNTS } from './account-http.ts'
export type { Role } from './contract.ts'
export { type Decidable, type Decision, type DecisionRefusal, decideOnce, mayDecide } from './decide-once.ts'
export {
  DECIDING,
  registerDecision,
  registerWaiting,
  type WaitingRow,
  waitingColumns,
  waitingFirst,
  waitingIn,
} from './decision-http.ts'
export { AT_THE_GATE, type Gate, openGate, SESSION_COOKIE } from './gate.ts'
export { registerStaffRoutes, type StaffRoutesNeeds } from './http.ts'
export { bytesAs, fileOf, openInterface, type RouteShapes, routesAbout } from './interface.ts'
export { type NameAt, staffNames } from './names.ts'
export { passwordHash } from './password.ts'
export {
  malformed,
  NOT_YOUR_RECORD,
  Problem,
  type ProblemDetails,
  UNKNOWN_PERSON,
} from './problem.ts'
export { NO_REFUSAL, type RefusalOf, type Refusals, refusalsOf } from './refusals.ts'
export { hasRole, mayOpen, type Staff } from './staff.ts'
export { askAccount } from './use-cases/ask-account.ts'
export {
  type AccountNeeds,
  FIRST_ADMINISTRATORS,
  type InstallRefusal,
  installAdministrator,
  ONE_TIME_HOURS,
  resetAdministrator,
} from './use-cases/install-administrator.ts'
export { FAILURES, LOCK_MINUTES, type SignInRefusal, signIn } from './use-cases/sign-in.ts'
export { rightsFindings } from './verify-rights.ts'
export { wordsIn, wordsProblems } from './words-in.ts'
