import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { HashRecipient } from '#dispatch/recipient-hash.ts'
import { mapSlices, runInSlices, type Slices } from '#event-loop/slices.ts'
import { type AcceptOptions, acceptAll } from './accept.ts'
import type { Acceptance, Accepted, AcceptTrace, PreparedAcceptance } from './acceptance.ts'
import { hashesOf } from './idempotency/idempotency.ts'

/** Makes a checked request durable. Rejects only for faults, and then nothing was accepted. */
export type Accept = (acceptance: Acceptance) => Promise<Accepted>

interface Waiting {
  readonly acceptance: PreparedAcceptance
  /** No other acceptance of its group may have one of these. */
  readonly conflictKeys: readonly string[]
  readonly done: PromiseWithResolvers<Accepted>
}

// Requests in one transaction.
const maxRequests = 100
// A larger request gets a transaction of its own, so that others need not wait for it.
const maxRecipients = 500
// PGlite has one connection. On a server, large requests must not hold up small ones.
const maxTransactions = { pglite: 1, postgresql: 3 } as const

/**
 * Accepts requests that arrive together in one transaction, so that its locks and its sync to disk
 * are paid once. A request that arrives alone does not wait. If a group fails, each of its requests
 * is accepted on its own.
 */
export function createAccept(options: AcceptOptions & { readonly hashKey: HashRecipient }): Accept {
  const { database, hashKey } = options
  const queue: Waiting[] = []
  let transactions = 0

  const work = async (): Promise<void> => {
    transactions += 1
    for (;;) {
      await waitForArrivals(queue)
      const group = nextGroup(queue)
      if (group.length === 0) break
      await commitGroup(options, group)
    }
    transactions -= 1
  }

  return async (acceptance) => {
    const tracing = options.onAccept?.()
    const done = Promise.withResolvers<Accepted>()
    const conflictKeys = await runInSlices(conflictKeysOf(acceptance))
    const hashes = await hashesOf(acceptance.request, hashKey)
    const trace = tracing?.traceparent
    queue.push({ acceptance: { ...acceptance, ...hashes, trace }, conflictKeys, done })
    if (transactions < maxTransactions[database.kind]) void work()
    return tracing === undefined ? done.promise : endTrace(tracing, acceptance, done.promise)
  }
}

async function endTrace(
  tracing: AcceptTrace,
  { candidates }: Acceptance,
  accepting: Promise<Accepted>,
): Promise<Accepted> {
  let kind: Parameters<AcceptTrace['end']>[1] = 'failed'
  try {
    const accepted = await accepting
    kind = accepted.kind
    return accepted
  } finally {
    tracing.end(candidates.length, kind)
  }
}

// A request takes some turns of the event loop from its socket to here. On an idle machine a turn
// takes microseconds.
const minTurns = 2
const maxTurns = 10

/**
 * Lets requests that have arrived be parsed, so that they share the transaction that starts now.
 */
async function waitForArrivals(queue: readonly Waiting[]): Promise<void> {
  for (let turn = 1; turn <= maxTurns; turn += 1) {
    const before = queue.length
    await yieldToEventLoop()
    if (turn >= minTurns && queue.length === before) return
  }
}

/** Takes the oldest waiting request, and those after it that can share its transaction. */
function nextGroup(queue: Waiting[]): Waiting[] {
  const group: Waiting[] = []
  const claimed = new Set<string>()
  let recipients = 0
  for (const waiting of queue) {
    const { length } = waiting.acceptance.candidates
    if (group.length > 0) {
      if (group.length === maxRequests || recipients + length > maxRecipients) break
      // Stop here: a later request with the same key must not overtake this one.
      if (waiting.conflictKeys.some((key) => claimed.has(key))) break
    }
    for (const key of waiting.conflictKeys) claimed.add(key)
    recipients += length
    group.push(waiting)
  }
  queue.splice(0, group.length)
  return group
}

async function commitGroup(options: AcceptOptions, group: readonly Waiting[]): Promise<void> {
  try {
    const accepted = await acceptAll(
      group.map(({ acceptance }) => acceptance),
      options,
    )
    for (const [index, { done }] of group.entries()) {
      const mine = accepted[index]
      if (mine === undefined) throw new Error('a request was accepted without an answer')
      done.resolve(mine)
    }
  } catch (error) {
    const [only, ...others] = group
    if (others.length === 0) only?.done.reject(error)
    else await Promise.all(group.map((waiting) => commitGroup(options, [waiting])))
  }
}

/** Its idempotency key, its recipients and its invites. */
function* conflictKeysOf({ request, candidates, caller }: Acceptance): Slices<string[]> {
  const sent = candidates.filter(({ invalid }) => invalid === undefined)
  const recipients = yield* mapSlices(sent, ({ target, recipientKey }) => {
    const { provider, destinationId } = request.targets[target] ?? {}
    return JSON.stringify([provider, destinationId, recipientKey])
  })
  return [
    JSON.stringify([caller.tenant, request.operation, request.idempotencyKey]),
    ...recipients,
    ...candidates.flatMap(({ inviteId }) => inviteId ?? []),
  ]
}
