import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Unlisten } from './database.ts'

type Hear = (payload: string | undefined) => void

// Short enough that a restarted database is heard again at once, long enough not to spin.
const reconnectMs = 250

/** LISTEN on one connection of its own, made anew whenever it breaks. */
export function createListener(connect: () => pg.Client): {
  listen(channel: string, hear: Hear): Promise<Unlisten>
  close(): Promise<void>
} {
  const hearers = new Map<string, Set<Hear>>()
  let closed = false
  let current: Promise<pg.Client | undefined> | undefined

  const open = async (): Promise<pg.Client> => {
    const client = connect()
    client.on('notification', ({ channel, payload }) => {
      for (const hear of hearers.get(channel) ?? []) hear(payload ?? '')
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      for (const channel of hearers.keys()) await client.query(`listen "${channel}"`)
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    // Not before it listens, or a connection that breaks meanwhile would be made anew twice.
    client.once('end', () => {
      if (!closed) current = reopen()
    })
    return client
  }

  const reopen = async (): Promise<pg.Client | undefined> => {
    while (!closed) {
      await sleep(reconnectMs)
      const client = await open().catch(() => undefined)
      if (client === undefined) continue
      for (const set of hearers.values()) for (const hear of set) hear(undefined)
      return client
    }
    return undefined
  }

  return {
    listen: async (channel, hear) => {
      const set = hearers.get(channel) ?? new Set()
      hearers.set(channel, set.add(hear))
      current ??= open()
      const client = await current
      await client?.query(`listen "${channel}"`)
      return async () => {
        set.delete(hear)
      }
    },
    close: async () => {
      closed = true
      const client = await current?.catch(() => undefined)
      await client?.end()
    },
  }
}
