import { digestOf } from '@tongchou/audit'
import type { Finding } from '@tongchou/database'
import {
  type Bundle,
  compilePolicy,
  type LineOutcome,
  type Settlement,
  type SettlementFacts,
  type TraceStep,
} from '@tongchou/policy'
import { amountColumns, type Row } from '../rows.ts'
import { settledFactsOf } from '../stored.ts'
import { detailName, lineName, type SettledRecord, settlementName } from './person-record.ts'

/** A settlement as the stored bundle, facts and lines give it today. */
export interface Recomputed {
  facts: SettlementFacts
  settlement: Settlement
  trace: TraceStep[]
}

/** Computes a settlement again from what is stored. @returns the reason in Chinese where the stored facts cannot be computed */
export const recompute = (record: SettledRecord, bundle: Bundle): Recomputed | string =>
  recomputeFacts(settledFactsOf(record.settlement, record.lines), bundle)

/** The same of any stored facts. */
export function recomputeFacts(facts: SettlementFacts, bundle: Bundle): Recomputed | string {
  const policy = compilePolicy(bundle, facts.episode.end)
  if (!policy.ok) return `政策包在 ${facts.episode.end} 没有规定`
  try {
    return { facts, ...policy.value.settleWithTrace(facts) }
  } catch (error) {
    // Facts that were tampered with may be no facts at all; that is what is looked for.
    return error instanceof Error ? error.message : String(error)
  }
}

/** Where a stored settlement, its lines or its trace differ from what the computation gives. */
export function recomputationFindings(record: SettledRecord, again: Recomputed | string): Finding[] {
  const { settlement, lines, trace } = record
  if (typeof again === 'string')
    return [
      { what: '无法按原政策包重算', row: settlementName(settlement), expected: '可以重算', found: again },
    ]
  return [
    ...different(amountColumns(again.settlement.amounts), settlement).map((one) => ({
      ...one,
      what: `重算金额不符：${one.what}`,
      row: settlementName(settlement),
    })),
    ...lines.flatMap((line, at) => lineFindings(settlement, line, again.settlement.lines[at])),
    ...(trace === null ? [] : traceFindings(settlement, stepsIn(trace), again.trace)),
  ]
}

function lineFindings(settlement: Row, line: Row, outcome: LineOutcome | undefined): Finding[] {
  const row = lineName({ ...settlement, seq: line.seq })
  return different(lineColumns(outcome), line).map((one) => ({
    ...one,
    what: `重算明细不符：${one.what}`,
    row,
  }))
}

/** How a line is split, under the columns in which it is stored. */
export const lineColumns = (outcome: LineOutcome | undefined): Row => ({
  full_self_pay: outcome?.fullSelfPay,
  over_limit_self_pay: outcome?.overLimitSelfPay,
  first_self_pay: outcome?.firstSelfPay,
  eligible: outcome?.eligible,
  first_self_pay_bp: outcome?.firstSelfPayBp,
  ratio_bp: outcome?.ratioBp,
  reason: outcome?.reason,
})

function traceFindings(settlement: Row, kept: readonly TraceStep[], again: readonly TraceStep[]): Finding[] {
  const row = detailName(settlement)
  if (kept.length !== again.length)
    return [{ what: '计算过程的步数不符', row, expected: `${again.length} 步`, found: `${kept.length} 步` }]
  return again.flatMap((step, at) =>
    sameContent(step, kept[at])
      ? []
      : [
          {
            what: `计算过程第 ${at + 1} 步（${step.step}）与重算不符`,
            row,
            expected: summaryOf(step),
            found: summaryOf(kept[at]),
          },
        ],
  )
}

/** The steps of a stored trace; none where what is stored is no trace any more. */
function stepsIn(trace: string): TraceStep[] {
  try {
    const steps: unknown = JSON.parse(trace)
    // Compared step by step with those that the computation gives.
    return Array.isArray(steps) ? (steps as TraceStep[]) : []
  } catch {
    return []
  }
}

/** The step's amount, or, where that is the same, all it says. */
function summaryOf(step: TraceStep | undefined): string {
  return step === undefined ? '没有' : `${step.amount} 分 ${JSON.stringify(step.formula)}`
}

export function sameContent(one: unknown, other: unknown): boolean {
  return Buffer.from(digestOf(one)).equals(digestOf(other ?? null))
}

/** The columns in which a row is not what it should be; `what` is the column. */
export function different(expected: Row, found: Row): { what: string; expected: string; found: string }[] {
  return Object.entries(expected)
    .filter(([column, value]) => found[column] !== value)
    .map(([column, value]) => ({ what: column, expected: String(value), found: String(found[column]) }))
}
