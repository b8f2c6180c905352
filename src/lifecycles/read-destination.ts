import type { Database } from '#database/database.ts'
import type { Lane } from '#dispatch/lane.ts'
import { paceOf } from '#dispatch/policy/pace.ts'
import type { LifecycleEntry, LifecycleReads } from '#providers/contract/lifecycle.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Logger } from '../logger.ts'
import type { StoredState } from './lifecycle-sql.ts'
import { type Asked, type AskOptions, ask, newestOf } from './paced-request.ts'
import { claimReading, endReading, type LastReading } from './reading-lease.ts'
import { keepFound, keepMissing, keepWhole } from './store.ts'

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
  const asking = { ...options, lane, sharedPace, reads: lifecycles }
  try {
    const way = wayToRead(wanted, claim, lifecycles, Math.min(pauseMs, options.rememberMs))
    if (way === 'not now') {
      await endReading(database, lane, owner, 0)
      return 'stopped'
    }
    const end = way === 'alone' ? await readAlone(wanted ?? [], asking) : await readAll(asking)
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

interface Asking extends AskOptions, ReadingOptions {
  readonly reads: LifecycleReads
}

type Ended = 'done' | 'gave-way' | Extract<Asked, { readonly kind: 'stopped' }>

/** Whatever takes fewer requests; everybody only when that was not done just now. Pure. */
export function wayToRead(
  wanted: readonly Pick<StoredState, 'kind'>[] | undefined,
  { pages, agoMs }: LastReading,
  { search }: LifecycleReads,
  restMs: number,
): 'alone' | 'everybody' | 'not now' {
  const justNow = agoMs !== null && agoMs < restMs
  const most = justNow ? mostAloneJustNow : Math.min((pages ?? likelyPages) - 1, mostAlone)
  if (
    wanted !== undefined &&
    wanted.length <= most &&
    wanted.every(({ kind }) => search?.kinds.includes(kind))
  ) {
    return 'alone'
  }
  return justNow ? 'not now' : 'everybody'
}

async function readAlone(wanted: readonly StoredState[], asking: Asking): Promise<Ended> {
  const { database, lane, owner, reads } = asking
  for (const { inviteId, value } of wanted) {
    const page = await ask(asking, async (signal) => {
      if (reads.search === undefined) throw new Error('there is no search')
      return reads.search.find(lane.destinationId, value, signal)
    })
    if (page.kind !== 'read') return page.kind === 'stopped' ? page : page.kind
    if (page.next === undefined) await keepMissing(database, lane, owner, inviteId)
    await keepFound(database, lane, owner, page.entries)
  }
  await endReading(database, lane, owner, 0)
  return 'done'
}

async function readAll(asking: Asking): Promise<Ended> {
  const { database, lane, owner, reads } = asking
  const entries: LifecycleEntry[] = []
  let cursor: string | undefined
  for (let pages = 1; pages <= mostPages; pages += 1) {
    const page = await ask(asking, (signal) => reads.list(lane.destinationId, cursor, signal))
    if (page.kind !== 'read') return page.kind === 'stopped' ? page : page.kind
    entries.push(...page.entries)
    if (page.next === undefined) {
      await keepFound(database, lane, owner, newestOf(entries))
      await keepWhole(database, lane, owner, pages)
      return 'done'
    }
    cursor = page.next
  }
  throw new Error(`the list of ${lane.id} has no end`)
}

// How long a list is taken for until it was read once, in pages.
const likelyPages = 4
// At the pace of reading, twenty take four seconds.
const mostAlone = 20
// Whoever was invited since everybody was read; more wait until it is done again.
const mostAloneJustNow = 3
// Everybody at most this often, however many were invited meanwhile.
const pauseMs = 10_000
// Half a million people and more; beyond it a list that never ends is more likely.
const mostPages = 10_000
const faultRestMs = 10_000
