import { clauseLabel } from './clause-label.ts'
import './parts.css'

/** How a value stands to the law: said by it, read into it where it leaves room, or without an original among the sources. */
export type ClauseKind = 'clause' | 'reading' | 'unverified'

/**
 * The law's voice beside a value. A click opens the clause; without `onOpen` the tag only names it.
 * @param clause the clause's id, which is never the label: `JM-13.1` reads 第十三条（一）
 */
export function ClauseTag(props: { clause: string; kind?: ClauseKind; onOpen?: (clause: string) => void }) {
  const { clause, kind = 'clause', onOpen } = props
  const label = kind === 'reading' ? '读法' : kind === 'unverified' ? '待核实' : clauseLabel(clause)
  const title = kind === 'clause' ? '看条款' : clauseLabel(clause)
  if (onOpen === undefined) return <span className={`clause clause-${kind}`}>{label}</span>
  return (
    <button type="button" className={`clause clause-${kind}`} title={title} onClick={() => onOpen(clause)}>
      {label}
    </button>
  )
}
