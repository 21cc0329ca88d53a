import { type Clause, useClause } from '../frame/clauses.ts'
import { clauseLabel } from './clause-label.ts'
import './parts.css'

/**
 * The law's voice beside a value: a clause in its own words, 读法 where it is read into the law, 待核实 where no original was seen.
 * A click opens the clause; without `onOpen` the tag only names it.
 * @param clause the clause's id, which is never the label: `JM-13.1` reads 第十三条（一）
 * @param isUnverified the value has no original among the sources, whatever its clause
 */
export function ClauseTag(props: {
  clause: string
  isUnverified?: boolean
  onOpen?: (clause: string) => void
}) {
  const { clause, isUnverified = false, onOpen } = props
  // A clause that a later document enacts anew is called as before: JM-13.1@2027-01-01 is 第十三条（一）.
  const original = clause.replace(/@.*$/, '')
  const known = useClause(clause)
  const before = useClause(original)
  const found = known ?? before
  const kind = isUnverified ? 'unverified' : (found?.kind ?? kindOf(clause))
  // The same article of another place is another article.
  const where = found?.place ?? ''
  const label = `${where}${labelOf(kind, found?.label ?? clauseLabel(original))}`
  if (onOpen === undefined) return <span className={`clause clause-${kind}`}>{label}</span>
  return (
    <button type="button" className={`clause clause-${kind}`} title="看条款" onClick={() => onOpen(clause)}>
      {label}
    </button>
  )
}

const kindOf = (clause: string): Clause['kind'] => (/\d-[a-z]/.test(clause) ? 'reading' : 'clause')

function labelOf(kind: Clause['kind'], label: string): string {
  if (kind === 'reading') return '读法'
  return kind === 'unverified' ? '待核实' : label
}
