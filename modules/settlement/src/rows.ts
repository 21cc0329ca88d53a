import { type AuditFact, type ChainHead, digestOf, nextEntry } from '@tongchou/audit'
import type {
  FundPart,
  Settlement,
  SettlementAmounts,
  SettlementFacts,
  TraceStep,
  YearMaxima,
  YearState,
} from '@tongchou/policy'

/** A database row, keyed by column. */
export type Row = Readonly<Record<string, unknown>>

/** What is known around a settlement besides its arithmetic. */
export interface SettlementContext {
  personId: string
  settlementId: string
  encounterId: string
  providerCode: string
  district: string
  /** The year in which the benefit year begins. */
  year: number
  settledOn: string
  settledAt: Date
  settledBy: string
  bundleHash: string
  unverified: readonly string[]
  /** The places of the lines among the encounter's charges. */
  lineSeqs: readonly number[]
  /** Where relatives' accounts paid: what each fund pays, with the district in whose books it stands. */
  parts?: readonly (FundPart & { district: string })[]
  newId: () => string
}

const AMOUNT_COLUMNS: Readonly<Record<keyof SettlementAmounts, string>> = {
  totalCost: 'total_cost',
  fullSelfPay: 'full_self_pay',
  overLimitSelfPay: 'over_limit_self_pay',
  firstSelfPay: 'first_self_pay',
  eligible: 'eligible',
  deductible: 'deductible',
  pooledPay: 'pooled_pay',
  pooledSelfPay: 'pooled_self_pay',
  catastrophicEmployeePay: 'catastrophic_employee_pay',
  catastrophicResidentPay: 'catastrophic_resident_pay',
  civilServantPay: 'civil_servant_pay',
  enterprisePay: 'enterprise_pay',
  assistancePay: 'assistance_pay',
  otherPay: 'other_pay',
  fundTotal: 'fund_total',
  personTotal: 'person_total',
  accountPay: 'account_pay',
  familyAccountPay: 'family_account_pay',
  cashPay: 'cash_pay',
  hospitalBorne: 'hospital_borne',
  employerOwes: 'employer_owes',
  offsiteReduction: 'offsite_reduction',
  catastrophicBurden: 'catastrophic_burden',
}

/** The columns of the amounts as a list for SQL, out of a row with a short name. */
export const amountList = (of: string): string =>
  Object.values(AMOUNT_COLUMNS)
    .map((column) => `${of}.${column}`)
    .join(', ')

// The keys of AMOUNT_COLUMNS are those of its type.
export const AMOUNT_NAMES = Object.keys(AMOUNT_COLUMNS) as readonly (keyof SettlementAmounts)[]

/** The amounts under their column names. */
export function amountColumns(amounts: SettlementAmounts): Row {
  const row: Record<string, number> = {}
  for (const name of AMOUNT_NAMES) row[AMOUNT_COLUMNS[name]] = amounts[name]
  return row
}

/** The amounts out of a settlement's row. */
export function amountsOf(row: Row): SettlementAmounts {
  const entries = Object.entries(AMOUNT_COLUMNS).map(([name, column]) => [name, Number(row[column])])
  // Every key of the type stands in AMOUNT_COLUMNS, which the compiler checks.
  return Object.fromEntries(entries) as unknown as SettlementAmounts
}

/** The facts that are stored with a settlement: everything the engine was given besides the lines. */
export const storedFacts = (facts: SettlementFacts): Row => ({
  ...facts,
  episode: { ...facts.episode, lines: undefined },
})

/** The rows of one settlement; the counter's transaction and the bulk load write the same ones. */
export function settlementRows(
  context: SettlementContext,
  facts: SettlementFacts,
  settlement: Settlement,
  trace: readonly TraceStep[] | null,
): { settlement: Row; detail: Row; journals: Row[]; postings: Row[] } {
  const { personId, settlementId } = context
  const keys = { person_id: personId, settlement_id: settlementId }
  return {
    settlement: {
      ...keys,
      encounter_id: context.encounterId,
      provider_code: context.providerCode,
      district: context.district,
      scheme: facts.person.scheme,
      year: context.year,
      kind: facts.episode.type,
      level: facts.episode.facility.level,
      state: 'settled',
      ended_on: facts.episode.end,
      settled_on: context.settledOn,
      settled_at: context.settledAt.toISOString(),
      settled_by: context.settledBy,
      bundle_hash: context.bundleHash,
      facts: storedFacts(facts),
      uses_unverified: context.unverified.length > 0,
      ...amountColumns(settlement.amounts),
    },
    detail: {
      ...keys,
      seq: context.lineSeqs,
      full_self_pay: settlement.lines.map((line) => line.fullSelfPay),
      over_limit_self_pay: settlement.lines.map((line) => line.overLimitSelfPay),
      first_self_pay: settlement.lines.map((line) => line.firstSelfPay),
      eligible: settlement.lines.map((line) => line.eligible),
      first_self_pay_bp: settlement.lines.map((line) => line.firstSelfPayBp),
      ratio_bp: settlement.lines.map((line) => line.ratioBp),
      excluded: facts.episode.lines.map((line) => line.excluded),
      reason: settlement.lines.map((line) => line.reason),
      trace: trace === null ? null : JSON.stringify(trace),
    },
    ...journalRows(
      context,
      context.parts ?? settlement.fundParts.map((part) => ({ ...part, district: context.district })),
    ),
  }
}

/** One balanced journal per fund: what the fund now owes the institution, against the benefit it paid. */
function journalRows(
  context: SettlementContext,
  parts: readonly (FundPart & { district: string })[],
): { journals: Row[]; postings: Row[] } {
  const journals: Row[] = []
  const postings: Row[] = []
  for (const part of parts) {
    const journalId = context.newId()
    journals.push({
      person_id: context.personId,
      journal_id: journalId,
      fund: part.fund,
      district: part.district,
      booked_on: context.settledOn,
      booked_at: context.settledAt.toISOString(),
      reason: 'settlement',
      settlement_id: context.settlementId,
      mirrors: null,
    })
    postings.push({
      person_id: context.personId,
      journal_id: journalId,
      seq: 1,
      fund: part.fund,
      credit: 'providerPayable',
      debit: benefitAccount(part),
      party: context.providerCode,
      amount: part.amount,
    })
  }
  return { journals, postings }
}

/** The account of a fund on which a part of a settlement is spent. */
export const benefitAccount = ({ purpose }: Pick<FundPart, 'purpose'>): string =>
  purpose === 'account' ? 'accountSpending' : `benefit.${purpose}`

/** The person's year after a settlement, with the maxima in force beside the counters. */
export function yearRow(
  key: { personId: string; scheme: string; year: number; version: number; oncologyElsewhere: number },
  state: YearState,
  catastrophicPaid: number,
  maxima: YearMaxima,
): Row {
  return {
    person_id: key.personId,
    scheme: key.scheme,
    year: key.year,
    pooled_paid: state.pooledPaid,
    // A maximum that was lowered below what is already paid stands at what is paid: nothing more fits, nothing is refused.
    pooled_maximum: maxima.pooled === null ? null : Math.max(maxima.pooled.amount, state.pooledPaid),
    catastrophic_burden: state.catastrophicBurden,
    catastrophic_paid: catastrophicPaid,
    outpatient_eligible: state.outpatientEligible,
    outpatient_paid: state.outpatientPaid,
    outpatient_maximum:
      maxima.outpatientMaximum === null
        ? null
        : Math.max(maxima.outpatientMaximum.amount, state.outpatientPaid),
    antenatal_paid: state.antenatalPaid,
    // The person's oncology stays are counted over all schemes; this row holds those under its own.
    oncology_stays: state.oncologyStays - key.oncologyElsewhere,
    limit_paid: state.limitPaid,
    layer_burden: state.layerBurden ?? null,
    version: key.version,
  }
}

/** The audit entry that continues the person's chain, as a row; hashes in PostgreSQL's hexadecimal form. */
export function auditRow(
  personId: string,
  head: ChainHead,
  fact: Omit<AuditFact, 'digest'>,
  content: unknown,
): Row {
  const entry = nextEntry(personId, head, { ...fact, digest: digestOf(content) })
  return {
    person_id: personId,
    seq: entry.seq,
    at: entry.at.toISOString(),
    actor: entry.actor,
    action: entry.action,
    subject: entry.subject,
    digest: hex(entry.digest),
    previous: hex(entry.previous),
    hash: hex(entry.hash),
  }
}

/** What the audit entry of a settlement covers: the row without its state, which alone may change. */
export function auditedSettlement(row: Row): Row {
  const { state: _, settled_at: __, ...rest } = row
  return rest
}

export const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`
