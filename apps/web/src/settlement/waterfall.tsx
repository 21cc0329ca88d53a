import { RightOutlined } from '@ant-design/icons'
import type { WaterfallRow } from '@tongchou/settlement/contract'
import { yuan } from '../format/amounts.ts'
import { ClauseTag } from '../parts/clause-tag.tsx'
import { WaterfallTrack } from '../parts/waterfall-track.tsx'
import { toneColour } from '../theme/tokens.ts'

interface Props {
  rows: readonly WaterfallRow[]
  hidden: number
  /** The whole width, in fen. */
  total: number
  at: number | null
  opensOnFocus: boolean
  onOpen: (at: number) => void
}

/** From total cost to cash in the order of calculation; every row is a button that opens its step. */
export function Waterfall({ rows, hidden, total, at, opensOnFocus, onOpen }: Props) {
  return (
    <section className="panel waterfall" aria-label="从总费用到现金">
      <ul data-list>
        {rows.map((row, index) => (
          <li key={row.name} className={row.isSum ? 'waterfall-sum' : undefined}>
            <button
              type="button"
              data-row
              className="waterfall-row"
              aria-expanded={index === at}
              onClick={() => onOpen(index)}
              onFocus={() => opensOnFocus && onOpen(index)}
            >
              <Name row={row} />
              <WaterfallTrack row={row} next={rows[index + 1]} total={total} />
              <span className="waterfall-money num">{yuan(row.isSum ? row.fen : -row.fen)}</span>
              <RightOutlined aria-hidden className="waterfall-arrow" />
            </button>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="waterfall-zeros hint">另有 {hidden} 项为 0</p>}
    </section>
  )
}

function Name({ row }: { row: WaterfallRow }) {
  const [piece] = row.pieces
  const clauses = row.isSum ? [] : (row.step?.clauses ?? [])
  return (
    <>
      <span className="waterfall-name">
        {!row.isSum && piece !== undefined && (
          <i aria-hidden style={{ background: toneColour(piece.tone) }} />
        )}
        {row.name}
      </span>
      <span className="waterfall-clause">
        {clauses.slice(0, 1).map((clause) => (
          <ClauseTag key={clause} clause={clause} />
        ))}
        {clauses.length > 1 && <span className="hint">+{clauses.length - 1}</span>}
      </span>
    </>
  )
}
