import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { LivenessLock, Unlisten } from './database.ts'

type Hear = (payload: string | undefined) => void

// Marks our liveness locks; has_sign_of_life() in the migrations looks for it.
const livenessClass = 468_483
// Short enough to hear a restarted database again at once, long enough not to spin.
const reconnectMs = 250
// Long after a server that is there has answered.
const verifyMs = 2_000

// It waits for weeks without a statement. Servers before PostgreSQL 14 have no such limit.
const neverIdle = `select set_config(name, '0', false) from pg_settings where name = 'idle_session_timeout'`

/**
 * LISTEN on a connection of its own, replaced whenever it breaks. The connection also holds the
 * liveness locks: advisory locks, which the server drops as soon as the connection is closed.
 */
export function createListener(connect: () => pg.Client): {
  listen(channel: string, hear: Hear): Promise<Unlisten>
  holdLivenessLock(process: string): Promise<LivenessLock>
  /** The server was away: replaces the connection unless it still answers. */
  verify(): Promise<void>
  close(): Promise<void>
} {
  const listeners = new Map<string, Set<Hear>>()
  const holders = new Set<string>()
  let heldSince: number | undefined
  let wasLost = false
  let closed = false
  let current: Promise<pg.Client | undefined> | undefined

  const open = async (): Promise<pg.Client> => {
    const client = connect()
    client.on('notification', ({ channel, payload }) => {
      for (const hear of listeners.get(channel) ?? []) hear(payload ?? '')
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query(neverIdle)
      for (const channel of listeners.keys()) await client.query(`listen "${channel}"`)
      for (const process of holders) await lock(client, process)
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    // Only once it listens: a connection that broke before that would be replaced twice.
    client.once('end', () => {
      heldSince = undefined
      wasLost ||= holders.size > 0
      if (!closed) current = reconnect()
    })
    return client
  }

  const lock = async (client: pg.Client, process: string): Promise<void> => {
    // Shared: the server may not have noticed yet that our former connection is gone.
    await client.query('select pg_advisory_lock_shared($1, hashtext($2))', [livenessClass, process])
    heldSince = performance.now()
  }

  const reconnect = async (): Promise<pg.Client | undefined> => {
    for (let failed = false; !closed; failed = true) {
      // At once the first time: until then we hold no liveness lock.
      if (failed) await sleep(reconnectMs)
      const client = await open().catch(() => undefined)
      if (client === undefined) continue
      for (const set of listeners.values()) for (const hear of set) hear(undefined)
      return client
    }
    return undefined
  }

  return {
    listen: async (channel, hear) => {
      const set = listeners.get(channel) ?? new Set()
      listeners.set(channel, set.add(hear))
      current ??= open()
      const client = await current
      await client?.query(`listen "${channel}"`)
      return async () => {
        set.delete(hear)
      }
    },
    holdLivenessLock: async (process) => {
      holders.add(process)
      current ??= open()
      const client = await current
      if (client !== undefined) await lock(client, process)
      return { heldSince: () => heldSince, wasLost: () => wasLost }
    },
    verify: async () => {
      const client = await current?.catch(() => undefined)
      if (client === undefined) return
      const answered = client.query('select 1').catch(() => undefined)
      const answer = await Promise.race([answered, sleep(verifyMs, undefined, { ref: false })])
      // With a statement under way this cuts the connection. Nothing else would: the server may have
      // closed its end while nothing arrived here, and TCP asks after hours.
      if (answer === undefined && !closed) void client.end()
    },
    close: async () => {
      closed = true
      const client = await current?.catch(() => undefined)
      await client?.end()
    },
  }
}
