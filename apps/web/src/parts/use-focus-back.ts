import { useEffect, useState } from 'react'

/** For a dialog that is drawn only while it is open: when it goes, what had the focus before has it again. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    },
    [before],
  )
}
