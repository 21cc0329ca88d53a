import type { CommonTerms, Terms } from '../engine/terms.ts'

/** A shape of words: `true` is a value whatever it is; in a list every entry has the shape; `*` stands for any key. */
type Shape = true | { readonly [word: string]: Shape }

const ENACTED = {
  from: true,
  to: true,
  cite: true,
  readings: true,
  verified: true,
  origin: true,
  binding: true,
} as const
const BY_LEVEL = { primary: true, secondary: true, tertiary: true } as const
const BY_PERSON = { '*': true } as const

const RATIO = { table: { '*': BY_LEVEL }, flat: BY_PERSON, pharmacyAs: true } as const
const PLACE = { kinds: true, levelAtLeast: true, levelAtMost: true } as const

const DISEASE: Shape = {
  name: true,
  kind: true,
  ratio: RATIO,
  classB: true,
  limit: BY_PERSON,
  per: true,
  facility: PLACE,
  closedFrom: true,
}

/** The words of a benefit that the column kernel computes with. */
const BENEFIT: { readonly [Word in keyof Terms]: Shape } = {
  type: true,
  facilities: {
    ...ENACTED,
    ...PLACE,
    signedWhenLocal: true,
    referralFiled: true,
    certified: true,
    listed: true,
  },
  lines: { ...ENACTED, only: true },
  maternity: { ...ENACTED, amount: true },
  deductible: {
    ...ENACTED,
    per: true,
    byLevel: BY_LEVEL,
    amounts: BY_PERSON,
    exceptions: { cite: true, when: { ageAtMost: true, oncologyStayFrom: true }, share: true, amount: true },
    // How much was paid before an admission is a fact of the episode, so its days are not counted again.
    referral: { cite: true, departmentNeedsFiling: true, continuedWithinDays: true },
  },
  firstSelfPay: {
    ...ENACTED,
    shares: true,
    classB: true,
    everyLine: true,
    consumables: { cite: true, bands: { upTo: true, share: true } },
  },
  ratio: { ...ENACTED, ...RATIO, shares: true },
  bonus: { ...ENACTED, leastPoints: true, mostPoints: true, neverAbove: true },
  offsite: { ...ENACTED, lowering: true, longTerm: true, referral: true, emergency: true, unfiled: true },
  counts: { ...ENACTED, pooledPaid: true, outpatient: true, limit: true, burden: true, oncologyStay: true },
  // Rows hold no such fees; at an amount of their own they are not paid by columns.
  fixedFees: {
    ...ENACTED,
    consultation: { cite: true, levelAtMost: true },
    familyDoctor: { cite: true },
  },
  disease: {
    code: true,
    row: DISEASE,
    list: {
      ...ENACTED,
      list: { '*': DISEASE },
      several: { cite: true, plus: BY_PERSON, furtherAtMost: true },
    },
  },
  maxima: {
    counter: true,
    amounts: true,
    entry: {
      ...ENACTED,
      amounts: BY_PERSON,
      raised: {
        cite: true,
        condition: true,
        unlessChronic: true,
        categories: true,
        tier: true,
        amount: true,
      },
    },
  },
}

const CATASTROPHIC: Shape = {
  ...ENACTED,
  tiers: { above: true, share: true },
  lowIncome: { cite: true, verified: true, categories: true, firstAbove: true, plus: true },
}

const SUPPLEMENT: Shape = {
  ...ENACTED,
  schemes: true,
  above: true,
  share: BY_PERSON,
  limit: true,
  countsDeductible: true,
}

const COMMON: { readonly [Word in keyof CommonTerms]: Shape } = {
  scope: ENACTED,
  ceiling: ENACTED,
  exclusions: { ...ENACTED, reasons: true, opens: true },
  catastrophic: { '*': CATASTROPHIC },
  employerLiability: ENACTED,
  account: { ...ENACTED, schemes: true },
  // Rows hold no relatives' accounts.
  familySharing: { ...ENACTED, relations: true },
  supplements: { order: true, cite: true, civilServant: SUPPLEMENT, enterprise: SUPPLEMENT },
  assistance: {
    ...ENACTED,
    missing: true,
    benefits: true,
    schemes: true,
    incomeAHead: true,
    classes: { cite: true, name: true, categories: true, threshold: { shareOfIncome: true }, share: true },
    limit: BY_PERSON,
    tilt: { cite: true, above: true, share: true, limit: true },
  },
}

/** Paths of the words in a benefit's terms that the kernel does not know; a word without a value is no word. */
export const unknownInBenefit = (terms: Terms): string[] =>
  unknownIn(terms, BENEFIT, '').map((path) => `${terms.type}.${path}`)

export const unknownInCommon = (terms: CommonTerms): string[] =>
  unknownIn(terms, COMMON, '').map((path) => `common.${path}`)

function unknownIn(value: unknown, shape: Shape | undefined, path: string): string[] {
  if (isAbsent(value)) return []
  if (shape === undefined) return [path]
  if (shape === true || typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return [...new Set(value.flatMap((inner) => unknownIn(inner, shape, path)))]
  return Object.entries(value).flatMap(([word, inner]) =>
    unknownIn(inner, shape[word] ?? shape['*'], path === '' ? word : `${path}.${word}`),
  )
}

const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)
