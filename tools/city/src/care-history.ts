import { CHAIN_START, type ChainHead } from '@tongchou/audit'
import { addMonths, type Uuid } from '@tongchou/kernel'
import {
  type Bundle,
  compilePolicy,
  EMPTY_YEAR,
  type Policy,
  type SettlementFacts,
  type YearState,
} from '@tongchou/policy'
import {
  auditedReversal,
  auditedSettlement,
  auditRow,
  benefitYearOf,
  mirrorRows,
  type Row,
  type SettlementContext,
  settlementRows,
  yearRow,
} from '@tongchou/settlement'
import type { AccountBook } from './account-book.ts'
import { careFacts, isIn } from './care-facts.ts'
import { type HistoryEnd, hasCome } from './city-days.ts'
import type { Batch } from './copy.ts'
import type { CityPerson } from './person.ts'
import { Random } from './random.ts'
import { idOn, instant, instantMs } from './seeded-ids.ts'
import { diseaseName, type PlannedVisit } from './visit.ts'

const WINDOW = '示例·医院窗口'
const REVIEWER = '示例·经办复核'
/** Minutes after which a settlement of the history that is undone, is undone. */
const UNDONE_AFTER = 25

/** The law of the place and the end of the history. */
export interface CityLaw extends HistoryEnd {
  readonly bundle: Bundle
}

/** What a person's benefit year holds so far in one scheme. */
interface YearSoFar {
  readonly state: YearState
  readonly catastrophicPaid: number
  readonly ownOncologyStays: number
  readonly writes: number
  readonly policy: Policy
  readonly facts: SettlementFacts
}

/** One person's care: settled visit after visit as the counter would, under the same bundle, and added as the same rows. */
export class CareHistory {
  readonly #person: CityPerson
  readonly #law: CityLaw
  readonly #book: AccountBook
  readonly #batch: Batch
  readonly #keepsTraces: boolean
  readonly #random: Random
  readonly #years = new Map<string, YearSoFar>()
  #head: ChainHead = CHAIN_START

  /** @param into `keepsTraces` false leaves the traces to be computed again from the stored bundle when somebody looks */
  constructor(
    person: CityPerson,
    law: CityLaw,
    into: { book: AccountBook; batch: Batch; keepsTraces: boolean },
  ) {
    this.#person = person
    this.#law = law
    this.#book = into.book
    this.#batch = into.batch
    this.#keepsTraces = into.keepsTraces
    this.#random = new Random(0, `care ${person.personId}`)
  }

  /** Settles the next visit. One that the law of its day has no figures for, or whose hour has not come, did not happen. */
  settle(planned: PlannedVisit): void {
    if (!hasCome(this.#law, planned.endedOn, planned.minute)) return
    const isUndone =
      planned.isReversed === true && hasCome(this.#law, planned.endedOn, planned.minute + UNDONE_AFTER)
    const visit = { ...planned, isReversed: isUndone }
    const enrolment = this.#person.enrolments.find((it) => isIn(it, visit.startedOn))
    const compiled = compilePolicy(this.#law.bundle, visit.endedOn)
    if (enrolment === undefined || !compiled.ok) return
    const policy = compiled.value
    const year = benefitYearOf(this.#law.bundle, visit.endedOn)
    const key = `${enrolment.scheme} ${year}`
    const before = this.#years.get(key)
    const facts = careFacts(this.#person, enrolment, visit, {
      year: { ...(before?.state ?? EMPTY_YEAR), oncologyStays: this.#oncologyStaysIn(year) },
      accountBalance: this.#book.balanceOn(visit.endedOn),
    })
    if (!policy.covers(facts.person.scheme, facts.episode)) return
    const { settlement, trace } = this.#keepsTraces
      ? policy.settleWithTrace(facts)
      : { settlement: policy.settle(facts), trace: null }
    const context = this.#contextOf(visit, year, policy, facts)
    const rows = settlementRows(context, facts, settlement, trace)
    const { accountPay, catastrophicEmployeePay, catastrophicResidentPay } = settlement.amounts
    this.#book.move(visit.endedOn, visit.minute, 'spending', -accountPay, context.settlementId as Uuid)
    this.#addEncounter(visit, context)
    this.#batch.addRow('settlement', { ...rows.settlement, state: this.#stateOf(visit) })
    this.#batch.addRow('settlement_detail', rows.detail)
    this.#post(rows)
    this.#witness(
      context.settledAt,
      WINDOW,
      'settle',
      context.settlementId,
      auditedSettlement(rows.settlement),
    )
    if (isUndone) this.#undo(visit, context, rows, accountPay)
    this.#years.set(key, {
      state: isUndone ? facts.year : settlement.year,
      catastrophicPaid:
        (before?.catastrophicPaid ?? 0) + (isUndone ? 0 : catastrophicEmployeePay + catastrophicResidentPay),
      ownOncologyStays:
        (before?.ownOncologyStays ?? 0) +
        (isUndone ? 0 : settlement.year.oncologyStays - facts.year.oncologyStays),
      writes: (before?.writes ?? 0) + (isUndone ? 2 : 1),
      policy,
      facts,
    })
  }

  /** Adds the person's years as they stand at the end. */
  close(): void {
    for (const [key, { state, catastrophicPaid, ownOncologyStays, writes, policy, facts }] of this.#years) {
      const [scheme = '', year] = key.split(' ')
      const oncologyElsewhere = state.oncologyStays - ownOncologyStays
      const at = {
        personId: this.#person.personId,
        scheme,
        year: Number(year),
        version: writes,
        oncologyElsewhere,
      }
      this.#batch.addRow('person_year', yearRow(at, state, catastrophicPaid, policy.yearMaxima(facts.person)))
    }
  }

  #oncologyStaysIn(year: number): number {
    let stays = 0
    for (const [key, so] of this.#years) if (key.endsWith(` ${year}`)) stays += so.ownOncologyStays
    return stays
  }

  #contextOf(visit: PlannedVisit, year: number, policy: Policy, facts: SettlementFacts): SettlementContext {
    const newId = () => idOn(visit.endedOn, this.#random, visit.minute)
    return {
      personId: this.#person.personId,
      settlementId: newId(),
      encounterId: idOn(visit.startedOn, this.#random, openedAt(visit)),
      providerCode: visit.provider.code,
      district: this.#person.district,
      year,
      settledOn: visit.endedOn,
      settledAt: new Date(instantMs(visit.endedOn, visit.minute)),
      settledBy: WINDOW,
      bundleHash: policy.bundleHash,
      unverified: policy.unverifiedUsed(facts),
      lineSeqs: visit.lines.map((_, at) => at + 1),
      newId,
    }
  }

  /** What was settled before the month before last has been cleared with the institutions. */
  #stateOf(visit: PlannedVisit): string {
    if (visit.isReversed === true) return 'reversed'
    return visit.endedOn < `${addMonths(this.#law.until, -1).slice(0, 7)}-01` ? 'cleared' : 'settled'
  }

  #addEncounter(visit: PlannedVisit, { personId, encounterId, district }: SettlementContext): void {
    const isUndone = visit.isReversed === true
    const enrolment = this.#person.enrolments.find((it) => isIn(it, visit.startedOn))
    this.#batch.addRow('encounter', {
      person_id: personId,
      encounter_id: encounterId,
      provider_code: visit.provider.code,
      district,
      scheme: enrolment?.scheme,
      kind: visit.kind,
      started_on: visit.startedOn,
      ended_on: visit.endedOn,
      offsite: visit.offsite ?? 'none',
      oncology_therapy: visit.oncologyTherapy === true,
      particulars: { departmentName: visit.department },
      // An array of JSON, not of PostgreSQL.
      diagnoses: JSON.stringify([
        {
          order: 1,
          code: visit.diagnosis,
          name: diseaseName(visit.diagnosis),
          isMain: true,
          at: visit.startedOn,
        },
      ]),
      state: isUndone ? 'cancelled' : 'settled',
      version: isUndone ? 4 : 3,
      opened_at: instant(visit.startedOn, openedAt(visit)),
    })
    for (const [at, { item, unitPrice, quantity, amount, on }] of visit.lines.entries())
      this.#batch.addRow('charge_line', {
        person_id: personId,
        encounter_id: encounterId,
        line_sn: String(at + 1),
        seq: at + 1,
        item_code: item.code,
        provider_item: item.code,
        name: item.name,
        class: item.class,
        kind: item.kind,
        list_type: item.listType,
        charge_type: item.chargeType,
        unit_price_micro: unitPrice * 10_000,
        quantity,
        amount,
        ceiling: item.ceiling,
        bonus_points: item.bonusPoints,
        excluded: item.excluded,
        occurred_on: on,
        withdrawn_at: isUndone ? instant(visit.endedOn, visit.minute + UNDONE_AFTER) : null,
      })
  }

  #undo(
    visit: PlannedVisit,
    context: SettlementContext,
    rows: { journals: readonly Row[]; postings: readonly Row[] },
    accountPay: number,
  ): void {
    const { personId, settlementId, newId, settledOn } = context
    const minute = visit.minute + UNDONE_AFTER
    const at = new Date(instantMs(visit.endedOn, minute))
    this.#book.move(visit.endedOn, minute, 'refund', accountPay, settlementId as Uuid)
    const reversal = {
      person_id: personId,
      settlement_id: settlementId,
      reversal_id: newId(),
      reversed_on: settledOn,
      reversed_at: at.toISOString(),
      reason: '费用录入有误，退费重结',
      asked_by: WINDOW,
      approved_by: REVIEWER,
    }
    this.#batch.addRow('reversal', reversal)
    this.#post(mirrorRows(rows, { newId, bookedOn: settledOn, bookedAt: at }))
    this.#witness(at, WINDOW, 'reverse', settlementId, auditedReversal(reversal))
  }

  #post({ journals, postings }: { journals: readonly Row[]; postings: readonly Row[] }): void {
    for (const journal of journals) this.#batch.addRow('journal', journal)
    for (const posting of postings) this.#batch.addRow('posting', posting)
  }

  /** Continues the person's audit chain. */
  #witness(at: Date, actor: string, action: string, subject: string, content: unknown): void {
    const row = auditRow(this.#person.personId, this.#head, { at, actor, action, subject }, content)
    this.#batch.addRow('audit_entry', row)
    this.#head = { seq: Number(row.seq), hash: Buffer.from(String(row.hash).slice(2), 'hex') }
  }
}

/** The minute at which a visit is registered or a stay admitted. */
const openedAt = (visit: PlannedVisit): number => Math.max(480, visit.minute - 45)
