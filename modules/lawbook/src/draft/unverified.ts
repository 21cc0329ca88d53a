import type { Bundle } from '@tongchou/policy'
import { type PlacedValue, placedValues } from '../law/law-words.ts'

/** A figure whose original nobody has seen, and which the draft brings or changes. */
export interface UnverifiedFigure {
  id: string
  value: PlacedValue
}

interface Law {
  bundle: Bundle
  files: Readonly<Record<string, string>>
}

/** The unverified figures that the draft has and the version before it has not: publishing asks for each. */
export function unverifiedIn(before: Law, after: Law): UnverifiedFigure[] {
  const known = new Set(figures(before).map(({ id }) => id))
  return figures(after).filter(({ id }) => !known.has(id))
}

const figures = ({ bundle, files }: Law): UnverifiedFigure[] =>
  placedValues(bundle, files)
    .filter(({ isVerified }) => !isVerified)
    .map((value) => ({ id: `${value.file}#${value.key}@${value.from}`, value }))
