/**
 * The database cannot be reached, refuses writes, or does not answer. Nothing is wrong with the
 * request: it can be repeated. Whether a transaction was committed before is not known.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'

  constructor(cause?: unknown) {
    super('The database is not available.', { cause })
  }
}

/** What went wrong: with the connection itself, or with a server that answers. */
export type Trouble = 'no-connection' | 'no-service'

/** Undefined: a fault of the statement, and so of the gateway. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (noConnection.test(code) || lostConnections.some((text) => error.message.startsWith(text)))
    return 'no-connection'
  return noService.test(code) ? 'no-service' : undefined
}

/** Did a transaction wait for a lock longer than it wanted to? Nothing of it was done. */
export function isLockTimeout(error: unknown): boolean {
  const cause = error instanceof DatabaseUnavailable ? error.cause : error
  return cause instanceof Error && 'code' in cause && cause.code === lockNotAvailable
}

const lockNotAvailable = '55P03'

/** Whether writes fail for want of space on the database's disk. */
export interface SpaceWatch {
  /** What a statement failed with, or its cause. */
  note(error: unknown): void
  /** Did one fail so in the last five seconds? What waits is tried again at least as often. */
  isFull(): boolean
}

export function watchSpace(): SpaceWatch {
  let fullAt = Number.NEGATIVE_INFINITY
  return {
    note: (error) => {
      if (error instanceof Error && 'code' in error && error.code === diskFull)
        fullAt = performance.now()
    },
    isFull: () => performance.now() < fullAt + rememberFullMs,
  }
}

const diskFull = '53100'
const rememberFullMs = 5_000

// SQLSTATE class 08, a server that stops, starts or ends a connection (57P01 to 57P05), too many connections, and what
// Node calls a socket or a name that leads nowhere.
const noConnection =
  /^(?:08...|57P0[1-5]|53300|ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/

// Read-only, no space, no memory, an I/O error, and what the server itself cut short: an idle
// transaction or a long one, a wait for a lock, a statement over its time.
const noService = /^(?:25006|25P0[34]|53[12]00|58030|55P03|57014)$/

// The driver gives these no code.
const lostConnections = [
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Client has encountered a connection error',
  'Client was closed',
  'Query read timeout',
]
