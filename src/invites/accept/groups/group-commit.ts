import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { isLockTimeout } from '#database/unavailable.ts'
import { lockedLanes } from '#dispatch/at-once/locked-lanes.ts'
import type { HashRecipient } from '#dispatch/recipient-hash.ts'
import { mapSlices, runInSlices, type Slices } from '#event-loop/slices.ts'
import { type AcceptOptions, acceptAll } from '../accept.ts'
import type { Acceptance, Accepted, AcceptTrace } from '../acceptance.ts'
import { hashesOf } from '../idempotency/idempotency.ts'
import { createHeldUp } from './held-up.ts'
import { nextGroup, type Waiting } from './next-group.ts'

/** Makes a checked request durable. Rejects only for faults, and then nothing was accepted. */
export type Accept = (acceptance: Acceptance) => Promise<Accepted>

// PGlite has one connection. On a server, large requests must not hold up small ones.
const maxTransactions = { pglite: 1, postgresql: 3 } as const
// Others keep a lock for some milliseconds. Whoever waits longer is put aside, so that those who came
// together do not wait with them.
const lockMs = 200

/**
 * Accepts requests that arrive together in one transaction, so that its locks and its sync to disk
 * are paid once. A request that arrives alone does not wait. If a group fails, each of its requests
 * is accepted on its own. A lock that somebody keeps holds up only those who need it.
 */
export function createAccept(options: AcceptOptions & { readonly hashKey: HashRecipient }): Accept {
  const { database, hashKey } = options
  const queue: Waiting[] = []
  let transactions = 0
  const heldUp = createHeldUp(
    (lanes) => lockedLanes(database, lanes),
    (group) => commitGroup(options, group, lockMs),
  )

  const add = (waiting: Waiting) => {
    if (heldUp.hold(waiting)) return
    queue.push(waiting)
    if (transactions < maxTransactions[database.kind]) void work()
  }

  const accept = async (group: readonly Waiting[]) => {
    try {
      await commitGroup(options, group, lockMs)
    } catch {
      // Not awaited: these transactions are for those who need not wait.
      void heldUp.holdSomeOf(group).then((others) => others.forEach(add))
    }
  }

  const work = async (): Promise<void> => {
    transactions += 1
    for (;;) {
      await waitForArrivals(queue)
      const group = nextGroup(queue)
      if (group.length === 0) break
      await accept(group)
    }
    transactions -= 1
  }

  return async (acceptance) => {
    const tracing = options.onAccept?.()
    const done = Promise.withResolvers<Accepted>()
    const conflictKeys = await runInSlices(conflictKeysOf(acceptance))
    const hashes = await hashesOf(acceptance.request, hashKey)
    const trace = tracing?.traceparent
    add({ acceptance: { ...acceptance, ...hashes, trace }, conflictKeys, done })
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

/** Settles all of them. Rejects only where `lockMs` is set and a lock was not got in time: then none is settled. */
async function commitGroup(
  options: AcceptOptions,
  group: readonly Waiting[],
  lockMs: number,
): Promise<void> {
  try {
    const accepted = await acceptAll(
      group.map(({ acceptance }) => acceptance),
      options,
      { lockMs },
    )
    for (const [index, { done }] of group.entries()) {
      const mine = accepted[index]
      if (mine === undefined) throw new Error('a request was accepted without an answer')
      done.resolve(mine)
    }
  } catch (error) {
    if (lockMs > 0 && isLockTimeout(error)) throw error
    const [only, ...others] = group
    if (others.length === 0) only?.done.reject(error)
    else await Promise.all(group.map((waiting) => commitGroup(options, [waiting], 0)))
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
