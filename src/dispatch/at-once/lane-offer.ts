import type { OnCrashPoint } from '../../crash-points.ts'
import type { Lane } from '../lane.ts'
import type { HeldCalls } from '../orphaned-calls.ts'
import { acquireSome, type Permit, type Permits } from '../permits/permits.ts'
import type { FormedCall } from '../store/call-row.ts'

/**
 * Room in a lane of this process for calls whose intents are written in the transaction that accepts what
 * they send. Ends with `leave` or `withdraw`; until then the lane stays owned, and offers nothing else.
 */
export interface LaneOffer {
  readonly lane: Lane
  readonly owner: string
  readonly maxCalls: number
  /** Of one call. Fewer than the least number wait for others, because a call is in flight. */
  readonly maxRecipients: number
  readonly minRecipients: number
  /** By `performance.now()`. */
  readonly since: number
  /** These calls are being written. To be called before they can be durable. */
  hold(calls: readonly FormedCall[], batches: number): void
  /** They are durable, and leave. `isMoreWaiting`: something else was accepted that waits in the lane. */
  leave(isMoreWaiting: boolean): void
  /** They are not durable, or nobody knows: they never leave. */
  withdraw(): void
}

/**
 * An offer for so many recipients of so many batches, where the lane has an owner in this process and nothing
 * waits in it.
 */
export type OfferAt = (laneId: string, recipients: number, batches: number) => LaneOffer | undefined

/** How many calls may be formed now, and how large. */
export interface Room {
  readonly calls: number
  readonly maxRecipients: number
  readonly minRecipients: number
}

export interface OfferingOptions {
  readonly lane: Lane
  readonly owner: string
  readonly held: HeldCalls
  readonly permits: Permits
  readonly onCrashPoint: OnCrashPoint
  /** For so many batches. Undefined: no call may be formed, or something waits. */
  readonly room: (batches: number) => Room | undefined
  readonly launch: (call: FormedCall, permit: Permit | undefined) => void
  readonly onEnd: (ended: EndedOffer) => void
}

/** What came of an offer. */
export interface EndedOffer extends Pick<LaneOffer, 'since'> {
  /** How many batches share its calls. */
  readonly batches: number
  readonly isMoreWaiting: boolean
  /** May there be calls in its name that never left? */
  readonly isInDoubt: boolean
}

/** The offers of one lane, one at a time. */
export interface Offering {
  offer(recipients: number, batches: number): LaneOffer | undefined
  /** How many calls may come of the present offer. */
  calls(): number
  /** Resolves when there is no offer. */
  ended(): Promise<void>
}

export function createOffering(options: OfferingOptions): Offering {
  const { lane, owner, held, permits } = options
  let open: { readonly permits: Permit[]; readonly end: PromiseWithResolvers<void> } | undefined

  const offer: Offering['offer'] = (recipients, ofBatches) => {
    const room = open === undefined ? options.room(ofBatches) : undefined
    if (room === undefined || recipients < room.minRecipients) return undefined
    const wanted = Math.min(room.calls, Math.ceil(recipients / room.maxRecipients))
    const acquired = acquireSome(permits, lane.id, wanted, () => undefined)
    permits.leave(lane.id)
    if (acquired.length === 0) return undefined
    const since = performance.now()
    const mine = { permits: acquired, end: Promise.withResolvers<void>() }
    open = mine
    let calls: readonly FormedCall[] = []
    let batches = 0
    const end = (isMoreWaiting: boolean, isInDoubt: boolean) => {
      open = undefined
      for (const permit of acquired) permit.release()
      options.onEnd({ since, batches, isMoreWaiting, isInDoubt })
      mine.end.resolve()
    }
    return {
      ...{ lane, owner, since, maxCalls: acquired.length },
      ...{ maxRecipients: room.maxRecipients, minRecipients: room.minRecipients },
      hold: (formed, sharing) => {
        calls = formed
        batches = sharing
        for (const call of calls) held.add(call)
      },
      leave: (isMoreWaiting) => {
        if (calls.length > 0) options.onCrashPoint('intended')
        for (const call of calls) options.launch(call, acquired.shift())
        end(isMoreWaiting, false)
      },
      withdraw: () => {
        for (const call of calls) held.delete(call)
        end(false, calls.length > 0)
      },
    }
  }

  return {
    offer,
    calls: () => open?.permits.length ?? 0,
    ended: async () => open?.end.promise,
  }
}
