import { digestOf } from '@tongchou/audit'
import { districtsOf, locatedParts } from '../relatives-accounts.ts'
import { amountColumns, auditRow, type Row, storedFacts } from '../rows.ts'
import type { Stored } from '../stored.ts'
import { headOf } from '../use-cases/write-once.ts'
import { counterColumns, NOTHING_YET } from '../year-chain.ts'
import { differencePostings, journalsOf } from './difference-journals.ts'
import { givenBack } from './given-back.ts'
import { countersDifferFrom, type KnownYear, type Rerun, schemesOf, type YearRun } from './run-year.ts'
import { schemeNow } from './year-of-care.ts'

/** Who decided what on whose request, both by login, and when. */
export interface Decided {
  requestId: string
  reason: string
  askedBy: string
  approvedBy: string
  at: Date
  on: string
  newId: () => string
}

/** The digest of what the one who asks has seen; what has another one was not asked for. */
export const outcomeOf = ({ year, reruns, chain }: YearRun): Uint8Array =>
  digestOf([
    year,
    reruns.map(({ standing, facts, settlement }) => [
      standing.settlement.settlement_id,
      storedFacts(facts),
      facts.episode.lines.map(({ excluded }) => excluded),
      settlement.amounts,
    ]),
    [...chain].map(([scheme, so]) => [scheme, counterColumns(so)]),
  ])

/** Everything that one readjudication writes, for readjudication_write. */
export function readjudicationRows({ known }: KnownYear, run: YearRun, decided: Decided): Row {
  const personId = String(known.person?.person_id)
  const readjudication = {
    person_id: personId,
    readjudication_id: decided.newId(),
    request_id: decided.requestId,
    year: run.year,
    reason: decided.reason,
    asked_by: decided.askedBy,
    approved_by: decided.approvedBy,
    readjudicated_on: decided.on,
    readjudicated_at: decided.at.toISOString(),
  }
  const keys = { person_id: personId, readjudication_id: readjudication.readjudication_id }
  const settlements = run.reruns.map((rerun, at) => ({ ...keys, ...settlementRow(rerun, at) }))
  const issued = run.reruns.flatMap((rerun) => (rerun.isDifferent ? [issue(rerun, keys, decided)] : []))
  const vouchers = issued.map(({ voucher }) => voucher)
  return {
    person_id: personId,
    request: {
      request_id: decided.requestId,
      decided_by: decided.approvedBy,
      decided_at: decided.at.toISOString(),
    },
    readjudication,
    settlements,
    vouchers,
    years: yearRows(known, run, personId),
    ...givenBack(run, known.account, {
      ...{ personId, at: decided.at, newId: decided.newId, actor: actorOf(decided) },
    }),
    journals: issued.flatMap(({ journals }) => journals),
    postings: issued.flatMap(({ postings }) => postings),
    audit: auditRow(
      personId,
      headOf(known),
      {
        ...{ at: decided.at, actor: actorOf(decided) },
        ...{ action: 'readjudicate', subject: readjudication.readjudication_id },
      },
      auditedReadjudication({ readjudication, settlements, vouchers }),
    ),
    event: {
      person_id: personId,
      event_id: decided.newId(),
      at: decided.at.toISOString(),
      topic: 'readjudicated',
      payload: {
        readjudicationId: readjudication.readjudication_id,
        year: run.year,
        vouchers: vouchers.length,
      },
    },
  }
}

const actorOf = ({ askedBy, approvedBy }: Decided): string => `${askedBy}，复核 ${approvedBy}`

/** What the audit entry of a readjudication covers. */
export function auditedReadjudication(it: {
  readjudication: Row
  settlements: readonly Row[]
  vouchers: readonly Row[]
}): Row {
  const { readjudicated_at: _, ...head } = it.readjudication
  return { head, settlements: it.settlements, vouchers: it.vouchers }
}

function settlementRow({ standing, facts, settlement, bundle }: Rerun, at: number): Row {
  return {
    settlement_id: standing.settlement.settlement_id,
    place: at + 1,
    scheme: facts.person.scheme,
    bundle_hash: bundle.hash,
    facts: storedFacts(facts),
    lines: settlement.lines.map((line, index) => ({
      seq: standing.charges[index]?.seq,
      full_self_pay: line.fullSelfPay,
      over_limit_self_pay: line.overLimitSelfPay,
      first_self_pay: line.firstSelfPay,
      eligible: line.eligible,
      first_self_pay_bp: line.firstSelfPayBp,
      ratio_bp: line.ratioBp,
      excluded: facts.episode.lines[index]?.excluded ?? null,
      reason: line.reason,
    })),
  }
}

/** A settlement's difference voucher with its journals. */
function issue(
  rerun: Rerun,
  keys: Row,
  { newId, on, at }: Decided,
): { voucher: Row; journals: Row[]; postings: Row[] } {
  const { standing, difference, trace } = rerun
  const settlementId = String(standing.settlement.settlement_id)
  const voucher = {
    ...keys,
    ...{ voucher_id: newId(), settlement_id: settlementId },
    ...amountColumns(difference),
    trace,
  }
  const personId = String(keys.person_id)
  const { provider_code, district } = standing.settlement
  const place = { kind: rerun.facts.episode.type, district: String(district) }
  const paid = (standing.relatives ?? []).map((row) => ({ row, amount: Number(row.paid) }))
  const relatives = districtsOf(paid)
  const postings = differencePostings(
    locatedParts({ ...place, scheme: schemeNow(standing) }, rerun.before, relatives),
    locatedParts({ ...place, scheme: rerun.facts.person.scheme }, rerun.settlement.amounts, relatives),
    -difference.cashPay,
    { personId, providerCode: String(provider_code) },
  )
  const context = { personId, settlementId, voucherId: voucher.voucher_id }
  return { voucher, ...journalsOf(postings, context, { newId, bookedOn: on, bookedAt: at }) }
}

/** The counters brought to what the run gives; a scheme under which nothing stands any more goes to zero. */
function yearRows(known: Stored, { year, chain, maxima }: YearRun, personId: string): Row[] {
  const rows = known.years.filter((row) => row.year === year)
  return schemesOf(chain, rows).flatMap((scheme) => {
    const row = rows.find((one) => one.scheme === scheme)
    const so = chain.get(scheme) ?? NOTHING_YET
    const counters = counterColumns(so)
    if (!countersDifferFrom(counters, row)) return []
    const limits = maxima.get(scheme)
    const atLeast = (maximum: number | undefined, held: unknown, paid: number): number | null => {
      const limit = maximum ?? (held == null ? null : Number(held))
      return limit === null ? null : Math.max(limit, paid)
    }
    return [
      {
        ...{ person_id: personId, scheme, year },
        ...counters,
        pooled_maximum: atLeast(limits?.pooled?.amount, row?.pooled_maximum, so.state.pooledPaid),
        outpatient_maximum: atLeast(
          limits?.outpatientMaximum?.amount,
          row?.outpatient_maximum,
          so.state.outpatientPaid,
        ),
        version: Number(row?.version ?? 0) + 1,
      },
    ]
  })
}
