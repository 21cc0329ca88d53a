import { day, fen } from '@tongchou/kernel/shapes'
import { z } from 'zod'

const figureShape = z.object({ amount: fen, clause: z.string(), verified: z.boolean() })

/** A limit or threshold of the year in fen with its clause; null where the law has none for the person. */
export type YearFigureView = z.infer<typeof figureShape>

/** GET /api/persons/:personId/year : what the benefit year of today holds beside its maxima; null without a relation to a scheme. */
export const personYearShape = z.object({
  year: z
    .object({
      scheme: z.string(),
      /** The year in which the benefit year begins. */
      year: z.number(),
      pooledPaid: fen,
      catastrophicBurden: fen,
      catastrophicPaid: fen,
      outpatientEligible: fen,
      outpatientPaid: fen,
      maxima: z.object({
        pooled: figureShape.nullable(),
        catastrophicThreshold: figureShape.nullable(),
        outpatientDeductible: figureShape.nullable(),
        outpatientMaximum: figureShape.nullable(),
      }),
      /** Basis points that the funds pay today: at a primary, secondary and tertiary institution, and above the threshold tier by tier. */
      shares: z.object({
        inpatient: z.array(z.number()),
        outpatient: z.array(z.number()),
        catastrophic: z.array(z.number()),
      }),
    })
    .nullable(),
})

export type PersonYearView = NonNullable<z.infer<typeof personYearShape>['year']>

const visitShape = z.object({
  settlementId: z.string(),
  state: z.enum(['settled', 'cleared', 'reversed']),
  startedOn: day,
  endedOn: day.nullable(),
  settledOn: day,
  kind: z.string(),
  level: z.number(),
  providerName: z.string(),
  totalCost: fen,
  fundTotal: fen,
  pooledPay: fen,
  catastrophicPay: fen,
  /** From accounts, the person's own and relatives'. */
  accountPay: fen,
  /** Of it, from relatives' accounts. */
  familyAccountPay: fen,
  cashPay: fen,
  /** Difference vouchers, which the amounts here contain. */
  vouchers: z.number(),
  /** The person's own part by where it comes from, for "why you pay". */
  own: z.object({
    fullSelfPay: fen,
    overLimitSelfPay: fen,
    firstSelfPay: fen,
    deductible: fen,
    /** Own share within the pooled range, less what the catastrophic fund took over. */
    share: fen,
  }),
})

/** GET /api/persons/:personId/settlements, newest first. */
export const personSettlementsShape = z.object({ settlements: z.array(visitShape) })

export type PersonSettlement = z.infer<typeof visitShape>

/** GET /api/persons/:personId/balances: what recalculated settlements left between the funds and the person, until it is paid. */
export const ownBalancesShape = z.object({
  balances: z.array(
    z.object({
      fundName: z.string(),
      /** What the fund owes the person; negative: the person the fund. */
      owedToPerson: fen,
      movedOn: day,
      /** It stands in a payment that waits for a second person. */
      isWaiting: z.boolean(),
    }),
  ),
})
export type OwnBalance = z.infer<typeof ownBalancesShape>['balances'][number]

const openEncounterShape = z.object({
  encounterId: z.string(),
  kind: z.string(),
  providerName: z.string(),
  startedOn: day,
  endedOn: day.nullable(),
  state: z.enum(['open', 'discharged']),
})

/** GET /api/persons/:personId/encounters : stays and visits that are not settled yet. */
export const openEncountersShape = z.object({ encounters: z.array(openEncounterShape) })

export type OpenEncounter = z.infer<typeof openEncounterShape>

const demoStayShape = z.object({
  personId: z.string(),
  settlementId: z.string(),
  level: z.number(),
  totalCost: fen,
  fullSelfPay: fen,
  overLimitSelfPay: fen,
  firstSelfPay: fen,
  deductible: fen,
  pooledPay: fen,
  catastrophicEmployeePay: fen,
  accountPay: fen,
  cashPay: fen,
})

/** GET /api/demo/settlement : the stay of the demo's story, for the first page; null while the city has none. */
export const demoSettlementShape = z.object({ settlement: demoStayShape.nullable() })

export type DemoSettlement = z.infer<typeof demoStayShape>
