import type { CivilDate } from '@tongchou/kernel'
import type { Insurance, Level, Person } from '../platform/platform.ts'
import { yuan } from '../words/amounts.ts'
import {
  CHRGITM_LV,
  INSUTYPE,
  psnTypeOf,
  SPECIAL_INSUTYPE,
  SPECIAL_PSN_TYPE,
} from '../words/national-codes.ts'

/** What the sandbox opens to everybody, in our own words; the amounts in fen. */
export interface SandboxFacts {
  readonly endpoint: string
  readonly district: string
  readonly today: CivilDate
  readonly institutions: readonly SandboxInstitution[]
  readonly persons: readonly SandboxPerson[]
  readonly items: readonly SandboxItem[]
  readonly diseases: readonly { readonly code: string; readonly name: string }[]
}

export interface SandboxInstitution {
  readonly providerCode: string
  readonly name: string
  readonly level: Level
  readonly kind: string
  readonly district: string
  readonly isSigned: boolean
  readonly infcodeAs: 'number' | 'string'
  readonly gateway: 'x-tif' | 'csb' | 'none'
  readonly account: string
  readonly secret: string
}

export interface SandboxPerson {
  readonly person: Person
  readonly insurance: Insurance
  readonly balance: number
  readonly conditions: readonly string[]
  /** What is special about the person, in one Chinese phrase. */
  readonly situation: string
  readonly voucher: string
  readonly card: string
}

export interface SandboxItem {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly listType: string
  readonly chargeType: string
  readonly class: 'A' | 'B' | 'C'
  readonly listPrice: number
}

/** Everything with which anybody's client can start: institutions with their keys, persons in typical situations, items, diagnoses. Amounts in yuan. */
export const fixturesOf = (facts: SandboxFacts) => ({
  endpoint: facts.endpoint,
  mdtrtarea_admvs: facts.district,
  institutions: facts.institutions.map(institutionOf),
  persons: facts.persons.map((it) => personOf(it, facts.today)),
  items: facts.items.map(itemOf),
  diseases: facts.diseases.map(({ code, name }) => ({ dise_codg: code, dise_name: name })),
})

export type Fixtures = ReturnType<typeof fixturesOf>

const institutionOf = (it: SandboxInstitution) => ({
  fixmedins_code: it.providerCode,
  fixmedins_name: it.name,
  level: it.level,
  kind: it.kind,
  admdvs: it.district,
  signed: it.isSigned,
  infcode: it.infcodeAs,
  gateway: it.gateway,
  paasid: it.account,
  secret: it.secret,
})

const ID_CARD = '02'

function personOf(it: SandboxPerson, today: CivilDate) {
  const { person, insurance, balance, conditions, situation } = it
  const enrolment = insurance.enrolment ?? insurance.enrolments[0]
  const { isSpecial } = person
  const scheme = enrolment?.scheme ?? 'resident'
  const status = enrolment?.status ?? 'resident'
  return {
    psn_no: person.personNo,
    psn_name: person.name,
    certno: person.idNumber,
    mdtrt_cert_type: ID_CARD,
    insutype: isSpecial ? SPECIAL_INSUTYPE : INSUTYPE[scheme],
    insuplc_admdvs: enrolment?.district ?? person.district,
    psn_type: isSpecial ? SPECIAL_PSN_TYPE : psnTypeOf(status, person.bornOn, today),
    birthDate: person.bornOn,
    status: isSpecial ? 'special' : status,
    categories: insurance.categories.map(({ category }) => category),
    conditions,
    balc: yuan(balance),
    situation,
    // In place of the identity card: mdtrt_cert_type 01 with the e-voucher's token, 03 with the card's number.
    ecToken: it.voucher,
    cardno: it.card,
  }
}

const itemOf = (it: SandboxItem) => ({
  med_list_codg: it.code,
  medins_list_codg: `OWN-${it.code}`,
  name: it.name,
  list_type: it.listType,
  med_chrgitm_type: it.chargeType,
  chrgitm_lv: CHRGITM_LV[it.class],
  pric: yuan(it.listPrice),
  cnt_unit: it.unit,
})
