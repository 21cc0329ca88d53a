import type { CivilDate } from '@tongchou/kernel'
import { type EntitlementTerms, type HospitalStay, inForce, stayOn } from '@tongchou/policy'
import type { RecordedEvent } from './recorded-event.ts'

/** A stay in hospital and the scheme by which it is settled. */
export interface SchemeStay extends HospitalStay {
  readonly scheme: 'employee' | 'resident' | 'student'
}

/** The stay that forbids facts asked for on a day, because one of them enrols in the other scheme (JM-17.3.4); null where none does. */
export function stayAgainstSwitch(
  added: readonly RecordedEvent[],
  stays: readonly SchemeStay[],
  on: CivilDate,
  { switchDuringStay }: EntitlementTerms,
): SchemeStay | null {
  const rule = inForce(switchDuringStay ?? [], on)
  if (rule === null || rule.allowed) return null
  const stay = stayOn(stays, on)
  if (stay === null) return null
  return added.some((event) => event.type === 'enrol' && event.scheme !== stay.scheme) ? stay : null
}
