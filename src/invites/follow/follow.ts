import type { Database } from '#database/database.ts'
import { shareEventLoop } from '#event-loop/event-loop-quota.ts'
import type { Caller } from '#identity/caller.ts'
import type { GatewayLimits } from '../check/limits.ts'
import { visibilityKey } from '../query/visibility.ts'
import type { Watch } from './batch-notifications.ts'
import { beginning, type Place } from './changes.ts'
import { endWithCredential, type noLongerAllowed } from './end-with-credential.ts'
import { type BatchState, type Feed, openFeed, type ProgressEvent, type Round } from './feed.ts'

/** The answer to a subscription. */
export type Following =
  /**
   * The first event carries the current state, later ones carry changes. The stream ends when every
   * recipient has a final outcome, when the process stops, or when the caller may not follow it any
   * more: that is the last event then.
   */
  | {
      readonly kind: 'following'
      readonly events: AsyncIterableIterator<ProgressEvent | typeof noLongerAllowed>
    }
  | { readonly kind: 'not-found' }
  /** This caller, or all callers together, already have as many subscriptions as allowed. */
  | { readonly kind: 'too-many'; readonly limit: number }

/** What a subscription asks for. `after`: the place of the last event it has seen. */
export interface FollowRequest {
  readonly batchId: string
  readonly after: Place | undefined
  readonly caller: Caller
  /** Aborts when the client disconnects. */
  readonly signal: AbortSignal
}

export type Follow = (request: FollowRequest) => Promise<Following>

// In units of the event loop's quota: to hand an event to one follower.
const eventUnits = 5

/** Follows batches, within the limits on subscriptions of this process. */
export function createFollow(database: Database, watch: Watch, limits: GatewayLimits): Follow {
  const feeds = new Map<string, Feed>()
  const perCaller = new Map<string, number>()
  let all = 0

  const enter = ({ batchId, caller, signal }: FollowRequest) => {
    // Callers who may see the same share what is read.
    const key = `${batchId} ${visibilityKey(caller)}`
    const name = nameOf(caller)
    const feed = feeds.get(key) ?? openFeed(database, watch, batchId, caller)
    feeds.set(key, feed)
    feed.followers += 1
    all += 1
    perCaller.set(name, (perCaller.get(name) ?? 0) + 1)
    const left = new AbortController()
    const leave = () => {
      if (left.signal.aborted) return
      left.abort()
      signal.removeEventListener('abort', leave)
      all -= 1
      const mine = (perCaller.get(name) ?? 1) - 1
      if (mine === 0) perCaller.delete(name)
      else perCaller.set(name, mine)
      feed.followers -= 1
      if (feed.followers > 0) return
      feed.close()
      if (feeds.get(key) === feed) feeds.delete(key)
    }
    // The client may disconnect before it asks for the first event.
    signal.addEventListener('abort', leave)
    return { feed, leave, left: left.signal }
  }

  return async (request) => {
    const place = request.after ?? beginning
    const { maxSubscriptions, maxSubscriptionsPerCaller } = limits
    if (all >= maxSubscriptions) return { kind: 'too-many', limit: maxSubscriptions }
    if ((perCaller.get(nameOf(request.caller)) ?? 0) >= maxSubscriptionsPerCaller) {
      return { kind: 'too-many', limit: maxSubscriptionsPerCaller }
    }
    const { feed, leave, left } = enter(request)
    const round = feed.first()
    let state: BatchState | undefined
    try {
      state = await round.state()
      if (state === undefined) {
        leave()
        return { kind: 'not-found' }
      }
    } catch (error) {
      leave()
      throw error
    }
    const events = leaving(eventsOf(feed, round, place, left), leave)
    const { progress } = state
    return { kind: 'following', events: endWithCredential(events, { ...request, progress }) }
  }
}

/** Unique: neither part can contain a space. */
function nameOf({ tenant, id }: Caller): string {
  return `${tenant} ${id}`
}

async function* eventsOf(
  feed: Feed,
  first: Round,
  from: Place,
  left: AbortSignal,
): AsyncGenerator<ProgressEvent, undefined> {
  let place = from
  let lastSummary: string | undefined
  let madeIn = 0
  let round: Round | undefined = first
  for (; round !== undefined; round = await feed.next(round, left)) {
    for (let more = true; more && !left.aborted; ) {
      const next = await round.eventAfter(place, madeIn)
      if (next === undefined) return
      const { event, summary } = next
      more = next.more
      place = next.place
      madeIn = next.round
      if (event.changed.length > 0 || summary !== lastSummary) {
        await shareEventLoop(eventUnits)
        lastSummary = summary
        yield event
      }
      if (!more && event.batch.open === 0) return
    }
  }
}

/** A generator that waits cannot be ended from outside, so `leave` is called first. */
function leaving(
  events: AsyncGenerator<ProgressEvent, undefined>,
  leave: () => void,
): AsyncIterableIterator<ProgressEvent> {
  return {
    next: async () => {
      const next = await events.next().catch((error: unknown) => {
        leave()
        throw error
      })
      if (next.done) leave()
      return next
    },
    return: async () => {
      leave()
      return events.return(undefined)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
