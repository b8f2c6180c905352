import DataLoader from 'dataloader'
import { type Caller, currentCaller } from '#identity/caller.ts'
import type { Invites } from '#invites/invites.ts'
import type { ActionFacts } from '#invites/query/actions/action-facts.ts'
import type { BatchActionFacts } from '#invites/query/actions/batch-actions.ts'
import type { InviteFilter } from '#invites/query/invite-conditions.ts'
import type { EventRow } from '#invites/query/lists.ts'
import type { Page, PageRequest, Pages } from '#invites/query/pagination.ts'
import type { TargetProgress } from '#invites/query/progress.ts'
import type { ProviderHealth } from '#invites/query/provider-health.ts'
import type { TargetRemaining } from '#invites/query/remaining.ts'
import type { BatchRow, SendRow } from '#invites/query/rows.ts'
import type { WhileWaiting } from '#invites/waiting.ts'
import type { LifecycleState } from '#lifecycles/state.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { callerNow } from './scopes.ts'

/** The context of every resolver. */
export interface Context {
  readonly caller: Caller
  readonly invites: Invites
  readonly load: Loaders
  /** Set in the sandbox only. */
  readonly sandbox: SandboxFacts | undefined
  /** Aborts when the client disconnects. Ends waiting; never passed to anything that sends. */
  readonly signal: AbortSignal
  /** Throws if the caller's credential has ended meanwhile. */
  readonly whileWaiting: WhileWaiting
  /** Hears the code of each user error that a root field returns. */
  readonly onRefused: ((code: string) => void) | undefined
}

/** What a sandbox says about itself. */
export interface SandboxFacts {
  /** Ids that always have the same result. */
  readonly namedIds: readonly NamedIdFacts[]
}

export interface NamedIdFacts {
  readonly provider: ProviderKind
  readonly as: 'destination' | 'recipient'
  readonly id: string
  readonly happens: string
}

/** Who sends a request, and how it waits. */
export interface Requester {
  readonly caller: Caller
  readonly signal: AbortSignal
  /** Runs what the request only waits for. Others work in its place meanwhile. */
  readonly whileWaiting: <T>(wait: () => Promise<T>) => Promise<T>
  readonly onRefused?: ((code: string) => void) | undefined
}

export interface Loaders {
  readonly invite: DataLoader<string, SendRow | undefined>
  readonly batch: DataLoader<string, BatchRow | undefined>
  readonly progress: DataLoader<string, readonly TargetProgress[]>
  readonly remaining: DataLoader<string, readonly TargetRemaining[]>
  readonly lifecycle: DataLoader<string, LifecycleState>
  readonly actionFacts: DataLoader<string, ActionFacts>
  readonly batchActionFacts: DataLoader<string, BatchActionFacts>
  readonly health: DataLoader<ProviderKind, ProviderHealth>
  readonly invitesOf: DataLoader<PageOf, Page<SendRow>>
  readonly resultsOf: DataLoader<PageOf, Page<SendRow>>
  readonly eventsOf: DataLoader<PageOf, Page<EventRow>>
}

/** Asks for a page of a batch's invites or events. */
export interface PageOf {
  readonly batchId: string
  readonly filter?: InviteFilter
  readonly page: PageRequest
}

/** The context of one request. */
export function createContext(
  invites: Invites,
  requester: Requester,
  sandbox?: SandboxFacts,
): Context {
  const { caller, signal, onRefused } = requester
  const whileWaiting = waitingAs(requester)
  return {
    caller,
    invites,
    signal,
    sandbox,
    whileWaiting,
    onRefused,
    load: createLoaders(invites, caller, whileWaiting),
  }
}

/** Ends the waiting with the caller's credential too. */
function waitingAs({ caller, signal, whileWaiting }: Requester): WhileWaiting {
  return async (wait) => {
    const ended = new AbortController()
    const end = () => ended.abort()
    const unsubscribe = caller.credential?.onChange(() => {
      if (currentCaller(caller) === undefined) end()
    })
    // Listened to until then, and no longer: the garbage collector looks through what AbortSignal.any makes.
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
    try {
      return await whileWaiting(() => wait(ended.signal))
    } finally {
      signal.removeEventListener('abort', end)
      unsubscribe?.()
      callerNow(caller)
    }
  }
}

/**
 * One set of loaders a request, which batch reads. They cache nothing: a document can hold several
 * mutations, and a row read before a mutation is stale after it. What the caller may see is asked
 * anew for each read: a request can wait for minutes.
 */
function createLoaders(invites: Invites, first: Caller, whileWaiting: WhileWaiting): Loaders {
  const now = () => callerNow(first)
  let readDeadline: number | undefined
  return {
    invite: new DataLoader(async (ids) => {
      const rows = new Map((await invites.invites(ids, now())).map((row) => [row.inviteId, row]))
      return ids.map((id) => rows.get(id))
    }, uncached),
    batch: new DataLoader(async (ids) => {
      const rows = new Map((await invites.batches(ids, now())).map((row) => [row.id, row]))
      return ids.map((id) => rows.get(id))
    }, uncached),
    progress: new DataLoader(async (ids) => {
      const targets = Map.groupBy(await invites.progress(ids, now()), ({ batchId }) => batchId)
      return ids.map((id) => targets.get(id) ?? [])
    }, uncached),
    remaining: new DataLoader(async (ids) => {
      const found = await invites.remaining([...new Set(ids)], now())
      const targets = Map.groupBy(found, ({ batchId }) => batchId)
      return ids.map((id) => targets.get(id) ?? [])
    }, uncached),
    lifecycle: new DataLoader(async (ids) => {
      // One deadline for the whole document, however many levels of it read at providers.
      readDeadline ??= performance.now() + invites.maxLifecycleWaitMs
      const states = await invites.lifecycles([...new Set(ids)], readDeadline, whileWaiting)
      const known = new Map(states.map((state) => [state.inviteId, state]))
      return ids.map((id) => known.get(id) ?? new Error(`invite ${id} is missing`))
    }, uncached),
    actionFacts: new DataLoader(async (ids) => {
      const found = await invites.actionFacts([...new Set(ids)])
      const rows = new Map(found.map((row) => [row.inviteId, row]))
      return ids.map((id) => rows.get(id) ?? new Error(`invite ${id} is missing`))
    }, uncached),
    batchActionFacts: new DataLoader(async (ids) => {
      const found = await invites.batchActionFacts([...new Set(ids)], now())
      const rows = new Map(found.map((row) => [row.batchId, row]))
      return ids.map((id) => rows.get(id) ?? new Error(`batch ${id} is missing`))
    }, uncached),
    health: new DataLoader(async (kinds) => {
      const found = await invites.health([...new Set(kinds)], now())
      const rows = new Map(found.map((row) => [row.kind, row]))
      return kinds.map((kind) => rows.get(kind) ?? new Error(`the health of ${kind} is missing`))
    }, uncached),
    invitesOf: pagesOf((ids, page, filter) => invites.invitesOfBatches(ids, filter, page, now())),
    resultsOf: pagesOf((ids, page) => invites.resultsOfBatches(ids, page, now())),
    eventsOf: pagesOf((ids, page) => invites.events(ids, page, now())),
  }
}

const uncached = { cache: false }

/** A field in a list of batches asks for the same page of each: one read serves them all. */
function pagesOf<Row>(
  read: (ids: readonly string[], page: PageRequest, filter: InviteFilter) => Promise<Pages<Row>>,
) {
  return new DataLoader<PageOf, Page<Row>>(async (keys) => {
    const groups = Map.groupBy(keys, ({ filter, page }) => JSON.stringify([filter, page]))
    const pages = new Map<PageOf, Page<Row>>()
    for (const group of groups.values()) {
      const [{ page, filter = {} } = missing()] = group
      const found = await read([...new Set(group.map(({ batchId }) => batchId))], page, filter)
      for (const one of group) pages.set(one, found.get(one.batchId) ?? missing())
    }
    return keys.map((one) => pages.get(one) ?? missing())
  }, uncached)
}

function missing(): never {
  throw new Error('a requested page was not read')
}
