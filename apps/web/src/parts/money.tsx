import { yuan } from '../format/amounts.ts'
import './parts.css'

/**
 * An amount in yuan with two decimals; hint grey when zero, `—` where it does not apply (null). The unit stands in the column's head.
 */
export function Money({ fen, isStrong = false }: { fen: number | null; isStrong?: boolean }) {
  if (fen === null) return <span className="num hint">—</span>
  const tone = fen === 0 ? 'num hint' : 'num'
  return <span className={isStrong ? `${tone} money-strong` : tone}>{yuan(fen)}</span>
}
