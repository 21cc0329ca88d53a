const STEPS: Readonly<Record<string, number>> = { J: 1, K: -1, ArrowDown: 1, ArrowUp: -1 }

/**
 * Moves the focus in the list that has it: `data-list` marks a list, `data-row` its focusable rows. Letters also enter the first
 * list of the page when nothing has the focus; arrows do not, because they scroll.
 * @returns whether the key meant a list
 */
export function moveInList(key: string): boolean {
  const step = STEPS[key]
  if (step === undefined) return false
  const active = document.activeElement
  const inside = active?.closest<HTMLElement>('[data-list]') ?? null
  const list = inside ?? (key.startsWith('Arrow') ? null : document.querySelector<HTMLElement>('[data-list]'))
  if (list === null) return false
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.findIndex((row) => row === active || row.contains(active))
  rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus()
  return rows.length > 0
}
