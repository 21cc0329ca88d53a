import { toWireId, type Uuid } from '@tongchou/kernel'
import type { SettlementAmounts, StepName } from '@tongchou/policy'
import type { ReadjudicationYear, RerunView } from '../readjudication-contract.ts'
import type { Row } from '../rows.ts'
import { counterColumns, NOTHING_YET } from '../year-chain.ts'
import { changedFacts } from './because.ts'
import { type Rerun, schemesOf, type YearRun } from './run-year.ts'

/** A run of a year as the page shows it. */
export function yearView(run: YearRun, rows: readonly Row[]): Omit<ReadjudicationYear, 'request' | 'why'> {
  const settlements = run.reruns.map(rerunView)
  return {
    year: run.year,
    state: run.isDifferent ? 'differs' : 'agrees',
    settlements,
    counters: countersView(run, rows),
    owedToPerson: settlements.reduce((sum, { owedToPerson }) => sum + owedToPerson, 0),
  }
}

function rerunView(rerun: Rerun): RerunView {
  const { settlement } = rerun.standing
  const { episode } = rerun.facts
  return {
    settlementId: toWireId(String(settlement.settlement_id) as Uuid),
    providerName: rerun.standing.providerName,
    kind: episode.type,
    startedOn: episode.start,
    endedOn: episode.end,
    totalCost: rerun.before.totalCost,
    isCleared: settlement.state === 'cleared',
    changes: SHOWN.flatMap(([name, step]) => {
      const difference = rerun.difference[name]
      if (difference === 0) return []
      const clauses = rerun.trace.find((one) => one.step === step)?.clauses ?? []
      const before = rerun.before[name]
      return [{ name, before, after: before + difference, difference, clauses }]
    }),
    because: rerun.isDifferent ? changedFacts(rerun) : [],
    owedToPerson: rerun.difference.cashPay === 0 ? 0 : -rerun.difference.cashPay,
  }
}

/** The amounts that say who pays, in the order of the calculation, each with the step that explains it. */
const SHOWN: readonly (readonly [keyof SettlementAmounts, StepName])[] = [
  ['fullSelfPay', 'scope'],
  ['firstSelfPay', 'firstSelfPay'],
  ['deductible', 'deductible'],
  ['pooledPay', 'pooledPay'],
  ['otherPay', 'otherPay'],
  ['catastrophicEmployeePay', 'catastrophic'],
  ['catastrophicResidentPay', 'catastrophic'],
  ['civilServantPay', 'civilServant'],
  ['enterprisePay', 'enterprise'],
  ['assistancePay', 'assistance'],
  ['employerOwes', 'employerOwes'],
  ['accountPay', 'account'],
  ['familyAccountPay', 'familyAccount'],
  ['cashPay', 'cash'],
]

function countersView({ year, chain }: YearRun, rows: readonly Row[]): ReadjudicationYear['counters'] {
  const ofYear = rows.filter((row) => row.year === year)
  return schemesOf(chain, ofYear).flatMap((scheme) => {
    const after: Row = counterColumns(chain.get(scheme) ?? NOTHING_YET)
    const row = ofYear.find((one) => one.scheme === scheme)
    return COUNTERS.map((name) => ({
      scheme,
      name,
      before: Number(row?.[name] ?? 0),
      after: Number(after[name]),
    })).filter((counter) => counter.before !== counter.after)
  })
}

const COUNTERS = [
  'pooled_paid',
  'catastrophic_burden',
  'catastrophic_paid',
  'outpatient_eligible',
  'outpatient_paid',
  'antenatal_paid',
  'oncology_stays',
] as const
