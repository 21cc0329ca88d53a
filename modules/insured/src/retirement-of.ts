import { type Bundle, retirementOutlook } from '@tongchou/policy'
import type { PersonRecord } from './contract.ts'
import type { StoredRecord } from './person-record.ts'

/** How far somebody who still pays is from retiring without further contributions; null for residents, retirees and the deceased. */
export function retirementOf(
  { enrolment, payments, diedOn, sex, on }: StoredRecord,
  bundle: Bundle,
): PersonRecord['retirement'] {
  if (enrolment?.scheme !== 'employee' || enrolment.status === 'retired' || diedOn !== null) return null
  const month = on.slice(0, 7)
  const paid = payments.filter(
    ({ scheme, period }) => scheme === 'employee' && period.length === month.length && period <= month,
  ).length
  const outlook = retirementOutlook(bundle.sections.retirement, on, { sex, paidHere: paid })
  return outlook === null ? null : { paid, ...outlook }
}
