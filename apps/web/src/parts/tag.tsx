import type { ReactNode } from 'react'
import './parts.css'

export type Tone = 'plain' | 'ok' | 'warn' | 'bad' | 'primary'

/** A state in a word; the word carries it, the colour only helps. */
export const Tag = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`tag tag-${tone}`}>{children}</span>
)
