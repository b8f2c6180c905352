import DataLoader from 'dataloader'
import type { Caller } from '#identity/caller.ts'
import { visibilityKey } from './visibility.ts'

type Read<Row> = (ids: readonly string[], caller: Caller) => Promise<Row[]>

/**
 * Combines reads by id of one turn of the event loop into one query for all callers who may see the
 * same. Requests that shared a call are answered at the same moment, so they share a read. Nothing is
 * cached.
 */
export function readTogether<Row>(read: Read<Row>, idOf: (row: Row) => string): Read<Row> {
  const loader = new DataLoader<Wanted, readonly Row[]>(
    async (wanted) => {
      const groups = Map.groupBy(wanted, ({ visibility }) => visibility)
      const found = new Map(
        await Promise.all(
          Array.from(groups, async ([visibility, [first, ...more]]) => {
            const ids = new Set([first, ...more].flatMap((one) => one?.id ?? []))
            const rows = first === undefined ? [] : await read([...ids], first.caller)
            return [visibility, Map.groupBy(rows, idOf)] as const
          }),
        ),
      )
      return wanted.map(({ id, visibility }) => found.get(visibility)?.get(id) ?? [])
    },
    { cache: false },
  )
  return async (ids, caller) => {
    const visibility = visibilityKey(caller)
    const wanted = [...new Set(ids)].map((id) => loader.load({ id, visibility, caller }))
    return (await Promise.all(wanted)).flat()
  }
}

interface Wanted {
  readonly id: string
  readonly visibility: string
  readonly caller: Caller
}
