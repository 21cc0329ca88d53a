import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react'
import { moveInList } from './list-keys.ts'

/** One key of a page: pressed, it does `run`; the list of all keys (`?`) says `title`. */
export interface PageKey {
  /** As `KeyboardEvent.key`, `Alt 1` for a digit with Alt, `G O` for G followed by a letter. */
  readonly key: string
  readonly title: string
  readonly run: () => void
}

interface Registry {
  /** Adds keys until the returned function is called; of two for one key the later wins. */
  add(keys: readonly PageKey[]): () => void
  all(): PageKey[]
}

const Keys = createContext<Registry | null>(null)

/** Gives every page below single-letter keys, which are off while a field has focus. */
export function KeyboardProvider({ children }: { children: ReactNode }) {
  const layers = useRef<(readonly PageKey[])[]>([])
  const registry = useMemo<Registry>(
    () => ({
      add(keys) {
        layers.current.push(keys)
        return () => {
          layers.current = layers.current.filter((layer) => layer !== keys)
        }
      },
      all: () => layers.current.flat(),
    }),
    [],
  )
  useEffect(() => {
    let isAfterG = false
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submitFrom(event.target)) return
      // A dialog above the page has the keyboard to itself.
      if (isUnderDialog()) return
      const name = nameOf(event, isAfterG)
      isAfterG = false
      if (name === null) return
      if (name === 'G') {
        isAfterG = true
        return
      }
      const found = registry.all().findLast((it) => it.key === name)
      if (found === undefined && !moveInList(name)) return
      event.preventDefault()
      found?.run()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [registry])
  return <Keys value={registry}>{children}</Keys>
}

/** Registers keys while the component is on the screen. Memoize the array where `run` changes often. */
export function useKeys(keys: readonly PageKey[]): void {
  const registry = useContext(Keys)
  useEffect(() => registry?.add(keys), [registry, keys])
}

/** The keys in force now, for the list that `?` shows. */
export const useRegistry = (): Registry | null => useContext(Keys)

const isUnderDialog = (): boolean =>
  [...document.querySelectorAll('.ant-modal-wrap')].some((dialog) => dialog.checkVisibility())

/** Sends the form that has the focus, where its button may be pressed. @returns whether the focus is in a form */
function submitFrom(target: EventTarget | null): boolean {
  const form = target instanceof HTMLElement ? target.closest('form') : null
  const button = [...(form?.elements ?? [])].find(
    (it) => it instanceof HTMLButtonElement && it.type === 'submit',
  )
  if (button instanceof HTMLButtonElement) button.click()
  return form !== null
}

function nameOf(event: KeyboardEvent, isAfterG: boolean): string | null {
  if (event.ctrlKey || event.metaKey || event.isComposing) return null
  if (event.altKey) return event.code.startsWith('Digit') ? `Alt ${event.code.slice(5)}` : null
  const isFree = !isField(event.target) || event.key === 'Escape' || /^F\d/.test(event.key)
  if (!isFree) return null
  const letter = event.key.length === 1 ? event.key.toUpperCase() : event.key
  return isAfterG ? `G ${letter}` : letter
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
