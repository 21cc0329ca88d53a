import { ok, type Result, refuse } from '@tongchou/kernel'
import type { Fault } from '../transaction.ts'
import { type EncounterKind, isEmergency, isOncologyTherapy, isStay, kindOf } from './encounter-kind.ts'
import { placeOf } from './ids.ts'

/** What a message's medical type and disease code say of the benefit. */
export interface Benefit {
  readonly kind: EncounterKind
  readonly benefitCode?: string
  readonly oncologyTherapy?: true
  readonly offsite?: 'emergency'
}

interface BenefitFields {
  readonly med_type: string
  readonly dise_codg?: string
}

/** Reads the benefit of a message about a stay, or about an outpatient visit: one cannot be the other. */
export function readBenefit(
  fields: BenefitFields,
  node: string,
  care: 'stay' | 'visit',
): Result<Benefit, Fault> {
  const kind = kindOf(fields.med_type)
  if (kind === null || isStay(kind) !== (care === 'stay')) {
    const reason = care === 'stay' ? '不是住院的医疗类别，请核对' : '不是门诊的医疗类别，请核对'
    const place = placeOf(node, 'med_type', '医疗类别')
    return refuse({ code: 'not-supported', ...place, value: fields.med_type, reason })
  }
  if (kind === 'chronic' && fields.dise_codg === '') {
    return refuse({ code: 'missing-field', ...placeOf(node, 'dise_codg', '病种编码') })
  }
  // Elsewhere the disease code is a diagnosis and no benefit.
  const isBenefit = kind === 'chronic' && fields.dise_codg !== undefined
  return ok({
    kind,
    ...(isBenefit ? { benefitCode: fields.dise_codg } : {}),
    ...(isOncologyTherapy(fields.med_type) ? { oncologyTherapy: true } : {}),
    ...(isEmergency(fields.med_type) ? { offsite: 'emergency' } : {}),
  })
}
