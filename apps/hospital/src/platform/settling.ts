import type { Vault } from '@tongchou/insured'
import { ok, type Result, refuse } from '@tongchou/kernel'
import type { Scheme } from '@tongchou/policy'
import {
  amendEncounter,
  type Needs,
  previewSettlement,
  type Refusal,
  reverseSettlement,
  type SettlementView,
  settleEncounter,
  undoneBy,
} from '@tongchou/settlement'
import { readCharges } from '../readings/charges.ts'
import { type EncounterContext, readContext } from '../readings/encounters.ts'
import { findPersonByKey } from '../readings/persons.ts'
import { readReversal, readSettlement, type StoredSettlement } from '../readings/settlements.ts'
import type { Fault } from '../transaction.ts'
import { placeOf } from '../words/ids.ts'
import { INSUTYPE, psnTypeOf } from '../words/national-codes.ts'
import { notTheirs } from '../words/patient.ts'
import { known } from './opening.ts'
import type { Platform, Settlement, SettlingSaid, Status } from './platform.ts'

type Settling = Pick<
  Platform,
  'previewSettlement' | 'settleEncounter' | 'reverseSettlement' | 'findSettlement'
>

/** Previewing, settling, taking back and reading back, each with the person and encounter around the amounts. */
export const settling = (needs: Needs, vault: Vault): Settling => ({
  previewSettlement: async (request) => {
    const context = await contextFor(needs, vault, request)
    if (!context.ok) return context
    const preview = await previewSettlement(needs)(request)
    if (!preview.ok) return refuse(await namingTheBatch(needs, request, preview.error))
    return ok(settlementOf(preview.value, context.value, vault))
  },
  settleEncounter: async (request) => {
    const context = await contextFor(needs, vault, request)
    if (!context.ok) return context
    if (request.mustBeDischarged && context.value.state === 'open') return refuseOpen(needs, request)
    const settled = await settleEncounter(needs)({ ...request, settledBy: request.sender.operator })
    if (!settled.ok) return refuse(await namingTheBatch(needs, request, settled.error))
    return ok(settlementOf(settled.value, context.value, vault))
  },
  reverseSettlement: async ({
    personId,
    encounterId,
    providerCode,
    settlementId,
    reason,
    care,
    ...message
  }) => {
    const reversed = await reverseSettlement(needs)({
      personId,
      encounterId,
      providerCode,
      settlementId,
      reason,
      ...(care === undefined ? {} : { care }),
      ...undoneBy(message),
      message,
    })
    if (!reversed.ok) return reversed
    const found = await readBoth(needs, { personId, settlementId, providerCode })
    if (!found.ok) return found
    const settlement = storedOf(found.value.stored, found.value.context, vault)
    const { reversalId, balanceAfter, reversedAt } = reversed.value
    return ok({
      settlement: { ...settlement, balanceAfter, settledAt: new Date(reversedAt) },
      reversalId: known(reversalId),
    })
  },
  findSettlement: async (request) => {
    const { personId } = request
    // 2208 and 2305 answer with a number of their own, by which an institution may ask too.
    const reversal = await readReversal(needs.database, personId, request.settlementId)
    const settlementId = reversal?.settlementId ?? request.settlementId
    const found = await readBoth(needs, { ...request, settlementId })
    if (!found.ok) return found
    const { stored, context } = found.value
    if (stored.encounterId !== request.encounterId) return refuse({ code: 'unknown-settlement' })
    const settlement = storedOf(stored, context, vault)
    return ok({
      settlement:
        reversal === null
          ? settlement
          : { ...settlement, settledAt: reversal.reversedAt, balanceAfter: reversal.balanceAfter },
      reversalId: reversal === null ? null : request.settlementId,
      startedOn: context.startedOn,
      endedOn: context.endedOn ?? context.startedOn,
      year: stored.year,
      isReversed: stored.isReversed,
      msgid: stored.msgid,
    })
  },
})

/** Reads the encounter; a message that says another benefit than 2203 did, or says it first, is believed. */
async function contextFor(
  needs: Needs,
  vault: Vault,
  request: SettlingSaid,
): Promise<Result<EncounterContext, Fault>> {
  const { personId, encounterId, providerCode, benefit } = request
  const context = await readContext(needs.database, personId, encounterId)
  if (context === null) return refuse({ code: 'unknown-encounter' })
  if (context.providerCode !== providerCode)
    return refuse({ code: 'wrong-provider', providerCode: context.providerCode })
  if (request.insutype !== INSUTYPE[context.scheme]) {
    const reason = `登记的险种是 ${INSUTYPE[context.scheme]}，请用同一险种`
    const place = placeOf('data', 'insutype', '险种类型')
    return refuse({ code: 'not-supported', ...place, value: request.insutype, reason })
  }
  const ownNumber = vault.decrypt(context.id_number)
  for (const shown of request.shown.filter(({ number }) => number !== ownNumber))
    if ((await findPersonByKey(needs.database, vault, 'idNumber', shown.number)) !== null)
      return refuse(notTheirs(shown, 'data'))
  const isOpen = context.state === 'open' || context.state === 'discharged'
  if (benefit === undefined || benefit.kind === context.kind || !isOpen) return ok(context)
  const { medType, ...said } = benefit
  const at = { personId, encounterId, providerCode, care: 'visit' as const }
  const amended = await amendEncounter(needs)({ ...at, ...said, diagnoses: [], particulars: { medType } })
  return amended.ok ? ok({ ...context, kind: benefit.kind, medType }) : amended
}

/** A total that is that of one batch, where several were uploaded, is told with the batches; every other refusal as it is. */
async function namingTheBatch(needs: Needs, request: SettlingSaid, refusal: Refusal): Promise<Fault> {
  const { personId, encounterId, batch } = request
  if (refusal.code !== 'total-mismatch' || batch === undefined) return refusal
  const charges = await readCharges(needs.database, personId, encounterId)
  const own = charges.filter((charge) => charge.batch === batch)
  if (own.length === charges.length) return refusal
  return {
    ...placeOf('data', 'chrg_bchno', '收费批次号'),
    ...{ code: 'one-of-several-batches', batch, lines: own.length, stated: refusal.actual },
    amount: own.reduce((sum, { amount }) => sum + amount, 0),
    ...{ allLines: charges.length, allAmount: refusal.expected },
    otherBatches: [...new Set(charges.map((charge) => charge.batch))].filter((other) => other !== batch),
  }
}

/** A stay that goes on is not settled; what else would refuse it is said first. */
async function refuseOpen(needs: Needs, request: SettlingSaid): ReturnType<Platform['settleEncounter']> {
  const preview = await previewSettlement(needs)(request)
  if (!preview.ok) return preview
  return refuse({ code: 'not-discharged', ...placeOf('data', 'mdtrt_id', '就诊ID') })
}

async function readBoth(
  needs: Needs,
  request: Pick<Parameters<Platform['findSettlement']>[0], 'personId' | 'settlementId' | 'providerCode'>,
): Promise<Result<{ stored: StoredSettlement; context: EncounterContext }, Refusal>> {
  const stored = await readSettlement(needs.database, request.personId, request.settlementId)
  if (stored === null) return refuse({ code: 'unknown-settlement' })
  const { providerCode } = stored
  if (providerCode !== request.providerCode) return refuse({ code: 'wrong-provider', providerCode })
  const context = await readContext(needs.database, request.personId, stored.encounterId)
  return context === null ? refuse({ code: 'unknown-encounter' }) : ok({ stored, context })
}

function settlementOf(view: SettlementView, context: EncounterContext, vault: Vault): Settlement {
  const weightiest = view.lines.toSorted((a, b) => b.eligible - a.eligible)[0]
  return {
    ...around(context, vault, statusOf(view.status)),
    settlementId: view.settlementId === null ? null : known(view.settlementId),
    encounterId: known(view.encounterId),
    scheme: schemeOf(view.scheme),
    district: view.district,
    settledAt: new Date(view.settledAt),
    amounts: view.amounts,
    fundParts: view.fundParts,
    ratioBp: weightiest?.ratioBp ?? 0,
    limitLeft: view.pooledLeft ?? 0,
    balanceAfter: view.balanceAfter,
  }
}

const storedOf = (stored: StoredSettlement, context: EncounterContext, vault: Vault): Settlement => ({
  ...around(context, vault, stored.status),
  settlementId: stored.settlementId,
  encounterId: stored.encounterId,
  scheme: stored.scheme,
  district: stored.district,
  settledAt: stored.settledAt,
  amounts: stored.amounts,
  fundParts: stored.fundParts,
  ratioBp: stored.ratioBp,
  limitLeft: stored.pooledLeft,
  balanceAfter: stored.balanceAfter,
})

const around = (context: EncounterContext, vault: Vault, status: Status) => ({
  person: {
    personNo: context.person_no,
    name: context.name,
    sex: context.sex,
    bornOn: context.born_on,
    idNumber: vault.decrypt(context.id_number),
    psnType: psnTypeOf(status, context.born_on, context.startedOn),
    on: context.startedOn,
  },
  kind: context.kind,
  medType: context.medType,
  certificateType: context.certificateType,
  isPharmacy: context.isPharmacy,
})

// The view carries the stored words of the enrolment, which the database restricts to these.
const statusOf = (text: string): Status => text as Status
const schemeOf = (text: string): Scheme => text as Scheme
