import type { Uuid } from '@tongchou/kernel'

/** The thing of the own record that is asked about. */
export type About = { readonly settlementId: Uuid } | { readonly accessId: Uuid }

/** Why a question is not taken, named after the rule. */
export type AskRefusal =
  | { code: 'unknown-subject'; kind: 'settlement' | 'access' }
  | { code: 'already-waiting'; since: Date }

/** Why an answer is not. */
export type AnswerRefusal =
  | { code: 'unknown-question' }
  | { code: 'not-as-seen'; by: string | null }
  | { code: 'asked-about-you' }
