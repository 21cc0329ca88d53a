import { ok, type Result, refuse } from '@tongchou/kernel'
import { rankOf } from './layers.ts'
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
        fault(`two bundles are of ${bundle.region}: ${bundle.name} and ${shelf.get(bundle.region)?.name}`),
      ]
    if (bundle.place.synthetic) return [fault(`${bundle.name} is invented and stands beside no real place`)]
    const city = rankOf(bundle.region) === 'county' ? shelf.get(`${bundle.region.slice(0, 4)}00`) : undefined
    return city === undefined
      ? []
      : [
          fault(
            `${bundle.name} (${bundle.region}) is a county of ${city.name} (${city.region}), whose law holds in all its counties (SP-3); change the city's bundle`,
          ),
        ]
  })
  return faults.length > 0 ? refuse(faults) : ok(shelf)
}
