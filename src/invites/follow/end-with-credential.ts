import { type Caller, currentCaller } from '#identity/caller.ts'
import { isGranted } from '#providers/contract/destination.ts'
import type { TargetProgress } from '../query/progress.ts'

/** The last event of a stream whose follower may not see the batch any more. */
export const noLongerAllowed = 'no-longer-allowed'

type State = 'open' | 'ended' | 'over'

/** What the follower of a batch sees, and as whom. */
export interface Followed {
  readonly caller: Caller
  readonly progress: readonly TargetProgress[]
  /** Aborts when the client disconnects. */
  readonly signal: AbortSignal
}

/**
 * Ends a stream when its caller's credential ends, or when it does not cover what the stream shows any
 * more. A credential that changes otherwise keeps its streams.
 */
export function endWithCredential<Event>(
  events: AsyncIterableIterator<Event>,
  followed: Followed,
): AsyncIterableIterator<Event | typeof noLongerAllowed> {
  let state: State = 'open'
  const look = () => {
    if (state !== 'open' || covers(followed)) return
    state = 'ended'
    unsubscribe()
    void events.return?.()
  }
  const unsubscribe = followed.caller.credential?.onChange(look) ?? (() => undefined)
  followed.signal.addEventListener('abort', unsubscribe)
  look()

  const last = { done: false, value: noLongerAllowed } as const
  return {
    next: async () => {
      const next = await events.next()
      if (next.done) unsubscribe()
      if (state !== 'ended') return next
      // What was read in the meantime is not shown any more.
      state = 'over'
      return last
    },
    return: async () => {
      state = 'over'
      unsubscribe()
      await events.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

function covers({ caller, progress }: Followed): boolean {
  const now = currentCaller(caller)
  if (!now?.scopes.has('invites:read')) return false
  return progress.every(({ provider, destinationId }) =>
    isGranted(now.destinations, provider, destinationId),
  )
}
