/** A place to run SQL: the database itself, or a transaction in it. */
export interface Queryable {
  /**
   * One statement. Parameters are text, numbers, booleans, null, arrays of those, or JSON as text;
   * rows come back with `timestamptz` as Date, `jsonb` parsed and `bigint` as number.
   */
  query<Row = unknown>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>
}

/** PostgreSQL, wherever it runs: PGlite in this process or a server. The same SQL for both. */
export interface Database extends Queryable, AsyncDisposable {
  readonly kind: 'pglite' | 'postgresql'

  /** Commits when `work` resolves, rolls back when it rejects. Only `tx` may be used inside. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>

  /**
   * Hears `pg_notify` on a channel. Notifications are hints: they may be lost or doubled. Undefined
   * says that some may have been lost (the connection was made anew): read everything again.
   */
  listen(channel: string, hear: (payload: string | undefined) => void): Promise<Unlisten>

  /**
   * Shows other processes on the same database that `process`, a uuid, is alive: it holds a lock that
   * ends with it, however it ends. Undefined where there can be no other process.
   */
  readonly holdLivenessLock?: (process: string) => Promise<LivenessLock>
}

export interface LivenessLock {
  /** Since when it is held, by `performance.now()`; undefined while the connection is lost. */
  heldSince(): number | undefined
}

export type Unlisten = () => Promise<void>
