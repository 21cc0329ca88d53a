/** The facts of one settlement, as the case format writes them, every optional key filled in. Money is fen, ratios basis points. */
export interface SettlementFacts {
  person: PersonFacts
  /** What the benefit year already holds. */
  year: YearState
  episode: EpisodeFacts
  /** Pay the person's part from the account as far as it goes. */
  useAccount: boolean
  /** Accounts of relatives that may pay after the own one, in the order in which the person chose them. */
  family?: readonly FamilyAccount[]
}

export const RELATIONS = ['spouse', 'parent', 'child', 'sibling', 'grandparent', 'grandchild'] as const
export type Relation = (typeof RELATIONS)[number]

export interface FamilyAccount {
  relation: Relation
  balance: number
}

export const SCHEMES = ['employee', 'resident', 'student'] as const
export type Scheme = (typeof SCHEMES)[number]

export const STATUSES = ['active', 'retired', 'flexible', 'resident', 'student', 'special'] as const
export type Status = (typeof STATUSES)[number]

export const CATEGORIES = [
  'tekun',
  'guer',
  'dibao',
  'dibaoEdge',
  'povertyReturn',
  'monitored',
  'illnessPoverty',
  'severeDisability',
  'severeMental',
  'familyPlanning',
  'veteran',
  'stateGrant',
  'civilServant',
  'enterpriseInsured',
] as const
export type Category = (typeof CATEGORIES)[number]

export interface PersonFacts {
  scheme: Scheme
  status: Status
  birthDate: string
  categories: readonly string[]
  tier: 1 | 2 | null
  /** hypertension, diabetes, chronic:<code>, majorDisease; assistanceTilt, an approved application */
  conditions: readonly string[]
  maternityCovered: boolean
  accountBalance: number
}

export interface YearState {
  pooledPaid: number
  catastrophicBurden: number
  outpatientEligible: number
  outpatientPaid: number
  antenatalPaid: number
  oncologyStays: number
  /** By limited benefit, <code>@<period> for a limit of the quarter or month; and by payer after the pooled fund. */
  limitPaid: Readonly<Record<string, number>>
  /** By payer after the pooled fund that has a threshold of its own: the burden that counts towards it so far. */
  layerBurden?: Readonly<Partial<Record<LayerPayer, number>>>
}

export const SUPPLEMENTS = ['civilServant', 'enterprise'] as const
export type Supplement = (typeof SUPPLEMENTS)[number]
export type LayerPayer = Supplement | 'assistance'

export const EPISODE_TYPES = [
  'inpatient',
  'outpatient',
  'chronic',
  'separateDrug',
  'daySurgery',
  'antenatal',
  'majorOutpatient',
  'accident',
] as const
export type EpisodeType = (typeof EPISODE_TYPES)[number]

export const FACILITY_KINDS = ['hospital', 'pharmacy', 'schoolHospital'] as const
export type FacilityKind = (typeof FACILITY_KINDS)[number]
export const OFFSITE_KINDS = ['none', 'longTerm', 'referral', 'emergency', 'unfiled'] as const
export type OffsiteKind = (typeof OFFSITE_KINDS)[number]
export const LIABILITIES = ['none', 'workInjury', 'thirdParty', 'publicHealth', 'abroad', 'employer'] as const
export type Liability = (typeof LIABILITIES)[number]
export const LINE_KINDS = ['drug', 'service', 'facility', 'consumable', 'tcm'] as const
export type LineKind = (typeof LINE_KINDS)[number]
export const EXCLUSIONS = [
  'wellness',
  'checkup',
  'cosmetic',
  'publicHealth',
  'workInjury',
  'thirdParty',
  'abroad',
  'other',
] as const
export type Exclusion = (typeof EXCLUSIONS)[number]

export interface EpisodeFacts {
  type: EpisodeType
  /** The chronic disease's code, or 'majorDisease' on a stay that is one. */
  benefitCode: string | null
  facility: { level: 1 | 2 | 3; kind: FacilityKind; signed: boolean; local: boolean }
  start: string
  end: string
  offsite: OffsiteKind
  referral: { direction: 'up' | 'down' | 'department'; filed: boolean; deductiblePaid: number } | null
  oncologyTherapy: boolean
  liability: Liability
  lines: readonly LineFacts[]
}

export interface LineFacts {
  class: 'A' | 'B' | 'C'
  kind: LineKind
  unitPrice: number
  /** In ten-thousandths of a unit. */
  quantity: number
  amount: number
  ceiling: number | null
  bonusPoints: number
  excluded: Exclusion | null
  date: string
  /** A fee that the fund pays at a fixed amount. */
  fee?: FixedFee
}

export const FIXED_FEES = ['consultation', 'familyDoctor'] as const
export type FixedFee = (typeof FIXED_FEES)[number]

/** A benefit year in which nothing has happened yet. */
export const EMPTY_YEAR: YearState = {
  pooledPaid: 0,
  catastrophicBurden: 0,
  outpatientEligible: 0,
  outpatientPaid: 0,
  antenatalPaid: 0,
  oncologyStays: 0,
  limitPaid: {},
}
