import { yuan } from '../format/amounts.ts'
import './parts.css'

export interface PaidPart {
  readonly name: string
  readonly fen: number
  readonly colour: string
}

/** Who paid: one bar of all parts, cool for funds and warm for the person, with its legend below. */
export function PaidBar({ parts, hasLegend = true }: { parts: readonly PaidPart[]; hasLegend?: boolean }) {
  const shown = parts.filter((part) => part.fen > 0)
  const sentence = shown.map((part) => `${part.name} ${yuan(part.fen)} 元`).join('，')
  return (
    <div>
      <div className="paid-bar" role="img" aria-label={sentence}>
        {shown.map((part) => (
          <span key={part.name} style={{ flexGrow: part.fen, background: part.colour }} />
        ))}
      </div>
      {hasLegend && (
        <ul className="legend" aria-hidden>
          {shown.map((part) => (
            <li key={part.name}>
              <i style={{ background: part.colour }} /> {part.name}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
