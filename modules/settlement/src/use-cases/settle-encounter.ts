import { ok, type Result } from '@tongchou/kernel'
import type { Needs } from '../needs.ts'
import { READING } from '../reading.ts'
import type { Refusal } from '../refusal.ts'
import { districtsOf, locatedParts, moved, paidBy } from '../relatives-accounts.ts'
import { auditedSettlement, auditRow, hex, type Row, settlementRows, yearRow } from '../rows.ts'
import type { Stored } from '../stored.ts'
import type { SettlementView } from '../view.ts'
import type { Written } from '../writing.ts'
import { type Message, repeated } from './answered-message.ts'
import { type Prepared, prepare, type SettleRequest } from './prepare-settlement.ts'
import { viewOf } from './preview-settlement.ts'
import { headOf, write, writeOnce } from './write-once.ts'

/** Settles an encounter: computed, booked, explained and answered in one transaction, in two round trips. */
export const settleEncounter =
  (needs: Needs) =>
  (
    request: SettleRequest & Message & { settledBy: string },
  ): Promise<Result<SettlementView & { wasRepeated: boolean }, Refusal>> =>
    writeOnce<SettlementView & { wasRepeated: boolean }>(async () => {
      const { personId, encounterId, sender, msgid } = request
      const stored = await needs.database.together(READING, {
        personId,
        encounterId,
        sender: sender.provider,
        msgid,
      })
      const earlier = repeated<SettlementView>(stored.answered, request)
      if (earlier !== null) return earlier.ok ? ok({ ...earlier.value, wasRepeated: true }) : earlier
      const prepared = prepare(needs, stored, request)
      if (!prepared.ok) return prepared
      const { view, written } = settled(needs, prepared.value, request)
      await write(needs, written)
      return ok({ ...view, wasRepeated: false })
    })

function settled(
  needs: Needs,
  prepared: Prepared,
  request: SettleRequest & Message & { settledBy: string },
): { view: SettlementView; written: Written } {
  const { stored, facts, policy } = prepared
  const { settlement, trace } = policy.settleWithTrace(facts)
  const named = { settlementId: needs.newId(), settledAt: needs.now(), settledOn: needs.today() }
  const view = viewOf(prepared, settlement, named)
  const paid = paidBy(prepared.relatives, view.amounts.familyAccountPay)
  const place = { scheme: facts.person.scheme, kind: facts.episode.type, district: view.district }
  const rows = settlementRows(
    {
      ...named,
      personId: request.personId,
      encounterId: request.encounterId,
      providerCode: request.providerCode,
      district: view.district,
      year: prepared.benefitYear,
      settledBy: request.settledBy,
      bundleHash: prepared.bundle.hash,
      unverified: view.unverified,
      lineSeqs: stored.lines.map((line) => Number(line.seq)),
      newId: needs.newId,
      ...(paid.length === 0 ? {} : { parts: locatedParts(place, settlement.amounts, districtsOf(paid)) }),
    },
    facts,
    settlement,
    trace,
  )
  return {
    view,
    written: {
      person_id: request.personId,
      encounter: {
        encounter_id: request.encounterId,
        version: stored.encounter?.version,
        state: 'settled',
        ended_on: facts.episode.end,
      },
      ...yearAfter(prepared, view),
      ...accountAfter(needs, stored, view),
      ...(paid.length === 0
        ? {}
        : {
            relatives: moved(paid, 'spending', {
              ...{ at: named.settledAt, actor: request.settledBy, newId: needs.newId },
              ...{ settlementId: view.settlementId, personId: view.personId },
            }),
          }),
      ...rows,
      audit: auditRow(
        request.personId,
        headOf(stored),
        { at: named.settledAt, actor: request.settledBy, action: 'settle', subject: named.settlementId },
        auditedSettlement(rows.settlement),
      ),
      event: {
        person_id: request.personId,
        event_id: needs.newId(),
        at: view.settledAt,
        topic: 'settled',
        payload: { settlementId: named.settlementId, district: view.district, fundParts: view.fundParts },
      },
      message: {
        sender: request.sender.provider,
        msgid: request.msgid,
        infno: request.infno,
        person_id: request.personId,
        digest: hex(request.digest),
        answer: view,
        at: view.settledAt,
        settlement_id: named.settlementId,
      },
    },
  }
}

function yearAfter({ stored, facts, maxima, benefitYear }: Prepared, view: SettlementView): { year?: Row } {
  // Nothing that the year counts happened: an episode that others are liable for leaves it untouched.
  if (JSON.stringify(view.year) === JSON.stringify(facts.year) && view.amounts.fundTotal === 0) return {}
  const row = stored.years.find((one) => one.scheme === view.scheme && one.year === benefitYear)
  const elsewhere = stored.years
    .filter((one) => one.year === benefitYear && one.scheme !== view.scheme)
    .reduce((sum, one) => sum + Number(one.oncology_stays), 0)
  const catastrophicPaid =
    Number(row?.catastrophic_paid ?? 0) +
    view.amounts.catastrophicEmployeePay +
    view.amounts.catastrophicResidentPay
  const key = {
    personId: view.personId,
    scheme: view.scheme,
    year: benefitYear,
    version: Number(row?.version ?? 0) + 1,
    oncologyElsewhere: elsewhere,
  }
  return { year: yearRow(key, view.year, catastrophicPaid, maxima) }
}

function accountAfter(needs: Needs, stored: Stored, view: SettlementView): { account?: Row; movement?: Row } {
  if (view.amounts.accountPay === 0) return {}
  return {
    account: { balance: view.balanceAfter, version: stored.account?.version },
    movement: {
      person_id: view.personId,
      movement_id: needs.newId(),
      at: view.settledAt,
      kind: 'spending',
      amount: -view.amounts.accountPay,
      balance_after: view.balanceAfter,
      settlement_id: view.settlementId,
    },
  }
}
