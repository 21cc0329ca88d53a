import { useStaff } from '../frame/session.ts'
import { recentPersons } from './recent.ts'

/** Whom this clerk has served, to return with one click. */
export function RecentList(props: { chosen: string | null; onChoose: (personId: string) => void }) {
  const staff = useStaff()
  const recent = recentPersons(staff.login)
  if (recent.length === 0) return null
  return (
    <section className="recent">
      <h2>刚接待过 {recent.length} 人</h2>
      <ul data-list>
        {recent.map((it) => (
          <li key={it.personId}>
            <button
              type="button"
              data-row
              aria-current={it.personId === props.chosen}
              onClick={() => props.onChoose(it.personId)}
            >
              <span>{it.name}</span> <span className="hint num">{it.bornIn}</span>
              <span className="hint num">{it.at}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
