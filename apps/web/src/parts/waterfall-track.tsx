import type { WaterfallRow } from '@tongchou/settlement/contract'
import { toneColour } from '../theme/tokens.ts'
import './waterfall-track.css'

/** The bar of a waterfall's row where the one before ended, and the hairline down to the next one. */
export function WaterfallTrack(props: { row: WaterfallRow; next: WaterfallRow | undefined; total: number }) {
  const { row, next, total } = props
  const share = (fen: number): string => `${total === 0 ? 0 : (fen / total) * 100}%`
  const edge = next === undefined || next.isSum === row.isSum ? row.from : row.isSum ? row.fen : row.from
  return (
    <span className="waterfall-track" aria-hidden>
      <span className="waterfall-bar" style={{ left: share(row.from), width: share(row.fen) }}>
        {row.pieces.map(({ fen, tone }, at) => (
          <i key={`${tone}${at.toString()}`} style={{ flexGrow: fen, background: toneColour(tone) }} />
        ))}
      </span>
      {next !== undefined && !(row.from === 0 && next.isSum) && (
        <span className="waterfall-link" style={{ left: share(edge) }} />
      )}
    </span>
  )
}
