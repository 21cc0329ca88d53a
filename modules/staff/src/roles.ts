/** What a person may do; a person can hold several. */
export const ROLES = [
  'counter',
  'finance',
  'supervisor',
  'administrator',
  'policy',
  'hospital',
  'insured',
] as const

export type Role = (typeof ROLES)[number]
