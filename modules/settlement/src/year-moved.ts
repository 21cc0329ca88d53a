import { type Bundle, compilePolicy, type SettlementFacts } from '@tongchou/policy'
import type { Row } from './rows.ts'
import { settledFactsOf } from './stored.ts'
import {
  counterColumns,
  type Moved,
  NOTHING_YET,
  withoutSettlement,
  withSettlement,
  type YearChain,
  type YearSoFar,
} from './year-chain.ts'

/** A settlement as it counts now: by its own facts and lines, or by those of its newest readjudication. */
export interface Counted {
  settlement: Row
  lines: readonly Row[]
  latest: Row | null
}

/** The facts from which a settlement's amounts compute, as it counts now. */
export function countedFacts({ settlement, lines, latest }: Counted): SettlementFacts {
  if (latest === null) return settledFactsOf(settlement, lines)
  const split = new Map((latest.lines as Row[]).map((line) => [Number(line.seq), line]))
  return settledFactsOf(
    latest,
    lines.map((line) => ({ ...line, excluded: split.get(Number(line.seq))?.excluded ?? null })),
  )
}

/** What a settlement moved in its year, computed again under the bundle that it was settled by. */
export function movedBy(counted: Counted, bundle: Bundle): Moved {
  const facts = countedFacts(counted)
  const policy = compilePolicy(bundle, facts.episode.end)
  if (!policy.ok)
    throw new Error(`broken invariant: ${bundle.region} settled under a law that has no figures`)
  const { amounts, year } = policy.value.settle(facts)
  return { scheme: facts.person.scheme, before: facts.year, after: year, amounts }
}

/** The row of person_year without one settlement; the maxima stay. */
export const yearRowWithout = (row: Row, moved: Moved): Row => yearRowAfter(row, moved, withoutSettlement)

/** The row of person_year with a settlement that it once counted; the maxima stay. */
export const yearRowWith = (row: Row, moved: Moved): Row => yearRowAfter(row, moved, withSettlement)

function yearRowAfter(row: Row, moved: Moved, change: typeof withSettlement): Row {
  const chain: YearChain = new Map([[moved.scheme, soFarOf(row)]])
  const after = change(chain, moved).get(moved.scheme) ?? NOTHING_YET
  return { ...row, ...counterColumns(after), version: Number(row.version) + 1 }
}

/** What a row of person_year holds. */
function soFarOf(row: Row): YearSoFar {
  const number = (column: string) => Number(row[column])
  return {
    ownOncologyStays: number('oncology_stays'),
    catastrophicPaid: number('catastrophic_paid'),
    state: {
      pooledPaid: number('pooled_paid'),
      catastrophicBurden: number('catastrophic_burden'),
      outpatientEligible: number('outpatient_eligible'),
      outpatientPaid: number('outpatient_paid'),
      antenatalPaid: number('antenatal_paid'),
      oncologyStays: number('oncology_stays'),
      limitPaid: row.limit_paid as Record<string, number>,
      ...(row.layer_burden === null ? {} : { layerBurden: row.layer_burden as Record<string, number> }),
    },
  }
}
