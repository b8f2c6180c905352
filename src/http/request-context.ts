import type { Caller } from '#identity/caller.ts'
import type { ObservedRequest } from './observing/observed-request.ts'

/** What the GraphQL server knows of a request apart from its body. */
export interface RequestContext {
  readonly caller: Caller
  /** Runs what the request only waits for. Others work in its place meanwhile. */
  readonly whileWaiting: <T>(wait: () => Promise<T>) => Promise<T>
  /** Where requests are observed. */
  readonly observed?: ObservedRequest | undefined
}
