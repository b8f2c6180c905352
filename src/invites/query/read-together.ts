import DataLoader from 'dataloader'
import type { Caller } from '#identity/caller.ts'
import { visibilityKey } from './visibility.ts'

type Read<Row> = (ids: readonly string[], caller: Caller) => Promise<Row[]>

/**
 * Reads by id that are asked for in the same turn of the event loop go to the database together,
 * whoever asks, if they may see the same: requests that shared a call are answered together.
 * Nothing is remembered.
 */
export function readTogether<Row>(read: Read<Row>, idOf: (row: Row) => string): Read<Row> {
  const loader = new DataLoader<Wanted, readonly Row[]>(
    async (wanted) => {
      const groups = Map.groupBy(wanted, ({ sight }) => sight)
      const found = new Map(
        await Promise.all(
          Array.from(groups, async ([sight, [first, ...more]]) => {
            const ids = new Set([first, ...more].flatMap((one) => one?.id ?? []))
            const rows = first === undefined ? [] : await read([...ids], first.caller)
            return [sight, Map.groupBy(rows, idOf)] as const
          }),
        ),
      )
      return wanted.map(({ id, sight }) => found.get(sight)?.get(id) ?? [])
    },
    { cache: false },
  )
  return async (ids, caller) => {
    const sight = visibilityKey(caller)
    const wanted = [...new Set(ids)].map((id) => loader.load({ id, sight, caller }))
    return (await Promise.all(wanted)).flat()
  }
}

interface Wanted {
  readonly id: string
  readonly sight: string
  readonly caller: Caller
}
