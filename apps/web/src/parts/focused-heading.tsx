import { type ReactNode, useEffect, useRef } from 'react'

/** The head of what has just come into view: the keyboard goes on from here, and it is read aloud. */
export function FocusedHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  )
}
