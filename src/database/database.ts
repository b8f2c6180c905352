import type { PoolUse } from './postgres-pool.ts'

/** Where SQL runs: the database itself, or a transaction in it. */
export interface Queryable {
  /**
   * Runs one statement. Parameters are text, numbers, booleans, null, arrays of those, or JSON as
   * text. In rows, `timestamptz` is a Date, `jsonb` is parsed and `bigint` is a number. Rejects with
   * an error whose `code` is the SQLSTATE if the statement failed. Outside of a transaction, and at
   * its end, it rejects with `DatabaseUnavailable` where the database cannot be reached or written.
   */
  query<Row = unknown>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>
}

/** Connections to PostgreSQL: to PGlite in this process, or to a server. Both run the same SQL. */
export interface Connections extends Queryable {
  readonly kind: 'pglite' | 'postgresql'

  /** For statements whose text is always the same, and whose best plan does not depend on parameters. */
  readonly fixed: Queryable

  /**
   * Commits when `work` resolves, rolls back when it rejects. Inside, use only `tx`. Statements are executed
   * in the order in which they are asked for; those that follow each other in one turn reach the server
   * together. What `work` did not wait for is committed, too. Rejects if a statement failed, even if
   * `work` ignored that.
   */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>

  /**
   * Calls `hear` with the payload of each `pg_notify` on a channel. Notifications are hints: they may
   * be lost or repeated. Undefined means that the connection was replaced and some may have been
   * lost: read everything again.
   */
  listen(channel: string, hear: (payload: string | undefined) => void): Promise<Unlisten>

  /**
   * Shows other processes on the same database that `process`, a uuid, is alive: it holds a lock that
   * ends with it, however it ends. Undefined where there can be no other process.
   */
  readonly holdLivenessLock?: (process: string) => Promise<LivenessLock>
}

/** An open database. */
export interface Database extends Connections, AsyncDisposable {
  /** Did a statement fail a moment ago because its disk has no space? */
  isFull(): boolean
  /**
   * For work that is tried again until it is done. Has connections of its own, so that it takes none
   * from requests; waits for a lock for a second at most, and rejects with `DatabaseUnavailable` then.
   * Undefined where all statements share one connection.
   */
  readonly background?: Connections
  /** Transactions whose statements may take as long as they take. Undefined where none has a limit. */
  readonly unlimited?: Pick<Connections, 'transaction'>
  /** How its pools of connections are used now, by their names. Undefined where there are none. */
  readonly pools?: () => Readonly<Record<'requests' | 'background', PoolUse>>
}

/** Seen by all processes on the database, for as long as this one is alive and connected. */
export interface LivenessLock {
  /** Since when it is held, by `performance.now()`; undefined while the connection is lost. */
  heldSince(): number | undefined
  /** Was the connection lost since the lock was first held? */
  wasLost(): boolean
}

/** Ends the calls of one `hear`; the others on the channel go on. */
export type Unlisten = () => Promise<void>
