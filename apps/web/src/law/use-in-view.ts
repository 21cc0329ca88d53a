import { useEffect, useState } from 'react'

/** The band under the bar in which a reader's eye rests: what reaches into it is being read. */
const BAND = '-64px 0px -66% 0px'

/**
 * Which of a page's parts is being read: the first that reaches into the upper third of the window, and at the page's end the last one.
 * @param ids of elements, in the order of the page
 */
export function useInView(ids: readonly string[]): string | null {
  const [inView, setInView] = useState<string | null>(null)
  const key = ids.join(' ')
  useEffect(() => {
    const parts = key.split(' ').flatMap((id) => document.getElementById(id) ?? [])
    const last = parts.at(-1)
    if (last === undefined) return
    const [within, shown] = [new Set<Element>(), new Set<Element>()]
    const look = (into: Set<Element>) => (entries: readonly IntersectionObserverEntry[]) => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) into.add(target)
        else into.delete(target)
      // Between two parts the one before goes on being read.
      const read = shown.has(last) ? last : parts.find((it) => within.has(it))
      if (read !== undefined) setInView(read.id)
    }
    const reading = new IntersectionObserver(look(within), { rootMargin: BAND })
    const ending = new IntersectionObserver(look(shown), { threshold: 1 })
    for (const part of parts) reading.observe(part)
    ending.observe(last)
    return () => {
      reading.disconnect()
      ending.disconnect()
    }
  }, [key])
  return inView
}
