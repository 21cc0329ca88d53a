import type { Bundle } from '@tongchou/policy'
import { type LawValue, lawValues } from '@tongchou/policy/words'
import { parse } from 'yaml'

/** A dated value of the law in words, and where its file holds it. */
export interface PlacedValue extends LawValue {
  file: string
  /** Path of the history in the file: `deductible`, `maxima.pooledPaid`. */
  key: string
}

/** Every dated value of a version in the law's words, in the order of its files. */
export function placedValues(
  bundle: Bundle,
  files: Readonly<Record<string, string>>,
): readonly PlacedValue[] {
  const before = known.get(bundle)
  if (before !== undefined) return before
  const names = Object.keys(files).map((file) => ({ file, name: nameInBundle(file, files[file] ?? '') }))
  const values = lawValues(bundle).flatMap((value): PlacedValue[] => {
    const place = names.find(({ name }) => value.at.startsWith(`${name}.`))
    if (place === undefined) return []
    const key = value.at.slice(place.name.length + 1).replace(/\[\d+\]$/, '')
    return [{ ...value, file: place.file, key }]
  })
  known.set(bundle, values)
  return values
}

const known = new WeakMap<Bundle, readonly PlacedValue[]>()

/** How the bundle calls what a file holds: a benefit by its benefit and schemes, a section by its own name. */
function nameInBundle(file: string, text: string): string {
  const content: unknown = parse(text)
  if (typeof content === 'object' && content !== null && 'benefit' in content && 'schemes' in content) {
    const code = 'benefitCode' in content ? `:${String(content.benefitCode)}` : ''
    return `${String(content.benefit)}${code}.${(content.schemes as string[]).join('+')}`
  }
  // A layer above the place has its files under a folder of their own.
  const own = file.split('/').at(-1) ?? file
  return own.replace(/\.yaml$/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
