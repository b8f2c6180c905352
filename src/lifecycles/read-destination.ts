import type { Database } from '#database/database.ts'
import type { Lane } from '#dispatch/lane.ts'
import { paceOf } from '#dispatch/policy/pace.ts'
import type { LifecycleEntry, LifecycleReads } from '#providers/contract/lifecycle.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Logger } from '../logger.ts'
import type { StoredState } from './lifecycle-sql.ts'
import {
  newestOf,
  type PacedRequestOptions,
  type PageResult,
  pacedRequest,
} from './paced-request.ts'
import { claimReading, endReading, type LastReading } from './reading-lease.ts'
import { finishFullRead, saveEntries, saveNotFound } from './store.ts'

export interface ReadingOptions {
  readonly database: Database
  readonly logger: Logger
  readonly owner: string
  readonly rememberMs: number
  readonly signal: AbortSignal
}

/** `busy`: somebody else is at it. `gave-way`: sending came first. `stopped`: not for now. */
export type ReadingResult = 'read' | 'busy' | 'gave-way' | 'stopped'

/**
 * Reads one destination: `wanted` one by one where they are few, else everybody, because that is
 * fewer requests and serves all who ask next. Undefined: everybody.
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

/** Whatever takes fewer requests; everybody only when that was not done just now. Pure. */
export function wayToRead(
  wanted: readonly Pick<StoredState, 'kind'>[] | undefined,
  { pages, agoMs }: LastReading,
  { search }: LifecycleReads,
  restMs: number,
): 'alone' | 'everybody' | 'not now' {
  const justNow = agoMs !== null && agoMs < restMs
  const max = justNow ? maxAloneJustNow : Math.min((pages ?? likelyPages) - 1, maxAlone)
  if (
    wanted !== undefined &&
    wanted.length <= max &&
    wanted.every(({ kind }) => search?.kinds.includes(kind))
  ) {
    return 'alone'
  }
  return justNow ? 'not now' : 'everybody'
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
    await saveEntries(database, lane, owner, page.entries)
  }
  await endReading(database, lane, owner, 0)
  return 'done'
}

async function readAll(reading: Reading): Promise<Ended> {
  const { database, lane, owner, reads } = reading
  const entries: LifecycleEntry[] = []
  let cursor: string | undefined
  for (let pages = 1; pages <= maxPages; pages += 1) {
    const page = await pacedRequest(reading, (signal) =>
      reads.list(lane.destinationId, cursor, signal),
    )
    if (page.kind !== 'read') return page.kind === 'stopped' ? page : page.kind
    entries.push(...page.entries)
    if (page.next === undefined) {
      await saveEntries(database, lane, owner, newestOf(entries))
      await finishFullRead(database, lane, owner, pages)
      return 'done'
    }
    cursor = page.next
  }
  throw new Error(`the list of ${lane.id} has no end`)
}

// How long a list is taken for until it was read once, in pages.
const likelyPages = 4
// At the pace of reading, twenty take four seconds.
const maxAlone = 20
// Whoever was invited since everybody was read; more wait until it is done again.
const maxAloneJustNow = 3
// Everybody at most this often, however many were invited meanwhile.
const pauseMs = 10_000
// Half a million people and more; beyond it a list that never ends is more likely.
const maxPages = 10_000
const faultRestMs = 10_000
