import { z } from 'zod'
import { LAW_FAULTS } from '../words/faults.ts'
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
      const fault = (reason: string): BundleFault[] => [
        { file: 'catalogue.yaml', key: `items.${code}`, reason },
      ]
      const known = inForce(above?.items[code] ?? [], entry.from)
      if (known === null) return fault(LAW_FAULTS.notInCatalogue(code, entry.from))
      if (entry.class < known.class) return fault(LAW_FAULTS.betterClass(code, entry.from, known.class))
      const isHigher = known.ceiling !== null && (entry.ceiling === null || entry.ceiling > known.ceiling)
      return isHigher ? fault(LAW_FAULTS.higherCeiling(code, entry.from)) : []
    }),
  )
}
