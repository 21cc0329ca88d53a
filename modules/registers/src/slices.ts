import { setImmediate } from 'node:timers/promises'

/** Some milliseconds of reading and comparing. */
const SLICE = 200

/** The items of long work, in slices: between two of them whatever else waits is done, so that a province's table delays nobody. */
export async function* inSlices<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  let left = SLICE
  for (const item of items) {
    yield item
    left -= 1
    if (left > 0) continue
    await setImmediate()
    left = SLICE
  }
}

/** What the work makes of each item, in their order. */
export async function mapInSlices<Item, Made>(
  items: Iterable<Item>,
  make: (item: Item) => Made,
): Promise<Made[]> {
  const made: Made[] = []
  for await (const item of inSlices(items)) made.push(make(item))
  return made
}
