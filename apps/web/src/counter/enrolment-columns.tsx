import type { PersonRecord } from '@tongchou/insured/contract'
import { type Column, days, words } from '../parts/columns.tsx'
import { districtName } from '../parts/district-name.tsx'
import { SCHEME_NAMES, STATUS_NAMES } from '../parts/words.ts'

type Enrolment = PersonRecord['enrolments'][number]

/** Relations to a scheme; one a day, never two. */
export const ENROLMENT_COLUMNS: readonly Column<Enrolment>[] = [
  days('从', (it) => it.from),
  days('到', (it) => it.to ?? '至今'),
  words('险种', (it) => SCHEME_NAMES[it.scheme] ?? it.scheme),
  words('身份', (it) => (it.enrolledAs === 'newborn' ? '新生儿' : (STATUS_NAMES[it.status] ?? it.status))),
  words('单位', (it) => (it.employer === null || it.employer === '' ? '—' : it.employer)),
  words('区县', (it) => districtName(it.district)),
  words('个人账户', (it) => (it.hasAccount ? '有' : '无')),
]
