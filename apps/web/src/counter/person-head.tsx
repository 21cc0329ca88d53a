import type { PersonView } from '@tongchou/insured/contract'
import { districtName } from '../parts/district-name.tsx'
import { Tag } from '../parts/tag.tsx'
import { CATEGORY_NAMES, SCHEME_NAMES, SEX_NAMES, SPECIAL_NAMES, STATUS_NAMES } from '../parts/words.ts'
import { IdentityNumber } from './identity-number.tsx'

/** Who this is: name, sex and age, scheme, masked identity, person number, district, employer. */
export function PersonHead({ person }: { person: PersonView }) {
  const { enrolment } = person
  return (
    <header className={person.diedOn === null ? 'person-head' : 'person-head person-deceased'}>
      <div>
        <h2>{person.name}</h2>
        <span>
          {SEX_NAMES[person.sex]} · {person.age} 岁
        </span>
        {enrolment !== null && (
          <Tag tone="primary">
            {SCHEME_NAMES[enrolment.scheme]} · {STATUS_NAMES[enrolment.status]}
          </Tag>
        )}
        {person.specialStatus !== null && <Tag tone="warn">{SPECIAL_NAMES[person.specialStatus]}</Tag>}
        {person.diedOn !== null && <Tag>{`${person.diedOn} 去世`}</Tag>}
        {person.access === 'record' && <Categories person={person} />}
      </div>
      <div className="person-line">
        {person.access === 'record' ? (
          <IdentityNumber personId={person.personId} mask={person.idNumberMask} />
        ) : (
          <span className="mono">{person.idNumberMask}</span>
        )}
        <span>
          人员编号 <span className="num">{person.personNo}</span>
        </span>
        <span>{districtName(person.district)}</span>
        {enrolment !== null && enrolment.employer !== null && <span>{enrolment.employer}</span>}
      </div>
    </header>
  )
}

const Categories = ({ person }: { person: Extract<PersonView, { access: 'record' }> }) =>
  person.categories
    .filter((it) => it.from <= person.on && (it.to === null || it.to >= person.on))
    .map((it) => (
      <Tag key={it.category} tone="warn">
        {CATEGORY_NAMES[it.category] ?? it.category}
      </Tag>
    ))
