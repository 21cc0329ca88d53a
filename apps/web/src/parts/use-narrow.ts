import { useSyncExternalStore } from 'react'

const query = window.matchMedia('(max-width: 640px)')

const subscribe = (onChange: () => void): (() => void) => {
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

/** Whether the window is as narrow as a phone; side panels are then sheets at the foot. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => query.matches)
