import { createHash } from 'node:crypto'
import type { Needs } from './needs.ts'
import { HOSPITAL } from './testing.ts'
import { type Message, undoneBy } from './use-cases/answered-message.ts'
import { compensate } from './use-cases/compensate.ts'
import { dischargeEncounter, openEncounter } from './use-cases/encounters.ts'
import { uploadLines } from './use-cases/lines.ts'
import type { SettleRequest } from './use-cases/prepare-settlement.ts'
import { reverseSettlement } from './use-cases/reverse-settlement.ts'
import { settleEncounter } from './use-cases/settle-encounter.ts'

/** The value of an answer that a test expects to be one. */
export function done<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

export const messageOf = (msgid: string): Message => ({
  sender: { provider: HOSPITAL, operator: '示例·操作员' },
  msgid,
  infno: '2304',
  digest: new Uint8Array(createHash('sha256').update(msgid).digest()),
})

/** A stay of ten days with one charge of class A and one of class B, discharged. @returns what asks to settle it */
export async function stayToSettle(
  needs: Needs,
  personId: string,
  yuan: number,
  {
    startedOn,
    endedOn,
    providerCode = HOSPITAL,
    offsite,
  }: { startedOn: string; endedOn: string; providerCode?: string; offsite?: 'emergency' | undefined } = {
    startedOn: '2026-10-11',
    endedOn: '2026-10-20',
  },
): Promise<SettleRequest> {
  const opened = await openEncounter(needs)({
    personId,
    providerCode,
    kind: 'inpatient',
    startedOn,
    diagnoses: [],
    particulars: {},
    ...(offsite === undefined ? {} : { offsite }),
  })
  const at = { personId, encounterId: done(opened).encounterId, providerCode }
  const lines = ['XA01', 'XB01'].map((itemCode) => ({
    lineSn: `${at.encounterId} ${itemCode}`,
    batch: '',
    itemCode,
    providerItem: itemCode,
    unitPriceMicro: 50_000_000,
    quantity: yuan * 100,
    amount: yuan * 50,
    occurredOn: startedOn,
    hasConsent: false,
    particulars: {},
  }))
  done(await uploadLines(needs)({ ...at, lines }))
  done(await dischargeEncounter(needs)({ ...at, endedOn, diagnoses: [], particulars: {} }))
  return { ...at, totalCost: yuan * 100, useAccount: true }
}

/** An outpatient visit of today with one charge of class A. @returns what asks to settle it */
export async function visitToSettle(needs: Needs, personId: string, yuan: number): Promise<SettleRequest> {
  const startedOn = needs.today()
  const visit = { personId, providerCode: HOSPITAL }
  const opened = await openEncounter(needs)({
    ...{ ...visit, kind: 'outpatient', startedOn, diagnoses: [], particulars: {} },
  })
  const at = { ...visit, encounterId: done(opened).encounterId }
  const line = { lineSn: '1', batch: '', itemCode: 'XA01', providerItem: 'XA01', occurredOn: startedOn }
  const price = { unitPriceMicro: 100_000_000, quantity: yuan * 100, amount: yuan * 100 }
  done(
    await uploadLines(needs)({ ...at, lines: [{ ...line, ...price, hasConsent: false, particulars: {} }] }),
  )
  return { ...at, totalCost: yuan * 100, useAccount: true }
}

export const settle = (needs: Needs, request: SettleRequest, msgid: string) =>
  settleEncounter(needs)({ ...request, ...messageOf(msgid), settledBy: '示例·操作员' })

/** Settles a new stay. @returns the settlement's id */
export async function settledStay(
  needs: Needs,
  personId: string,
  msgid: string,
  yuan = 10_000,
): Promise<string> {
  return String(done(await settle(needs, await stayToSettle(needs, personId, yuan), msgid)).settlementId)
}

/** The institution's own message undoes a settlement. */
export const undoByMessage = (needs: Needs, personId: string, settlementId: string, msgid: string) =>
  reverseSettlement(needs)({
    personId,
    settlementId,
    reason: '机构 2305 撤销',
    ...undoneBy(messageOf(msgid)),
    providerCode: HOSPITAL,
    message: { ...messageOf(msgid), infno: '2305' },
  })

/** 2601: the institution does not know whether its 2305 took effect, and wants none of it. */
export const takeBack = (needs: Needs, personId: string, originalMsgid: string, msgid: string) =>
  compensate(needs)({
    personId,
    originalMsgid,
    originalInfno: '2305',
    message: { ...messageOf(msgid), infno: '2601' },
  })

export const undo = (needs: Needs, personId: string, settlementId: string) =>
  reverseSettlement(needs)({
    personId,
    settlementId,
    reason: '明细有误',
    askedBy: 'jia',
    approvedBy: 'yi',
  })
