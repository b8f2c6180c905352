import type { Duplex } from 'node:stream'
import pg from 'pg'
import { sessionSettings } from './statements/session.ts'

/** How a pool is used at a moment. */
export interface PoolUse {
  readonly inUse: number
  readonly idle: number
  /** Those who wait for a connection. */
  readonly waiting: number
  readonly max: number
}

/** Connections for work that can be told to end. */
export interface WorkPool {
  /** To be released by its user. Rejects when it is given up. */
  connect(): Promise<pg.PoolClient>
  /**
   * The server does not answer: statements under way and waits for a connection reject at once, instead
   * of after their timeouts. The pool goes on with new connections.
   */
  giveUp(): void
  use(): PoolUse
  end(): Promise<void>
}

/**
 * Statements of one connection are sent without waiting for the answers to those before them. Each
 * connection has `sessionSettings`. `onError`: an idle connection broke; the pool replaces it by itself.
 */
export function openPool(config: pg.PoolConfig, onError: (error: Error) => void): WorkPool {
  const pool = new pg.Pool({ ...config, pipeline: true })
  const inUse = new Set<pg.PoolClient>()
  const waiting = new Set<(error: Error) => void>()
  pool.on('error', onError)
  // The pool takes its own listener off a connection that it hands out: one that ends in that
  // moment, or between two statements, would end the process. Its next statement fails.
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    // Without them no statement may run.
    client.query(sessionSettings).catch(() => socketOf(client).destroy())
  })
  pool.on('acquire', (client) => inUse.add(client))
  pool.on('release', (_error, client) => inUse.delete(client))

  return {
    connect: async () => {
      const { promise: givenUp, reject } = Promise.withResolvers<never>()
      waiting.add(reject)
      const connected = pool.connect()
      try {
        return await Promise.race([connected, givenUp])
      } catch (error) {
        connected.then(
          (client) => client.release(),
          () => undefined,
        )
        throw error
      } finally {
        waiting.delete(reject)
      }
    },
    giveUp: () => {
      for (const client of inUse) socketOf(client).destroy()
      const error = new Error('Connection terminated: the server does not answer')
      for (const reject of waiting) reject(error)
    },
    use: () => ({
      ...{ inUse: inUse.size, idle: pool.idleCount, waiting: pool.waitingCount },
      max: pool.options.max,
    }),
    end: () => pool.end(),
  }
}

/** The driver shows it, and its types do not. */
export function socketOf(client: pg.ClientBase): Duplex {
  return (client as pg.ClientBase & { readonly connection: { readonly stream: Duplex } }).connection
    .stream
}
