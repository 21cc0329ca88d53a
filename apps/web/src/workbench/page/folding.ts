/** The envelope's dull lines between insuplc_admdvs and fixmedins_code, shown as one. */
export interface Folding {
  /** The text as shown, with one line in place of the folded ones. */
  readonly shown: string
  /** Line (from 1) of the placeholder in the shown text. */
  readonly at: number
  /** How many lines it stands for. */
  readonly count: number
  readonly hidden: string
}

const FIRST = /^\s*"recer_sys_code"/
const LAST = /^\s*"inf_time"/

/** Folds the envelope; null where the text has no such lines in a row. */
export function fold(text: string): Folding | null {
  const lines = text.split('\n')
  const from = lines.findIndex((line) => FIRST.test(line))
  const to = lines.findIndex((line) => LAST.test(line))
  if (from < 0 || to <= from) return null
  const hidden = lines.slice(from, to + 1)
  const names = hidden
    .slice(0, 5)
    .map((line) => /"(\w+)"/.exec(line)?.[1] ?? '')
    .join(', ')
  const placeholder = `  … ${names}`
  return {
    shown: [...lines.slice(0, from), placeholder, ...lines.slice(to + 1)].join('\n'),
    at: from + 1,
    count: hidden.length,
    hidden: hidden.join('\n'),
  }
}

/** The whole text behind a shown one that may have been edited: without the placeholder, the folded lines are gone too. Null when the placeholder itself was touched. */
export function unfold(shown: string, folding: Folding): string | null {
  const placeholder = folding.shown.split('\n')[folding.at - 1] ?? ''
  const lines = shown.split('\n')
  const places = lines.flatMap((line, at) => (line === placeholder ? [at] : []))
  const [at] = places
  if (at === undefined && !shown.includes('…')) return shown
  if (at === undefined || places.length > 1) return null
  return [...lines.slice(0, at), folding.hidden, ...lines.slice(at + 1)].join('\n')
}
