import { CLASS_NAMES } from '@tongchou/settlement/contract'
import './parts.css'

/** 甲, 乙 or 丙 as a small square; the letter carries the meaning. */
export const ClassBadge = ({ of }: { of: keyof typeof CLASS_NAMES }) => (
  <span className={`class-badge class-${of}`}>{CLASS_NAMES[of]}</span>
)
