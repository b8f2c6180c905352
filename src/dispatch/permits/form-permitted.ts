import type { Connections } from '#database/database.ts'
import { DatabaseUnavailable } from '#database/unavailable.ts'
import type { OnCrashPoint } from '../../crash-points.ts'
import type { Logger } from '../../logger.ts'
import type { Lane } from '../lane.ts'
import type { DispatchObserver } from '../observer.ts'
import { type HeldCalls, withdrawUnsent } from '../orphaned-calls.ts'
import type { Pace } from '../policy/pace.ts'
import { type Formable, type Formed, formCalls } from '../store/forming/form-call.ts'
import { acquireSome, type Permit, type Permits } from './permits.ts'

/** The permits for the calls to one provider, shared by its lanes. */
export interface CallPermits {
  /** Calls of one request. */
  readonly calls: Permits
  readonly lookUps: Permits
}

/** Forms the calls of a lane. */
export interface PermittedForming {
  /** `notify` is called when a call that waited for a permit may be formed. */
  next(size: CallSize, notify: () => void): Promise<PermittedCalls>
  /** The lane wants no permit now. */
  leave(): void
  /** There may be calls whose commit had no answer. */
  doubt(): void
  /** Withdraws the calls whose commit had no answer. They never left. */
  withdrawDoubtful(): Promise<void>
}

type CallSize = Pick<Formable, 'maxCalls' | 'maxRecipients' | 'minRecipients' | 'minBatches'>

export type PermittedCalls =
  | Exclude<Formed, { readonly kind: 'calls' }>
  /** `permits` are to be released when their calls, in the same order, have ended. */
  | (Extract<Formed, { readonly kind: 'calls' }> & { readonly permits: readonly Permit[] })
  /** All permits are held. */
  | { readonly kind: 'crowded' }
  /** The database did not form a call. */
  | { readonly kind: 'unavailable' }

/** Of one lane, while `owner` has it. */
export interface FormingOptions {
  readonly database: Connections
  readonly lane: Lane
  readonly owner: string
  readonly logger: Logger
  readonly held: HeldCalls
  readonly observer: DispatchObserver
  readonly permits: CallPermits
  readonly pace: Pace | undefined
  readonly onCrashPoint: OnCrashPoint
}

/** No call is formed without a permit: what cannot leave has no intent either. */
export function createPermittedForming(options: FormingOptions): PermittedForming {
  const { database, lane, owner, logger, held, permits, pace, observer } = options
  const { onCrashPoint } = options
  /** May there be a call that was committed without an answer? */
  let isInDoubt = false
  let wantsLookUp = false

  const withdrawDoubtful = async () => {
    if (isInDoubt) await withdrawUnsent({ database, lane, owner, held, observer })
    isInDoubt = false
  }

  const form = async (formable: Formable) => {
    try {
      await withdrawDoubtful()
      return await formCalls(database, lane, owner, { ...formable, pace, onCrashPoint })
    } catch (error) {
      // Also where another replica, which may be frozen, holds a lock that the call needs.
      if (!(error instanceof DatabaseUnavailable)) throw error
      isInDoubt = true
      logger.error({ error, lane: lane.id }, 'a call could not be formed yet; trying again')
      return { kind: 'unavailable' } as const
    }
  }

  const next: PermittedForming['next'] = async (size, notify) => {
    const sends = acquireSome(permits.calls, lane.id, size.maxCalls, notify)
    const lookUp = wantsLookUp ? permits.lookUps.acquire(lane.id, notify) : undefined
    if (sends.length === 0 && lookUp === undefined) return { kind: 'crowded' }
    const used = new Set<Permit>()
    const asked = wantsLookUp
    try {
      const [maySend, mayLookUp] = [sends.length > 0, lookUp !== undefined]
      const formed = await form({ ...size, maxCalls: sends.length, maySend, mayLookUp })
      if (formed.kind !== 'calls' && formed.kind !== 'nothing') return formed
      wantsLookUp = formed.lookUpIsDue
      if (!wantsLookUp) permits.lookUps.leave(lane.id)
      if (formed.kind === 'calls') {
        const isLookUp = formed.calls[0]?.step === 'look-up'
        const mine = (isLookUp ? [lookUp ?? []].flat() : sends).slice(0, formed.calls.length)
        for (const permit of mine) used.add(permit)
        return { ...formed, permits: mine }
      }
      if (maySend && !wantsLookUp) return formed
    } finally {
      for (const permit of [...sends, lookUp ?? []].flat()) if (!used.has(permit)) permit.release()
    }
    return wantsLookUp && !asked ? next(size, notify) : { kind: 'crowded' }
  }

  return {
    next,
    doubt: () => {
      isInDoubt = true
    },
    withdrawDoubtful,
    leave: () => {
      permits.calls.leave(lane.id)
      permits.lookUps.leave(lane.id)
    },
  }
}
