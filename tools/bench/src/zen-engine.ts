import { ZenEngine } from '@gorules/zen-engine'
import { FIGURES } from './figures.ts'
import type { Compared, PlainStay } from './plain-function.ts'

type Expression = { id: string; key: string; value: string }

const FIRST_SELF_PAY =
  '(#.kind == "consumable" ? (#.unitPrice <= 1000000 ? 800 : #.unitPrice <= 3000000 ? 1500 : 2000) : #.class == "B" ? 800 : 0)'

/** The same law as a GoRules decision: a table for ratio, deductible and maximum, expressions for the rest. */
export function zenDecision(): {
  settle: (stay: PlainStay) => Promise<Compared>
  settleTraced: (stay: PlainStay) => Promise<Compared>
} {
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'stay', content: {} },
      { id: 'table', type: 'decisionTableNode', name: 'figures', content: figures() },
      {
        id: 'sums',
        type: 'expressionNode',
        name: 'sums',
        content: { passThrough: true, expressions: expressions() },
      },
      { id: 'out', type: 'outputNode', name: 'amounts', content: {} },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'b', type: 'edge', sourceId: 'table', targetId: 'sums' },
      { id: 'c', type: 'edge', sourceId: 'sums', targetId: 'out' },
    ],
  })
  const run = async (stay: PlainStay, trace: boolean): Promise<Compared> => {
    const { result } = await decision.evaluate(
      {
        scheme: stay.person.scheme,
        level: stay.episode.facility.level,
        paid: stay.year.pooledPaid,
        before: stay.year.catastrophicBurden,
        lines: stay.episode.lines,
      },
      { trace },
    )
    const { eligible, deductible, pooledPay, catastrophicPay, cashPay } = result
    return { eligible, deductible, pooledPay, catastrophicPay, cashPay }
  }
  return { settle: (stay) => run(stay, false), settleTraced: (stay) => run(stay, true) }
}

function figures() {
  return {
    hitPolicy: 'first',
    passThrough: true,
    inputs: [
      { id: 's', name: 'scheme', field: 'scheme' },
      { id: 'l', name: 'level', field: 'level' },
    ],
    outputs: [
      { id: 'r', name: 'ratio', field: 'ratio' },
      { id: 'd', name: 'standard', field: 'standard' },
      { id: 'm', name: 'maximum', field: 'maximum' },
    ],
    rules: FIGURES.map((row, index) => ({
      _id: String(index),
      s: JSON.stringify(row.scheme),
      l: String(row.level),
      r: String(row.ratio),
      d: String(row.standard),
      m: String(row.maximum),
    })),
  }
}

function expressions(): Expression[] {
  const tiers = (burden: string) =>
    `floor((max([min([${burden}, 3000000]) - 1200000, 0]) * 6000 + max([min([${burden}, 10000000]) - 3000000, 0]) * 6500 + max([${burden} - 10000000, 0]) * 7500 + 5000) / 10000)`
  const employee = (burden: string) => `floor((max([${burden} - 1200000, 0]) * 8000 + 5000) / 10000)`
  const steps: [key: string, value: string][] = [
    ['total', 'sum(map(lines, #.amount))'],
    [
      'eligible',
      `sum(map(lines, #.class == "C" ? 0 : #.amount - floor((#.amount * ${FIRST_SELF_PAY} + 5000) / 10000)))`,
    ],
    ['deductible', 'min([$.eligible, standard])'],
    [
      'pooledPay',
      'min([floor((($.eligible - $.deductible) * ratio + 5000) / 10000), max([maximum - paid, 0])])',
    ],
    ['after', 'before + $.eligible - $.deductible - $.pooledPay'],
    [
      'catastrophicPay',
      `scheme == "employee" ? ${employee('$.after')} - ${employee('before')} : ${tiers('$.after')} - ${tiers('before')}`,
    ],
    ['cashPay', '$.total - $.pooledPay - $.catastrophicPay'],
  ]
  return steps.map(([key, value]) => ({ id: key, key, value }))
}
