import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { Database } from '#database/database.ts'
import { acceptAll } from './accept.ts'
import type { Acceptance, Accepted } from './acceptance.ts'

export type Accept = (acceptance: Acceptance) => Promise<Accepted>

interface Waiting {
  readonly acceptance: Acceptance
  /** What it must not share with another in its group. */
  readonly conflictKeys: readonly string[]
  readonly done: PromiseWithResolvers<Accepted>
}

// Requests in one transaction.
const maxRequests = 100
// A large request goes alone, or others would wait for it.
const maxRecipients = 500
// PGlite has one connection; elsewhere large requests must not hold up small ones.
const workers = { pglite: 1, postgresql: 3 } as const

/**
 * Accepts requests that arrive together in one transaction: its locks and its sync to disk are paid
 * once for all. One that arrives alone goes at once. If a group fails, each of it is tried for itself.
 */
export function createAccept(database: Database): Accept {
  const queue: Waiting[] = []
  let working = 0

  const work = async (): Promise<void> => {
    working += 1
    for (;;) {
      await arrivals(queue)
      const group = nextGroup(queue)
      if (group.length === 0) break
      await commitGroup(database, group)
    }
    working -= 1
  }

  return (acceptance) => {
    const done = Promise.withResolvers<Accepted>()
    queue.push({ acceptance, conflictKeys: conflictKeysOf(acceptance), done })
    if (working < workers[database.kind]) void work()
    return done.promise
  }
}

// A request takes some turns of the event loop from its socket to here. On an idle machine a turn
// takes microseconds.
const minTurns = 2
const maxTurns = 10

/**
 * Lets requests that have arrived already be parsed: PGlite answers without ever leaving its turn,
 * and so would go on alone.
 */
async function arrivals(queue: readonly Waiting[]): Promise<void> {
  for (let turn = 1; turn <= maxTurns; turn += 1) {
    const before = queue.length
    await yieldToEventLoop()
    if (turn >= minTurns && queue.length === before) return
  }
}

/** The oldest waiting request, and those after it that can go along. */
function nextGroup(queue: Waiting[]): Waiting[] {
  const group: Waiting[] = []
  const marks = new Set<string>()
  let recipients = 0
  for (const waiting of queue) {
    const { length } = waiting.acceptance.candidates
    if (group.length > 0) {
      if (group.length === maxRequests || recipients + length > maxRecipients) break
      // Whoever cannot go along must not be overtaken by a later request of the same kind.
      if (waiting.conflictKeys.some((mark) => marks.has(mark))) break
    }
    for (const mark of waiting.conflictKeys) marks.add(mark)
    recipients += length
    group.push(waiting)
  }
  queue.splice(0, group.length)
  return group
}

async function commitGroup(database: Database, group: readonly Waiting[]): Promise<void> {
  try {
    const accepted = await acceptAll(
      database,
      group.map(({ acceptance }) => acceptance),
    )
    for (const [index, { done }] of group.entries()) {
      const mine = accepted[index]
      if (mine === undefined) throw new Error('a request was accepted without an answer')
      done.resolve(mine)
    }
  } catch (error) {
    const [only, ...others] = group
    if (others.length === 0) only?.done.reject(error)
    else await Promise.all(group.map((waiting) => commitGroup(database, [waiting])))
  }
}

/** Two requests that share one of these must be accepted one after the other. */
function conflictKeysOf({ request, candidates, caller }: Acceptance): string[] {
  const recipients = candidates.flatMap(({ target, recipientKey, invalid }) => {
    const { provider, destinationId } = request.targets[target] ?? {}
    return invalid === undefined ? [JSON.stringify([provider, destinationId, recipientKey])] : []
  })
  const invites = request.targets.flatMap(({ inviteIds = [] }) => inviteIds)
  return [
    JSON.stringify([caller.tenant, request.operation, request.idempotencyKey]),
    ...recipients,
    ...invites.filter((id) => id !== undefined),
  ]
}
