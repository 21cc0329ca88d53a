import type { ClauseInfo } from '../bundle/read-bundle.ts'
import type { SettlementFacts } from '../facts.ts'
import type { LineOutcome, TraceStep } from '../settlement.ts'
import type { Working } from './settle.ts'
export function traceOf(
  _w: Working,
  _f: SettlementFacts,
  _o: LineOutcome[],
  _c: Readonly<Record<string, ClauseInfo>>,
): TraceStep[] {
  return []
}
