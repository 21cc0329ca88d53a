import type { ReactNode } from 'react'
import './parts.css'

/** A key as it is drawn on the control that it presses. */
export const KeyCap = ({ children }: { children: ReactNode }) => <kbd className="key-cap">{children}</kbd>
