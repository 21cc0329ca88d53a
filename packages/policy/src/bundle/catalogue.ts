import { z } from 'zod'
import { inForce } from './histories.ts'
import type { BundleFault } from './read-bundle.ts'
import { history, yuan } from './values.ts'

/** 三大目录 (JM-21): items of the nation's and the province's catalogues whose class or ceiling the law itself changes, by code. */
export const catalogueSchema = z.strictObject({
  items: z.record(
    z.string(),
    history({ class: z.enum(['A', 'B', 'C']), ceiling: yuan.nullable().default(null) }),
  ),
})
type Catalogue = z.infer<typeof catalogueSchema>

/** Where a city's catalogue goes beyond the one above it: an item that it adds, a better class, a higher ceiling. */
export function widenings(own: Catalogue, above: Catalogue | null): BundleFault[] {
  return Object.entries(own.items).flatMap(([code, entries]) =>
    entries.flatMap((entry): BundleFault[] => {
      const fault = (what: string): BundleFault[] => [
        {
          file: 'catalogue.yaml',
          key: `items.${code}`,
          reason: `${what} from ${entry.from}: a city cannot widen the catalogue (JM-21)`,
        },
      ]
      const known = inForce(above?.items[code] ?? [], entry.from)
      if (known === null) return fault(`${code} is in no catalogue above`)
      if (entry.class < known.class)
        return fault(`${code} is class ${known.class} above and ${entry.class} here`)
      const isHigher = known.ceiling !== null && (entry.ceiling === null || entry.ceiling > known.ceiling)
      return isHigher ? fault(`the ceiling of ${code} is higher than above`) : []
    }),
  )
}
