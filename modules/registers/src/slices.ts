import { setImmediate } from 'node:timers/promises'

/** Some milliseconds of reading and comparing. */
const SLICE = 200

/** The items of long work, in slices: between two of them whatever else waits is done, so that a province's table delays nobody. */
export async function* inSlices<Item>(items: Iterable<Item> | AsyncIterable<Item>): AsyncGenerator<Item> {
  let left = SLICE
  for await (const item of items) {
    yield item
    left -= 1
    if (left > 0) continue
    await setImmediate()
    left = SLICE
  }
}

/** What the work makes of each item, in their order. */
export async function mapInSlices<Item, Made>(
  items: Iterable<Item> | AsyncIterable<Item>,
  make: (item: Item) => Made,
): Promise<Made[]> {
  const made: Made[] = []
  for await (const item of inSlices(items)) made.push(make(item))
  return made
}

/** The items by what each is named with. */
export async function groupedInSlices<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
): Promise<Map<string, Item[]>> {
  const groups = new Map<string, Item[]>()
  for await (const item of inSlices(items)) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}

/** As many as the database is asked about at once. */
const BATCH = 2_000

/** A long list as several, each of which is quickly sent. */
export function* batchesOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH)
}
