import { ok, type Result, refuse } from '@tongchou/kernel'
import { LAW_FAULTS } from '../words/faults.ts'
import { named, rankOf } from './layers.ts'
import type { Bundle, BundleFault } from './read-bundle.ts'

/** The places whose law is known, by region code. */
export type BundleShelf = ReadonlyMap<string, Bundle>

/** Puts bundles beside one another: one for each place, and none for a county whose city has its own (SP-3). */
export function shelfOf(bundles: readonly Bundle[]): Result<BundleShelf, BundleFault[]> {
  const shelf = new Map(bundles.map((bundle) => [bundle.region, bundle]))
  const faults = bundles.flatMap((bundle): BundleFault[] => {
    const fault = (reason: string): BundleFault => ({ file: 'bundle.yaml', key: 'region', reason })
    if (shelf.get(bundle.region) !== bundle)
      return [
        fault(LAW_FAULTS.twoBundles(bundle.region, `${bundle.name}、${shelf.get(bundle.region)?.name}`)),
      ]
    if (bundle.place.synthetic) return [fault(LAW_FAULTS.invented(bundle.name))]
    const city = rankOf(bundle.region) === 'county' ? shelf.get(`${bundle.region.slice(0, 4)}00`) : undefined
    return city === undefined ? [] : [fault(LAW_FAULTS.countyOfCity(named(bundle), named(city)))]
  })
  return faults.length > 0 ? refuse(faults) : ok(shelf)
}
