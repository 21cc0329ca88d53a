import { assert, sha256Hex } from '@tongchou/kernel'
import type { FundCode } from '../settlement.ts'
import { GROUPS } from './grouping.ts'
import { PAYERS, partAt, payerAt, SUMS } from './payers.ts'
import { binsOf, changeOf, decilesOf, moversOf, peopleOf, samplesOf } from './people.ts'
import type {
  Change,
  GroupAxis,
  GroupChange,
  PayerChange,
  ReserveChange,
  ReserveInput,
  SimulationReport,
} from './report.ts'
import type { GroupTally, Tally } from './tally.ts'

/** What the report says beside what was added up. */
export interface Frame {
  isComplete: boolean
  region: string
  year: number
  law: SimulationReport['law']
  population: Pick<SimulationReport['population'], 'kind' | 'seed' | 'hash'>
  reserves: readonly ReserveInput[]
  /** The months that the changed law wants a balance to cover (JM-5.4); null where it sets none. */
  wanted: { least: number; most: number } | null
  /** The draft's changes, in the order in which they were tallied alone. */
  changes: readonly { file: string; key: string }[]
  districtNames: Readonly<Record<string, string>>
}

/** The report over all blocks; the order in which they were settled does not matter. */
export function reportOf(frame: Frame, unordered: readonly Tally[]): SimulationReport {
  const tallies = unordered.toSorted((a, b) => a.offset - b.offset)
  const groups = groupsOf(tallies, frame.districtNames)
  const total = together([...tallies.flatMap(({ groups }) => [...groups.scheme.values()])])
  const people = peopleOf(tallies)
  const payers = payersOf(total)
  const sumOfChanges = payers.reduce((sum, { change }) => sum + change, 0)
  const totalCost = part(total, partAt('totalCost'))
  assert(Number.isSafeInteger(totalCost.before), 'the bills of a population stay below 2^53 fen')
  const gainers = moversOf(people, (change) => change < 0)
  const losers = moversOf(people, (change) => change > 0)
  const sum = (of: (one: Tally) => number): number => tallies.reduce((all, one) => all + of(one), 0)
  const newlyCovered = sum((one) => one.newlyCovered)
  const report = {
    format: 'tongchou-simulation-1' as const,
    isComplete: frame.isComplete,
    region: frame.region,
    year: frame.year,
    law: frame.law,
    population: {
      ...frame.population,
      persons: sum(({ persons }) => persons),
      withCare: people.before.length,
      episodes: sum(({ episodes }) => episodes),
      lines: sum(({ lines }) => lines),
      ...(newlyCovered === 0 ? {} : { newlyCovered }),
    },
    payers,
    persons: {
      account: part(total, partAt('account')),
      cash: part(total, partAt('cash')),
      fullSelfPay: part(total, partAt('fullSelfPay')),
      deductible: part(total, partAt('deductible')),
    },
    balance: { totalCost, sumOfChanges, isBalanced: sumOfChanges === 0 && totalCost.change === 0 },
    gainers,
    losers,
    unchanged: people.before.length - gainers.persons - losers.persons,
    bins: binsOf(people),
    deciles: decilesOf(people),
    groups,
    reserves: frame.reserves.map((one) => reserveOf(one, payers, frame.wanted)),
    touched: frame.changes.map((change, at) => ({
      ...change,
      episodes: sum(({ touched }) => touched[at]?.episodes ?? 0),
      persons: sum(({ touched }) => touched[at]?.persons ?? 0),
    })),
    samples: samplesOf(tallies, people),
  }
  return { ...report, hash: sha256Hex(JSON.stringify(report)) }
}

function together(groups: readonly GroupTally[]): GroupTally {
  const [before, after] = [new Float64Array(SUMS), new Float64Array(SUMS)]
  const sum = { persons: 0, episodes: 0, gainers: 0, losers: 0, before, after }
  for (const group of groups) {
    for (const count of ['persons', 'episodes', 'gainers', 'losers'] as const) sum[count] += group[count]
    for (let at = 0; at < SUMS; at++) {
      before[at] = (before[at] ?? 0) + (group.before[at] ?? 0)
      after[at] = (after[at] ?? 0) + (group.after[at] ?? 0)
    }
  }
  return sum
}

const part = ({ before, after }: GroupTally, at: number): Change => changeOf(before[at] ?? 0, after[at] ?? 0)

/** Payers that pay something under one of the versions; the person always. */
const payersOf = (sums: GroupTally): PayerChange[] =>
  PAYERS.map(([payer, label], at) => ({ payer, label, ...part(sums, at) })).filter(
    ({ payer, before, after }) => payer === 'person' || before !== 0 || after !== 0,
  )

function groupsOf(
  tallies: readonly Tally[],
  districtNames: Frame['districtNames'],
): Record<GroupAxis, GroupChange[]> {
  const of = (axis: GroupAxis): GroupChange[] => {
    const found = new Map<string, GroupTally[]>()
    for (const { groups } of tallies)
      for (const [key, group] of groups[axis]) found.set(key, [...(found.get(key) ?? []), group])
    const named =
      axis === 'district'
        ? [...found.keys()].sort().map((code) => [code, districtNames[code] ?? code] as const)
        : GROUPS[axis]
    return named.flatMap(([key, label]) => {
      const sums = found.get(key)
      if (sums === undefined) return []
      const { persons, episodes, gainers, losers, ...amounts } = together(sums)
      const all = { persons, episodes, gainers, losers, ...amounts }
      return [
        {
          key,
          label,
          persons,
          episodes,
          gainers,
          losers,
          payers: payersOf(all),
          burden: part(all, payerAt('person')),
        },
      ]
    })
  }
  return {
    scheme: of('scheme'),
    level: of('level'),
    ageBand: of('ageBand'),
    incomeClass: of('incomeClass'),
    district: of('district'),
  }
}

/** A year of the changed law instead of the present one: the balance bears the difference, the payment of a month follows. */
function reserveOf(
  given: ReserveInput,
  payers: readonly PayerChange[],
  wanted: Frame['wanted'],
): ReserveChange {
  const { fund } = given
  const simulated = payers.find(({ payer }) => payer === fund) ?? {
    label: fundLabel(fund),
    before: 0,
    after: 0,
  }
  const before = 'months' in given ? simulated.before : (given.yearPay ?? simulated.before)
  const balance = 'months' in given ? Math.round((before * given.months) / 1200) : given.balance
  const after = simulated.before === 0 ? before : Math.round((before * simulated.after) / simulated.before)
  const monthsBefore = monthsOf(balance, before)
  const monthsAfter = monthsOf(balance - (after - before), after)
  return {
    fund,
    label: simulated.label,
    balance,
    yearPay: changeOf(before, after),
    monthsBefore,
    monthsAfter,
    lowerMonths: wanted?.least ?? null,
    upperMonths: wanted?.most ?? null,
    isBelow: wanted !== null && monthsAfter !== null && monthsAfter < wanted.least * 100,
    isAbove: wanted !== null && monthsAfter !== null && monthsAfter > wanted.most * 100,
  }
}

const fundLabel = (fund: FundCode): string => PAYERS.find(([payer]) => payer === fund)?.[1] ?? fund

/** In hundredths of a month, half up. */
const monthsOf = (balance: number, yearPay: number): number | null =>
  yearPay === 0 ? null : Math.round((balance * 1200) / yearPay)
