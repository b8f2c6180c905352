import type { Connections, Queryable } from '#database/database.ts'
import { commitUnsynced } from '#database/unsynced.ts'
import type { OnCrashPoint } from '../../../crash-points.ts'
import type { Lane } from '../../lane.ts'
import type { Pace } from '../../policy/pace.ts'
import {
  type CallRow,
  callColumns,
  type FormedCall,
  type LoadedCall,
  loadCall,
} from '../call-row.ts'
import { type RefusedDestination, refusedDestination } from '../parts/refuse-rest.ts'
import { reserveSlot } from '../slots.ts'
import { insertCalls } from './insert-calls.ts'
import { lockLane } from './lock-lane.ts'
import { lookAt } from './look-at.ts'
import { pickSends } from './pick-sends.ts'
import { chargeCall, turnOf } from './turns.ts'

/** Whether there is a call to make. */
export type Formed =
  /** `batches`: how many batches have sends in the calls. */
  | (StillWaiting & {
      readonly kind: 'calls'
      readonly calls: readonly FormedCall[]
      readonly batches: number
    })
  /**
   * `resumesInMs`: present while the lane pauses. `batches`: how many wait to be joined by more; absent where
   * they were not counted.
   */
  | (StillWaiting & {
      readonly kind: 'nothing'
      readonly resumesInMs?: number
      readonly batches?: number
    })
  /** `refuseRest` is due: the upstream refuses the destination. */
  | ({ readonly kind: 'refused' } & RefusedDestination)
  /** `admitToMailboxes` is due: sends were held back for their mailboxes until now. */
  | { readonly kind: 'held-back' }
  /** Another owner has the lane: stop at once. */
  | { readonly kind: 'lost' }

interface StillWaiting {
  /** Does nothing else wait in the lane, neither now nor for later? */
  readonly isEmpty: boolean
  /** Was there a look-up that could not be formed, because of `mayLookUp`? */
  readonly lookUpIsDue: boolean
}

/** Which calls of the lane may be formed. */
export interface Formable {
  readonly maySend: boolean
  readonly mayLookUp: boolean
  /** At most this many calls, in a lane without a pace. */
  readonly maxCalls: number
  /** At most this many recipients in a call. */
  readonly maxRecipients: number
  /** Fewer than this wait for more: another call of the lane is in flight. */
  readonly minRecipients: number
  /** But where so many batches wait, they wait for no more. Undefined: they do. */
  readonly minBatches: number | undefined
}

export interface FormOptions extends Formable {
  /** Undefined: no pacing. */
  readonly pace: Pace | undefined
  readonly onCrashPoint: OnCrashPoint
}

/**
 * Writes the intent of the lane's next call: a call that waits to be made again, or else a new one
 * with sends that share a message, of the tenant whose turn it is; or several, where no other tenant waits.
 * One transaction, which checks ownership and pauses.
 */
export async function formCalls(
  database: Connections,
  lane: Lane,
  owner: string,
  options: FormOptions,
): Promise<Formed> {
  let { minRecipients } = options
  if (minRecipients > 1) {
    // Mostly there is nothing to form then, which is seen without a lock.
    const { isDue, isEmpty, batches } = await lookAt(database, lane, minRecipients)
    if (batches >= (options.minBatches ?? Number.POSITIVE_INFINITY)) minRecipients = 1
    else if (!isDue) return { kind: 'nothing', isEmpty, batches, lookUpIsDue: false }
  }
  const since = performance.now()
  return database.transaction(async (tx) => {
    const formed = await formLocked(tx, lane, owner, { ...options, minRecipients, since })
    if (formed.kind === 'calls') options.onCrashPoint('forming')
    else await commitUnsynced(tx)
    return formed
  })
}

async function formLocked(
  tx: Queryable,
  lane: Lane,
  owner: string,
  options: FormOptions & Pick<FormedCall, 'since'>,
): Promise<Formed> {
  const locked = await lockLane(tx, lane, owner, options)
  if (locked === undefined) return { kind: 'lost' }
  const { lookUpIsDue, isEmpty, pausedMs } = locked
  const nothing = { kind: 'nothing', isEmpty, lookUpIsDue } as const
  if (locked.paused) {
    const pause = pausedMs !== null && pausedMs > 0 ? { resumesInMs: Math.ceil(pausedMs) } : {}
    return { ...nothing, lookUpIsDue: false, ...pause }
  }
  if (isEmpty) return nothing
  if (locked.heldBack) return { kind: 'held-back' }
  const formed =
    (locked.waiting === null ? undefined : await resume(tx, lane, owner, locked.waiting)) ??
    (options.maySend ? await form(tx, lane, owner, options) : undefined) ??
    (locked.known === null ? undefined : await resume(tx, lane, owner, locked.known))
  if (formed === undefined) return nothing
  if ('refusal' in formed) return { kind: 'refused', ...formed }
  const reservation = options.pace && (await reserveSlot(tx, lane.id, options.pace))
  const calls = formed.calls.map((call) => ({ ...call, since: options.since, reservation }))
  return { ...formed, kind: 'calls', calls, lookUpIsDue }
}

/** Is this attempt still current, or has another owner given it up? */
export async function areCurrent(on: Queryable, calls: readonly FormedCall[]): Promise<boolean[]> {
  const rows = await on.query<{ id: string }>(
    `select c.id from unnest($1::uuid[], $2::int[], $3::uuid[]) as formed (id, attempt, owner)
     join calls c using (id, attempt, owner) where c.state = 'in_flight'`,
    [
      calls.map(({ id }) => id),
      calls.map(({ attempt }) => attempt),
      calls.map(({ owner }) => owner),
    ],
  )
  const current = new Set(rows.map(({ id }) => id))
  return calls.map(({ id }) => current.has(id))
}

interface Intent extends Pick<StillWaiting, 'isEmpty'> {
  readonly calls: readonly LoadedCall[]
  readonly batches: number
}

async function resume(
  tx: Queryable,
  lane: Lane,
  owner: string,
  waiting: string,
): Promise<Intent | undefined> {
  const [row] = await tx.query<CallRow>(
    `update calls
     set state = 'in_flight', owner = $2, attempt = attempt + 1, step_attempt = step_attempt + 1
     where id = $1 and state = 'waiting'
     returning ${callColumns}`,
    [waiting, owner],
  )
  return row && { calls: [await loadCall(tx, lane, row)], batches: 1, isEmpty: false }
}

async function form(
  tx: Queryable,
  lane: Lane,
  owner: string,
  { maxCalls, maxRecipients, minRecipients, pace }: FormOptions,
): Promise<Intent | RefusedDestination | undefined> {
  const turn = await turnOf(tx, lane)
  if (turn === undefined) return undefined
  // Each has a slot of its own, and after each another tenant may have its turn.
  const most = turn.isAlone && pace === undefined ? maxCalls : 1
  const picked = await pickSends(tx, lane, turn.tenant, maxRecipients * most)
  const { partId, suspect } = picked
  // A part waits for nobody: it leaves without others.
  const least = partId === null ? minRecipients : 1
  const calls = piecesOf(picked.sends, maxRecipients).filter(
    ({ length }, nth) => length >= (nth === 0 ? least : maxRecipients),
  )
  if (calls.length === 0) return undefined
  const refused = partId !== null && suspect ? await refusedDestination(tx, partId) : undefined
  if (refused !== undefined) return refused
  const formed = await insertCalls(tx, lane, owner, calls, partId)
  if (formed === undefined) return undefined
  const sends = calls.flat()
  await chargeCall(
    tx,
    lane,
    turn,
    sends.map(({ tenant }) => tenant),
  )
  const batches = partId === null ? new Set(sends.map(({ batchId }) => batchId)).size : 1
  return { ...formed, batches }
}

function piecesOf<Entry>(entries: readonly Entry[], size: number): readonly (readonly Entry[])[] {
  const count = Math.ceil(entries.length / size)
  return Array.from({ length: count }, (_, nth) => entries.slice(nth * size, (nth + 1) * size))
}
