import type { FoundPerson } from '@tongchou/insured/contract'
import { districtName } from '../parts/district-name.tsx'
import { SCHEME_NAMES, SEX_NAMES } from '../parts/words.ts'

/** Those found, own district first; scheme, district, age and last four digits tell namesakes apart. */
export const FoundList = (props: {
  persons: readonly FoundPerson[]
  chosen: string | null
  onChoose: (personId: string) => void
}) => (
  <ul className="found" data-list>
    {props.persons.map((it) => (
      <li key={it.personId}>
        <button
          type="button"
          data-row
          aria-current={it.personId === props.chosen}
          onClick={() => props.onChoose(it.personId)}
        >
          <strong>{it.name}</strong>
          <span>
            {SEX_NAMES[it.sex]} {it.age}
          </span>
          <span>
            {it.isDeceased
              ? '已故'
              : it.scheme === null
                ? '未参保'
                : (SCHEME_NAMES[it.scheme] ?? it.scheme).slice(0, 2)}{' '}
            · {districtName(it.district)}
          </span>
          <span className="mono">…{it.idNumberMask.slice(-4)}</span>
        </button>
      </li>
    ))}
  </ul>
)
