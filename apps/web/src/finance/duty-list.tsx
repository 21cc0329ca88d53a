import { type Duty, MARKS } from './duties.tsx'

/** Duties under one another, each with its mark, and the way to it. */
export const DutyList = ({ duties, hasDay = false }: { duties: readonly Duty[]; hasDay?: boolean }) => (
  <ul className="duty-list" data-list>
    {duties.map((it) => (
      <li key={it.key}>
        <DutyMark mark={it.mark} />
        {hasDay && <span className="num duty-day">{it.day}</span>}
        {it.open(it.title)}
        <span className="hint">{it.about}</span>
      </li>
    ))}
  </ul>
)

export const DutyMark = ({ mark }: { mark: Duty['mark'] }) => (
  <span className={`duty-mark duty-${mark}`} role="img" aria-label={MARKS[mark].word}>
    {MARKS[mark].sign}
  </span>
)
