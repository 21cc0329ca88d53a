import { queryOptions, skipToken } from '@tanstack/react-query'
import { accessesShape, foundPersonsShape, personShape, revealedShape } from '@tongchou/insured/contract'
import { z } from 'zod'
import { get, post } from '../frame/api.ts'

/** What the counter asks the platform. */

export const findQuery = (query: string) =>
  queryOptions({
    queryKey: ['persons', query],
    queryFn:
      query.length < 2
        ? skipToken
        : () => get(`/api/persons?query=${encodeURIComponent(query)}`, foundPersonsShape),
  })

export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId],
    queryFn: () => get(`/api/persons/${personId}`, personShape),
    staleTime: 60_000,
  })

export const personOnQuery = (personId: string, day: string) =>
  queryOptions({
    queryKey: ['person', personId, day],
    queryFn: () => get(`/api/persons/${personId}?day=${day}`, personShape),
  })

const figureShape = z.object({ amount: z.number(), clause: z.string(), verified: z.boolean() }).nullable()

const yearShape = z.object({
  scheme: z.string(),
  year: z.number(),
  pooledPaid: z.number(),
  catastrophicBurden: z.number(),
  catastrophicPaid: z.number(),
  outpatientEligible: z.number(),
  outpatientPaid: z.number(),
  maxima: z.object({
    pooled: figureShape,
    catastrophicThreshold: figureShape,
    outpatientDeductible: figureShape,
    outpatientMaximum: figureShape,
  }),
})

export type PersonYear = z.infer<typeof yearShape>
export type YearFigure = NonNullable<z.infer<typeof figureShape>>

export const yearQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'year'],
    queryFn: async () =>
      (await get(`/api/persons/${personId}/year`, z.object({ year: yearShape.nullable() }))).year,
  })

const visitShape = z.object({
  settlementId: z.string(),
  state: z.enum(['settled', 'cleared', 'reversed']),
  startedOn: z.string(),
  endedOn: z.string().nullable(),
  settledOn: z.string(),
  kind: z.string(),
  level: z.number(),
  providerName: z.string(),
  totalCost: z.number(),
  fundTotal: z.number(),
  pooledPay: z.number(),
  catastrophicPay: z.number(),
  accountPay: z.number(),
  cashPay: z.number(),
})

export type Visit = z.infer<typeof visitShape>

export const visitsQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'settlements'],
    queryFn: async () =>
      (await get(`/api/persons/${personId}/settlements`, z.object({ settlements: z.array(visitShape) })))
        .settlements,
  })

const openShape = z.object({
  encounterId: z.string(),
  kind: z.string(),
  providerName: z.string(),
  startedOn: z.string(),
  endedOn: z.string().nullable(),
  state: z.enum(['open', 'discharged', 'cancelled', 'settled']),
})

export type OpenEncounter = z.infer<typeof openShape>

/** Stays and visits that are not settled yet. */
export const openEncountersQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'encounters'],
    queryFn: async () =>
      (
        await get(`/api/persons/${personId}/encounters`, z.object({ encounters: z.array(openShape) }))
      ).encounters.filter((it) => it.state === 'open' || it.state === 'discharged'),
  })

const accountShape = z.object({
  /** Null where the person has no account. */
  balance: z.number().nullable(),
  movements: z.array(
    z.object({ at: z.string(), kind: z.string(), amount: z.number(), balanceAfter: z.number() }),
  ),
})

export type Account = z.infer<typeof accountShape>

export const accountQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'account'],
    queryFn: () => get(`/api/persons/${personId}/account`, accountShape),
  })

const filingShape = z.object({
  kind: z.string(),
  subject: z.string(),
  toProvider: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
  filedBy: z.string(),
  isWithdrawn: z.boolean(),
})

export type Filing = z.infer<typeof filingShape>

export const filingsQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'filings'],
    queryFn: async () =>
      (await get(`/api/persons/${personId}/filings`, z.object({ filings: z.array(filingShape) }))).filings,
  })

export const accessesQuery = (personId: string) =>
  queryOptions({
    queryKey: ['person', personId, 'accesses'],
    queryFn: async () => (await get(`/api/persons/${personId}/accesses`, accessesShape)).accesses,
  })

/** Asks for the whole identity number; the reason stands in the log that the person sees. */
export const reveal = (personId: string, reason: string) =>
  post(`/api/persons/${personId}/identity`, { reason }, revealedShape)
