import type { BundleShelf } from '@tongchou/policy'

/** What is known of every place: its layers, its content hash, and where a binding provision beats its own (JM-38). */
export function printLaw(shelf: BundleShelf): string[] {
  return [...shelf.values()]
    .sort((a, b) => (a.region < b.region ? -1 : 1))
    .flatMap(({ region, name, place, layers, hash, overridden }) => [
      `${region} ${name}  自 ${place.from}${place.inForce ? '' : '  草案，未公布'}${
        layers.length === 0 ? '' : `  上位：${layers.map((layer) => layer.name).join(' ← ')}`
      }  ${hash.slice(0, 12)}`,
      ...overridden.map(
        ({ file, key, from, to, clause, instead }) =>
          `    ${file} ${key}：自 ${from}${to === undefined ? '' : ` 至 ${to}`} 执行上位 ${clause}，本地 ${instead} 让位`,
      ),
    ])
}
