import { day, fen, instant } from '@tongchou/kernel/shapes'
import { z } from 'zod'

const change = z.object({ before: fen, after: fen, change: fen })
const payer = change.extend({ payer: z.string(), label: z.string() })
const movers = z.object({ persons: z.number(), sum: fen, median: fen, most: fen })
const group = z.object({
  key: z.string(),
  label: z.string(),
  persons: z.number(),
  episodes: z.number(),
  gainers: z.number(),
  losers: z.number(),
  payers: z.array(payer),
  burden: change,
})

/** The stored result, word for word as the engine gave it (`SimulationReport` of packages/policy). Amounts in fen. */
export const simulationReportShape = z.object({
  format: z.literal('tongchou-simulation-1'),
  isComplete: z.boolean(),
  region: z.string(),
  year: z.number(),
  law: z.object({ day: day, before: z.string(), after: z.string() }),
  population: z.object({
    kind: z.enum(['city', 'file']),
    seed: z.number().nullable(),
    hash: z.string(),
    persons: z.number(),
    withCare: z.number(),
    episodes: z.number(),
    lines: z.number(),
    /** Episodes for which only the draft has figures; before, the person bears them whole. */
    newlyCovered: z.number().optional(),
  }),
  payers: z.array(payer),
  persons: z.object({ account: change, cash: change, fullSelfPay: change, deductible: change }),
  balance: z.object({ totalCost: change, sumOfChanges: fen, isBalanced: z.boolean() }),
  gainers: movers,
  losers: movers,
  unchanged: z.number(),
  bins: z.array(z.object({ from: fen.nullable(), to: fen.nullable(), persons: z.number() })),
  deciles: z.array(
    z.object({
      decile: z.number(),
      persons: z.number(),
      upTo: fen,
      burden: change,
      averageChange: fen,
    }),
  ),
  groups: z.object({
    scheme: z.array(group),
    level: z.array(group),
    ageBand: z.array(group),
    incomeClass: z.array(group),
    district: z.array(group),
  }),
  reserves: z.array(
    z.object({
      fund: z.string(),
      label: z.string(),
      balance: fen,
      yearPay: change,
      monthsBefore: z.number().nullable(),
      monthsAfter: z.number().nullable(),
      lowerMonths: z.number().nullable(),
      upperMonths: z.number().nullable(),
      isBelow: z.boolean(),
      isAbove: z.boolean(),
    }),
  ),
  touched: z.array(
    z.object({ file: z.string(), key: z.string(), episodes: z.number(), persons: z.number() }),
  ),
  samples: z.array(
    z.object({
      number: z.number(),
      scheme: z.string(),
      level: z.string(),
      ageBand: z.string(),
      incomeClass: z.string(),
      district: z.string(),
      decile: z.number(),
      episodes: z.number(),
      burden: change,
    }),
  ),
  hash: z.string(),
})
export type StoredSimulationReport = z.infer<typeof simulationReportShape>

const started = z.object({
  runId: z.string(),
  startedBy: z.string(),
  startedAt: instant,
  year: z.number(),
  /** False when the draft has changed since: 草案已改，测算作废. */
  isCurrent: z.boolean(),
})

/** The last simulation of a draft. */
export const simulationViewShape = z.discriminatedUnion('state', [
  started.extend({
    state: z.literal('running'),
    persons: z.number(),
    ofPersons: z.number(),
    episodes: z.number(),
    secondsLeft: z.number().nullable(),
  }),
  started.extend({
    state: z.literal('complete'),
    finishedAt: instant,
    tookMs: z.number(),
    report: simulationReportShape,
  }),
  /** Somebody stopped it: partial figures, which nobody can approve. */
  started.extend({
    state: z.literal('stopped'),
    finishedAt: instant,
    tookMs: z.number(),
    stoppedBy: z.string(),
    report: simulationReportShape.nullable(),
  }),
  started.extend({ state: z.literal('failed'), finishedAt: instant, reason: z.string() }),
])
export type SimulationView = z.infer<typeof simulationViewShape>

/** POST /api/lawbook/drafts/:draftId/simulation {revision, year}: 202 with simulationShape. DELETE stops it. GET looks (poll once a second). */
export const startSimulationShape = z.object({ revision: z.int().min(1), year: z.int().min(2000).max(2100) })
export const simulationShape = z.object({ simulation: simulationViewShape.nullable() })
