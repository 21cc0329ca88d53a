import type { Bundle } from '../bundle/read-bundle.ts'
import { bundleOf } from '../cases/specimen.ts'
import { OWN_LIMITS } from '../engine/limits.ts'
import { EMPTY_YEAR, type YearState } from '../facts.ts'
import { compilePolicy, type Policy } from '../policy.ts'
import type { SettlementAmounts } from '../settlement.ts'
import { blockOf } from './block-of.ts'
import { compileKernel, type Kernel } from './kernel.ts'
import type { PersonYear } from './person-year.ts'
import { AMOUNTS, type YearSoFar } from './row.ts'

/** One place's law of a day, for one settlement after the other and for columns. */
export interface BothWays {
  policy: Policy
  kernel: Kernel
}

/** The example city, which uses every word, without the fees at amounts of their own, which no row holds. */
export function exampleCity(): Bundle {
  const bundle = bundleOf('example-city')
  return { ...bundle, benefits: bundle.benefits.map(({ fixedFees: _, ...benefit }) => benefit) }
}

export function lawsOn(bundle: Bundle, day: string): BothWays {
  const [policy, kernel] = [compilePolicy(bundle, day), compileKernel(bundle, day)]
  if (!policy.ok || !kernel.ok) throw new Error(JSON.stringify([policy, kernel]))
  return { policy: policy.value, kernel: kernel.value }
}

/** Every row of the years, amounts and year after it, as columns give it and as the counter gives it one by one. */
export function rowsBothWays({ policy, kernel }: BothWays, any: readonly PersonYear[]): [Seen[], Seen[]] {
  const years = covered(policy, any)
  return [inColumns(kernel, years), years.flatMap((one) => oneByOne(policy, one))]
}

/** Only care for which the law has figures; the rest is another test. */
export function covered(policy: Policy, years: readonly PersonYear[]): PersonYear[] {
  return years.map((one) => ({
    ...one,
    episodes: one.episodes.filter(({ episode }) => policy.covers(one.person.scheme, episode)),
  }))
}

interface Seen extends SettlementAmounts {
  year: Omit<YearState, 'limitPaid' | 'layerBurden'> & { account: number }
  /** Every other counter of the year that has moved, `limit:M03900`, `burden:assistance`; and all chronic codes together. */
  counters: Record<string, number>
}

/** The person's year settled one by one as the counter does, each from the year and the account that the last one left. */
function oneByOne(policy: Policy, { person, episodes }: PersonYear): Seen[] {
  let year: YearState = EMPTY_YEAR
  let account = person.accountBalance
  return episodes.map(({ episode, useAccount }) => {
    const facts = { person: { ...person, accountBalance: account }, year, episode, useAccount }
    const { amounts, year: after } = policy.settle(facts)
    year = after
    account -= amounts.accountPay
    const { limitPaid, layerBurden, ...state } = after
    const counters = {
      ...named('limit', limitPaid),
      ...named('burden', layerBurden ?? {}),
      chronic: sumOf(Object.entries(limitPaid).flatMap(([key, paid]) => (OWN_LIMITS.has(key) ? [] : [paid]))),
    }
    return { ...amounts, year: { ...state, account }, counters }
  })
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, one) => sum + one, 0)

const named = (kind: string, amounts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(amounts).flatMap(([key, amount]) => (amount === 0 ? [] : [[`${kind}:${key}`, amount]])),
  )

function inColumns(kernel: Kernel, years: readonly PersonYear[]): Seen[] {
  const rows: Seen[] = []
  const refused = kernel.settle(blockOf(years, 0, 2025), ({ amounts, year }) => {
    rows.push({ ...amountsOf(amounts), ...yearOf(kernel, year) })
  })
  if (refused !== null) throw new Error(`the law has no figures for ${refused.scheme} ${refused.type}`)
  return rows
}

const amountsOf = (row: Float64Array): SettlementAmounts =>
  // Every amount of a settlement has its place in a row.
  Object.fromEntries(AMOUNTS.map((name, at) => [name, row[at] ?? 0])) as unknown as SettlementAmounts

function yearOf(kernel: Kernel, year: YearSoFar): Pick<Seen, 'year' | 'counters'> {
  const { catastrophicDue: _, used, ...state } = year
  const counters = Object.fromEntries([...kernel.counters].map(([name, at]) => [name, used[at] ?? 0]))
  const { pooledPaid = 0, outpatientPaid = 0, chronic = 0, ...others } = counters
  const moved = Object.fromEntries(Object.entries(others).filter(([, amount]) => amount !== 0))
  return { year: { ...state, pooledPaid, outpatientPaid }, counters: { ...moved, chronic } }
}
