import DataLoader from 'dataloader'

/**
 * Reads by id that are asked for in the same turn of the event loop go to the database together,
 * whoever asks: requests that shared a call are answered together. Nothing is remembered.
 */
export function gather<Row>(
  read: (ids: readonly string[]) => Promise<readonly Row[]>,
  idOf: (row: Row) => string,
): (ids: readonly string[]) => Promise<Row[]> {
  const loader = new DataLoader<string, readonly Row[]>(
    async (ids) => {
      const rows = Map.groupBy(await read([...new Set(ids)]), idOf)
      return ids.map((id) => rows.get(id) ?? [])
    },
    { cache: false },
  )
  return async (ids) => {
    const found = await Promise.all([...new Set(ids)].map((id) => loader.load(id)))
    return found.flat()
  }
}
