import type { Database } from '#database/database.ts'
import type { Lane } from '#dispatch/lane.ts'
import type { Permits } from '#dispatch/permits/permits.ts'
import { paceOf } from '#dispatch/policy/pace.ts'
import type { HashRecipient } from '#dispatch/recipient-hash.ts'
import type { LifecycleEntry, LifecycleReads } from '#providers/contract/lifecycle.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Logger } from '../logger.ts'
import { createEndlessCheck } from './endless-list.ts'
import type { StoredState } from './lifecycle-sql.ts'
import {
  newestOf,
  type PacedRequestOptions,
  type PageResult,
  pacedRequest,
} from './paced-request.ts'
import { claimReading, endReading, type LastReading } from './reading-lease.ts'
import { entriesOfInvites, finishFullRead, saveEntries, saveNotFound } from './store.ts'

/** For one reading. `owner` is unique to it. A list is not read twice within `rememberMs`. */
export interface ReadingOptions {
  readonly database: Database
  readonly logger: Logger
  readonly owner: string
  readonly rememberMs: number
  readonly hashKey: HashRecipient
  /** Of the provider. */
  readonly permits: Permits
  readonly signal: AbortSignal
}

/** `busy`: another reader has the lease. `gave-way`: sends need the requests. `stopped`: not now. */
export type ReadingResult = 'read' | 'busy' | 'gave-way' | 'stopped'

/**
 * Reads one destination and stores what it finds: the `wanted` invites one by one if they are few,
 * else everyone, which takes fewer requests then and serves later readers too. Undefined: everyone.
 * Logs failures and never throws for them.
 */
export async function readDestination(
  lane: Lane,
  provider: Provider,
  wanted: readonly StoredState[] | undefined,
  options: ReadingOptions,
): Promise<ReadingResult> {
  const { database, logger, owner } = options
  const { lifecycles } = provider
  if (lifecycles === 'UNTRACKED') return 'stopped'
  const claim = await claimReading(database, lane, owner)
  if (claim.kind !== 'mine') return claim.kind === 'busy' ? 'busy' : 'stopped'
  const sharedPace = paceOf(provider.limits.callsPerSecond)
  const reading = { ...options, lane, sharedPace, reads: lifecycles }
  try {
    const way = wayToRead(wanted, claim, lifecycles, Math.min(pauseMs, options.rememberMs))
    if (way === 'not now') {
      await endReading(database, lane, owner, 0)
      return 'stopped'
    }
    const end = way === 'alone' ? await readAlone(wanted ?? [], reading) : await readAll(reading)
    if (end === 'done') return 'read'
    if (end === 'gave-way') {
      await endReading(database, lane, owner, 0)
      return end
    }
    const { restMs, error } = end
    await endReading(database, lane, owner, restMs, error)
    if (error) {
      const { code, requestId } = error
      logger.info({ lane: lane.id, code, requestId }, 'lifecycles could not be read for now')
    }
    return 'stopped'
  } catch (error) {
    if (!options.signal.aborted) logger.error({ error, lane: lane.id }, 'reading lifecycles failed')
    await endReading(database, lane, owner, faultRestMs).catch(() => undefined)
    return 'stopped'
  }
}

interface Reading extends PacedRequestOptions, ReadingOptions {
  readonly reads: LifecycleReads
}

type Ended = 'done' | 'gave-way' | Extract<PageResult, { readonly kind: 'stopped' }>

/** The way that takes fewer requests. Everyone is not read twice within `restMs`. Pure. */
export function wayToRead(
  wanted: readonly Pick<StoredState, 'kind'>[] | undefined,
  { pages, agoMs }: LastReading,
  { search }: LifecycleReads,
  restMs: number,
): 'alone' | 'everyone' | 'not now' {
  const justNow = agoMs !== null && agoMs < restMs
  const max = justNow ? maxAloneJustNow : Math.min((pages ?? likelyPages) - 1, maxAlone)
  if (
    wanted !== undefined &&
    wanted.length <= max &&
    wanted.every(({ kind }) => search?.kinds.includes(kind))
  ) {
    return 'alone'
  }
  return justNow ? 'not now' : 'everyone'
}

async function readAlone(wanted: readonly StoredState[], reading: Reading): Promise<Ended> {
  const { database, lane, owner, reads } = reading
  for (const { inviteId, value } of wanted) {
    const page = await pacedRequest(reading, async (signal) => {
      if (reads.search === undefined) throw new Error('there is no search')
      return reads.search.find(lane.destinationId, value, signal)
    })
    if (page.kind !== 'read') return page.kind === 'stopped' ? page : page.kind
    if (page.next === undefined) await saveNotFound(database, lane, owner, inviteId)
    await saveEntries(database, lane, owner, hashed(page.entries, reading))
  }
  await endReading(database, lane, owner, 0)
  return 'done'
}

async function readAll(reading: Reading): Promise<Ended> {
  const { database, lane, owner, reads } = reading
  let entries: LifecycleEntry[] = []
  let compactAt = minCompacted
  let cursor: string | undefined
  const isEndless = createEndlessCheck()
  for (let pages = 1; ; pages += 1) {
    const page = await pacedRequest(reading, (signal) =>
      reads.list(lane.destinationId, cursor, signal),
    )
    if (page.kind !== 'read') return page.kind === 'stopped' ? page : page.kind
    // Of people whom nobody invited through this gateway nothing is kept: they can be without number.
    const known = await entriesOfInvites(database, lane, hashed(page.entries, reading))
    entries.push(...known)
    if (entries.length > compactAt) {
      entries = newestOf(entries)
      compactAt = 2 * entries.length + minCompacted
    }
    if (page.next === undefined) {
      await saveEntries(database, lane, owner, newestOf(entries))
      await finishFullRead(database, lane, owner, pages)
      return 'done'
    }
    if (isEndless(page.next)) throw new Error(`the list of ${lane.id} has no end`)
    cursor = page.next
  }
}

function hashed(entries: readonly LifecycleEntry[], { hashKey }: Reading): LifecycleEntry[] {
  return entries.map((entry) => ({ ...entry, keys: entry.keys.map(hashKey) }))
}

// A list can name a person again and again: the older entries are dropped now and then.
const minCompacted = 10_000
// Assumed length of a list that was never read, in pages.
const likelyPages = 4
// At the pace of reading, twenty requests take four seconds.
const maxAlone = 20
// People invited since everyone was read. If there are more, they wait for the next full reading.
const maxAloneJustNow = 3
// The least time between two readings of everyone, however many were invited in between.
const pauseMs = 10_000
// After a fault of ours, no reader tries the destination again within this time.
const faultRestMs = 10_000
