import type { Uuid } from '@tongchou/kernel'

/** The thing of the own record that is asked about. */
export type About = { readonly settlementId: Uuid } | { readonly accessId: Uuid }

/** Why a question or an answer is not taken, named after the rule. */
export type QuestionRefusal =
  | { code: 'unknown-subject'; kind: 'settlement' | 'access' }
  | { code: 'already-waiting'; since: Date }
  | { code: 'unknown-question' }
  | { code: 'not-as-seen'; by: string | null }
  | { code: 'asked-about-you' }
