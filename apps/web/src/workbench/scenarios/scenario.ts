import type { Plan } from '../plans/plan.ts'
import type { Cast } from './cast.ts'

/** The headings of the list, in their order. */
export const SUBJECTS = ['住院', '门诊与药店', '异地与转诊', '撤销与重放', '应当报错'] as const
export type Subject = (typeof SUBJECTS)[number]

/** A ready example: whom, where, which messages, and what must come back. */
export interface Scenario {
  readonly key: string
  readonly subject: Subject
  readonly title: string
  /** The transaction that it is about. */
  readonly infno: string
  /** One phrase beside the title. */
  readonly note: string
  /** The messages, for a day of Beijing. Throws MissingFixture where the fixtures lack something. */
  readonly compose: (cast: Cast, today: string) => Plan
}
