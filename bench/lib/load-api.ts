/** What a load asks of whom. */
export interface Load {
  readonly url: string
  readonly kind: 'gateway' | 'peer'
  /** In each request. With several sizes, each in turn. */
  readonly recipients: readonly number[]
  /** Each in turn; one by default. */
  readonly accounts?: number
  /** Requests at once. */
  readonly concurrency: number
  /** How many requests, or for how long. */
  readonly count?: number
  readonly forMs?: number
  /** Requests begin evenly over so long, whether or not earlier ones have been answered. */
  readonly overMs?: number
  /** Refusals are what is measured; otherwise one ends the bench. */
  readonly mayFail?: boolean
}

export interface LoadResult {
  /** Those that were answered, with everybody sent to. */
  readonly requests: number
  readonly failures: number
  /** The first of them. */
  readonly failure?: string
  readonly ms: number
  /** Milliseconds of a request, the median. */
  readonly p50: number
  /** The slowest in a hundred. */
  readonly p99: number
}

export type LoadApi = { run(load: Load): Promise<LoadResult> }

/** Who watches which batch. */
export interface Watch {
  readonly url: string
  readonly batchId: string
  readonly count: number
}

export type SubscribersApi = {
  /** Resolves when each has heard of the present state. */
  subscribe(watch: Watch): Promise<void>
  /** Resolves when all have heard of the end. */
  untilEnded(): Promise<void>
}
