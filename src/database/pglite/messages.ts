/** What the worker opens: the first message to it. */
export interface WorkerOptions {
  /** Where PGlite keeps its files. Undefined: in memory. */
  readonly directory?: string
  /** The dump of a data directory to start with; only in memory. */
  readonly image?: Blob
}

/** A request of the main thread to the worker. */
export type Request =
  /** One statement, in the transaction of that number or on its own. */
  | {
      readonly kind: 'query'
      readonly sql: string
      readonly parameters: readonly unknown[]
      readonly transaction: number | undefined
      /** Outside of a transaction: is it planned once? */
      readonly isFixed?: boolean
    }
  /** Answered when it is the transaction's turn: nothing else runs until it has ended. */
  | { readonly kind: 'begin'; readonly transaction: number }
  | { readonly kind: 'commit' | 'rollback'; readonly transaction: number }
  | { readonly kind: 'listen'; readonly channel: string; readonly listener: number }
  | { readonly kind: 'unlisten'; readonly listener: number }
  /** Answered when the database is closed. */
  | { readonly kind: 'close' }

/** A request with the number that its answer carries. */
export type Numbered = Request & { readonly id: number }

/** A message of the worker to the main thread. */
export type Message =
  | Answer
  | { readonly kind: 'notification'; readonly listener: number; readonly payload: string }
  /** The database is lost to this process, whatever the thread still does. */
  | { readonly kind: 'broken'; readonly why: string }

/** The answer to the request of that number. */
export type Answer =
  | { readonly kind: 'rows'; readonly id: number; readonly rows: unknown[] }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: Failure }

/** An error as it crosses the threads: a copy of an Error would lose its `code`. */
export interface Failure {
  readonly message: string
  /** The SQLSTATE, where PostgreSQL refused a statement. */
  readonly code: string | undefined
}

/** The number of the first answer, to no request: the database is open, or why it is not. */
export const opened = 0
