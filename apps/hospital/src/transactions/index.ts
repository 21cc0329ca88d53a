import type { Transaction } from '../transaction.ts'
import type { Infno } from '../wire/read-input.ts'
import { identifyPerson } from './1101-identify-person.ts'
import { readCodeList } from './1901-code-list.ts'
import { checkEntitlement } from './2001-check-entitlement.ts'
import { registerVisit } from './2201-register-visit.ts'
import { cancelVisit } from './2202-cancel-visit.ts'
import { describeVisit, describeVisitA } from './2203-describe-visit.ts'
import { uploadVisitLines } from './2204-upload-visit-lines.ts'
import { withdrawVisitLines } from './2205-withdraw-visit-lines.ts'
import { previewVisit, previewVisitA } from './2206-preview-visit.ts'
import { settleVisit, settleVisitA } from './2207-settle-visit.ts'
import { reverseVisit } from './2208-reverse-visit.ts'
import { uploadStayLines } from './2301-upload-stay-lines.ts'
import { withdrawStayLines } from './2302-withdraw-stay-lines.ts'
import { previewStay, previewStayA } from './2303-preview-stay.ts'
import { settleStay, settleStayA } from './2304-settle-stay.ts'
import { reverseStay } from './2305-reverse-stay.ts'
import { admit } from './2401-admit.ts'
import { discharge } from './2402-discharge.ts'
import { amendStay } from './2403-amend-stay.ts'
import { cancelAdmission } from './2404-cancel-admission.ts'
import { undoDischarge } from './2405-undo-discharge.ts'
import { compensate } from './2601-compensate.ts'
import { readSettlement } from './5203-read-settlement.ts'
import { readLines } from './5204-read-lines.ts'
import { readAccumulators } from './5206-year-accumulators.ts'
import { readFiledDiseases } from './5301-filed-diseases.ts'
import { readFiledReferrals } from './5304-filed-referrals.ts'
import { signIn } from './9001-sign-in.ts'
import { signOut } from './9002-sign-out.ts'

/** Every transaction by its number: one that has a table but no file does not compile. */
export const HANDLERS: { readonly [No in Infno]: Transaction<No> } = {
  '1101': identifyPerson,
  '1901': readCodeList,
  '2001': checkEntitlement,
  '2201': registerVisit,
  '2202': cancelVisit,
  '2203': describeVisit,
  '2203A': describeVisitA,
  '2204': uploadVisitLines,
  '2205': withdrawVisitLines,
  '2206': previewVisit,
  '2206A': previewVisitA,
  '2207': settleVisit,
  '2207A': settleVisitA,
  '2208': reverseVisit,
  '2301': uploadStayLines,
  '2302': withdrawStayLines,
  '2303': previewStay,
  '2303A': previewStayA,
  '2304': settleStay,
  '2304A': settleStayA,
  '2305': reverseStay,
  '2401': admit,
  '2402': discharge,
  '2403': amendStay,
  '2404': cancelAdmission,
  '2405': undoDischarge,
  '2601': compensate,
  '5203': readSettlement,
  '5204': readLines,
  '5206': readAccumulators,
  '5301': readFiledDiseases,
  '5304': readFiledReferrals,
  '9001': signIn,
  '9002': signOut,
}
