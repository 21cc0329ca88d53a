import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bundle, readBundle } from '../bundle/read-bundle.ts'
import { bundleOf, regionFiles } from '../cases/specimen.ts'
import { applyChange } from '../change/apply-change.ts'
import { readChange } from '../change/change.ts'
import { EMPTY_YEAR } from '../facts.ts'
import { compilePolicy, type Policy } from '../policy.ts'
import { anyBusyYear } from './arbitrary-years.ts'
import { blockOf } from './block-of.ts'
import { covered, exampleCity } from './compared-years.ts'
import type { PersonYear } from './person-year.ts'
import type { SimulationReport } from './report.ts'
import { simulate } from './simulate.ts'

const DAY = '2027-01-01'

function policyOf(bundle: Bundle): Policy {
  const policy = compilePolicy(bundle, DAY)
  if (!policy.ok) throw new Error(policy.error.code)
  return policy.value
}

/** The same hundred persons with titles and certified diseases, with the care that the law covers. */
const peopleOf = (law: Bundle): PersonYear[] =>
  covered(policyOf(law), fc.sample(anyBusyYear, { numRuns: 100, seed: 20250101 }))

async function reportOn(
  before: Bundle,
  after: Bundle,
  key: string,
  people = peopleOf(before),
): Promise<SimulationReport> {
  const population = { kind: 'file', seed: null, persons: people.length } as const
  const alone = [{ file: 'common.yaml', key, bundle: after }]
  const report = await simulate({ before, after, alone, day: DAY, year: 2025, population }, [
    blockOf(people, 0, 2025),
  ])
  if (!report.ok) throw new Error(JSON.stringify(report.error))
  return report.value
}

/** What each fund pays in all when the year is settled one episode after the other. */
function paidByFunds(policy: Policy, people: readonly PersonYear[]): Record<string, number> {
  const paid: Record<string, number> = {}
  for (const { person, episodes } of people) {
    let year = EMPTY_YEAR
    for (const { episode } of episodes) {
      const settled = policy.settle({ person, year, episode, useAccount: false })
      year = settled.year
      for (const { fund, amount } of settled.fundParts) paid[fund] = (paid[fund] ?? 0) + amount
    }
  }
  return paid
}

describe('a report on a law with supplements, assistance and a list of diseases', () => {
  const before = exampleCity()
  const turned = (order: ('catastrophic' | 'civilServant' | 'enterprise')[]): Bundle => {
    const { common } = before
    const [entry] = common?.payersInOrder ?? []
    const [first, second, third] = order
    if (
      common === null ||
      entry === undefined ||
      first === undefined ||
      second === undefined ||
      third === undefined
    )
      throw new Error('the example city has three payers in order')
    return { ...before, common: { ...common, payersInOrder: [{ ...entry, order: [first, second, third] }] } }
  }
  const after = turned(['enterprise', 'catastrophic', 'civilServant'])

  test('has the total of every fund under both versions, as the settlements one by one have it', async () => {
    const { payers, balance } = await reportOn(before, after, 'payersInOrder')
    const funds = payers.filter(({ payer }) => payer !== 'person' && payer !== 'employer')
    expect(Object.fromEntries(funds.map((one) => [one.payer, one.before]))).toEqual(
      paidByFunds(policyOf(before), peopleOf(before)),
    )
    expect(Object.fromEntries(funds.map((one) => [one.payer, one.after]))).toEqual(
      paidByFunds(policyOf(after), peopleOf(before)),
    )
    expect(funds.map(({ payer }) => payer)).toEqual(
      expect.arrayContaining(['civilServant', 'enterprise', 'assistance', 'employeeCatastrophic']),
    )
    expect(balance.isBalanced).toBe(true)
  })

  test('counts whom another order of the payers touches, also where the funds together pay the same', async () => {
    const { touched, gainers, losers } = await reportOn(before, after, 'payersInOrder')
    expect(touched[0]?.persons).toBeGreaterThan(gainers.persons + losers.persons)
  })
})

/** Jingmen's law as it stands and with a draft. */
function underDraft(text: string): { before: Bundle; after: Bundle } {
  const draft = readChange(`{ region: "420800", from: "${DAY}", ${text} }`)
  const files = draft.ok ? applyChange(regionFiles('jingmen'), draft.value) : draft
  const read = files.ok ? readBundle(files.value) : files
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return { before: bundleOf('jingmen'), after: read.value }
}

test('a draft that gives Jingmen figures of assistance says what assistance pays, and for whom', async () => {
  const { before, after } = underDraft(`changes: [{ file: common.yaml, key: assistance, entry: {
    schemes: [employee, resident], benefits: [inpatient], limit: 30000,
    classes: [
      { cite: JM-18, name: 一类, categories: [tekun], threshold: 0, share: 100% },
      { cite: JM-18, name: 二类, categories: [dibao], threshold: 0, share: 70% },
    ] } }]`)
  const { payers, groups, losers, population } = await reportOn(before, after, 'assistance')
  const assistance = payers.find(({ payer }) => payer === 'assistance')
  expect(assistance).toMatchObject({ label: '医疗救助', before: 0 })
  expect(assistance?.after).toBeGreaterThan(0)
  expect(losers.persons).toBe(0)
  const gaining = groups.incomeClass.filter(({ gainers }) => gainers > 0).map(({ key }) => key)
  expect(gaining).toEqual(['destitute', 'minimum'])
  expect(population).not.toHaveProperty('newlyCovered')
})

describe('a draft that brings a list of diseases to a place that has none', () => {
  const { before, after } = underDraft(`newBenefits: { chronic.yaml: {
    cite: JM-14.3, benefit: chronic, schemes: [employee, resident], words: {
      facilities: { certified: chronic },
      ratio: { flat: 60% },
      diseases: { list: {
        M03900: { name: 高血压, kind: chronic, ratio: { flat: 70% }, limit: 3000 },
        M08300: { name: 抗排异, kind: special, ratio: { flat: 85% }, limit: 4000, per: month },
      } },
      maxima.pooledPaid: { amounts: { employee: 300000, resident: 150000 } },
      counts: { pooledPaid: true, limit: code, burden: true },
    } } }`)

  test('counts the visits that only it covers as the person’s before, and says how many they are', async () => {
    const people = peopleOf(after)
    const visits = people.flatMap(({ episodes }) =>
      episodes.filter(({ episode }) => episode.type === 'chronic'),
    )
    const report = await reportOn(before, after, '', people)
    expect(report.population.newlyCovered).toBe(visits.length)
    expect(report.balance.isBalanced).toBe(true)
    const funds = report.payers.filter(({ payer }) => payer !== 'person' && payer !== 'employer')
    expect(Object.fromEntries(funds.map((one) => [one.payer, one.after]))).toEqual(
      paidByFunds(policyOf(after), people),
    )
    expect(Object.fromEntries(funds.map((one) => [one.payer, one.before]))).toEqual(
      paidByFunds(policyOf(before), covered(policyOf(before), people)),
    )
  })

  test('stops at care that it does not cover either, and names it', async () => {
    const people = peopleOf(after).map((one) => ({
      ...one,
      episodes: one.episodes.map((it) => ({ ...it, episode: { ...it.episode, type: 'accident' as const } })),
    }))
    const population = { kind: 'file', seed: null, persons: people.length } as const
    const input = { before, after, day: DAY, year: 2025, population }
    expect(await simulate(input, [blockOf(people, 0, 2025)])).toMatchObject({
      ok: false,
      error: { code: 'not-covered', type: 'accident' },
    })
  })
})
