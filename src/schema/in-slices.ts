import { shareEventLoop } from '#event-loop/event-loop-quota.ts'

// A slice takes some 5 ms to execute.
const sliceSize = 250

/**
 * The same list for a resolver of up to 10,000 entries: GraphQL executes it in slices, with other work
 * of the process in between. In one piece it would hold up everybody for 100 ms.
 */
export function inSlices<Item, Entry = Item>(
  items: readonly Item[],
  toEntry: (item: Item) => Entry,
): readonly (Entry | Promise<Entry>)[] {
  if (items.length <= sliceSize) return items.map(toEntry)
  let slice = Promise.resolve()
  return items.map((item, index) => {
    if (index % sliceSize === 0) slice = shareEventLoop(sliceSize)
    return slice.then(() => toEntry(item))
  })
}
