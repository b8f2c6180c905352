import type { Database } from '#database/database.ts'
import type { Caller } from '#identity/caller.ts'
import type { GatewayLimits } from '../check/limits.ts'
import { statusOf } from '../query/batch-status.ts'
import type { SendRow } from '../query/rows.ts'
import { visibilityKey } from '../query/visibility.ts'
import type { Watch } from './batch-notifications.ts'
import { beginning, cursorOf, type Place, placeOf } from './changes.ts'
import { createTurnstile } from './event-loop-quota.ts'
import { type BatchState, type Feed, openFeed, type Round } from './feed.ts'

/** What changed in a batch since the event before. */
export interface ProgressEvent extends BatchState {
  /** Given as `after`, it continues here: no change is missed, none comes twice. */
  readonly cursor: string
  /** As they are now. */
  readonly changed: readonly SendRow[]
}

export type Following =
  /** The state at once, then changes; ends when the batch is final, or the process stops. */
  | { readonly kind: 'following'; readonly events: AsyncIterableIterator<ProgressEvent> }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'bad-cursor' }
  /** So many already follow something: this caller, or all together. */
  | { readonly kind: 'too-many'; readonly limit: number }

export interface FollowRequest {
  readonly batchId: string
  readonly after: string | undefined
  readonly caller: Caller
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal
}

export type Follow = (asked: FollowRequest) => Promise<Following>

export function createFollow(database: Database, watch: Watch, limits: GatewayLimits): Follow {
  const feeds = new Map<string, Feed>()
  const perCaller = new Map<string, number>()
  const turn = createTurnstile()
  let all = 0

  const enter = ({ batchId, caller, signal }: FollowRequest) => {
    // Who may see the same shares what is read.
    const eyes = `${batchId} ${visibilityKey(caller)}`
    const who = nameOf(caller)
    const feed = feeds.get(eyes) ?? openFeed(database, watch, batchId, caller)
    feeds.set(eyes, feed)
    feed.followers += 1
    all += 1
    perCaller.set(who, (perCaller.get(who) ?? 0) + 1)
    const left = new AbortController()
    const leave = () => {
      if (left.signal.aborted) return
      left.abort()
      signal.removeEventListener('abort', leave)
      all -= 1
      const mine = (perCaller.get(who) ?? 1) - 1
      if (mine === 0) perCaller.delete(who)
      else perCaller.set(who, mine)
      feed.followers -= 1
      if (feed.followers > 0) return
      feed.close()
      if (feeds.get(eyes) === feed) feeds.delete(eyes)
    }
    // A client may be gone before the first event was asked for.
    signal.addEventListener('abort', leave)
    return { feed, leave, left: left.signal }
  }

  return async (asked) => {
    const place = asked.after === undefined ? beginning : placeOf(asked.after)
    if (place === undefined) return { kind: 'bad-cursor' }
    const { maxSubscriptions, maxSubscriptionsPerCaller } = limits
    if (all >= maxSubscriptions) return { kind: 'too-many', limit: maxSubscriptions }
    if ((perCaller.get(nameOf(asked.caller)) ?? 0) >= maxSubscriptionsPerCaller) {
      return { kind: 'too-many', limit: maxSubscriptionsPerCaller }
    }
    const { feed, leave, left } = enter(asked)
    const round = feed.first()
    try {
      if ((await round.state()) === undefined) {
        leave()
        return { kind: 'not-found' }
      }
    } catch (error) {
      leave()
      throw error
    }
    const events = tell(feed, round, place, turn, left)
    return { kind: 'following', events: leaving(events, leave) }
  }
}

/** Neither part can have a space. */
function nameOf({ tenant, id }: Caller): string {
  return `${tenant} ${id}`
}

async function* tell(
  feed: Feed,
  first: Round,
  from: Place,
  turn: () => Promise<void>,
  left: AbortSignal,
): AsyncGenerator<ProgressEvent, undefined> {
  let place = from
  let told: string | undefined
  let round: Round | undefined = first
  for (; round !== undefined; round = await feed.next(round, left)) {
    for (let more = true; more && !left.aborted; ) {
      const state = await round.state()
      if (state === undefined) return
      const changes = await round.changes(place)
      more = changes.more
      place = changes.place
      const looks = looksOf(state)
      if (changes.invites.length > 0 || looks !== told) {
        await turn()
        told = looks
        yield { ...state, cursor: cursorOf(place), changed: changes.invites }
      }
      if (!more && state.batch.open === 0) return
    }
  }
}

/** A generator that waits cannot be ended from outside: whoever goes is told to leave first. */
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

/** What is worth telling of a batch apart from its invites. */
function looksOf({ batch, progress }: BatchState): string {
  return JSON.stringify([
    statusOf(batch, progress),
    progress.map(({ counts, resumesAt }) => [counts, resumesAt]),
  ])
}
