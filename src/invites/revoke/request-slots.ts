import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#database/database.ts'
import type { Lane } from '#dispatch/lane.ts'
import type { Pace } from '#dispatch/policy/pace.ts'
import { reserveSlot, waitForSlot } from '#dispatch/store/slots.ts'
import type { Unread } from '#providers/contract/lifecycle.ts'
import { nextRevokeSlot } from '../../lifecycles/reading-lease.ts'

/** When a request of a withdrawal may leave; resolves to why it must not. */
export interface RequestSlots {
  /** In the pace of reading, and in a time slot of the lane's where that has a limit. */
  forReading(): Promise<Unread | undefined>
  /** In a time slot of the lane's where that has a limit: a person asks for it, as for a send. */
  forChange(): Promise<Unread | undefined>
}

export interface RequestSlotOptions {
  readonly database: Database
  readonly lane: Lane
  /** Of the lane; undefined: no limit is known. */
  readonly pace: Pace | undefined
  /** The upstream's operation, for the errors. */
  readonly operation: string
  /** The process is stopping. */
  readonly signal: AbortSignal
}

export function createRequestSlots(options: RequestSlotOptions): RequestSlots {
  const { database, lane, pace, operation, signal } = options

  const leave = async (read: boolean): Promise<Unread | undefined> => {
    const { afterMs, pausedMs } = await nextRevokeSlot(database, lane, read)
    if (pausedMs !== undefined) return paused(pausedMs, operation)
    await sleep(afterMs)
    if (pace) await waitForSlot((missed) => reserveSlot(database, lane.id, pace, missed))
    return signal.aborted ? stopping(operation) : undefined
  }

  return { forReading: () => leave(true), forChange: () => leave(false) }
}

function paused(retryAfterMs: number, operation: string): Unread {
  const message = 'Nothing leaves to this destination for now: the provider asked for a pause.'
  return { kind: 'throttled', retryAfterMs, error: { code: 'LanePaused', message, operation } }
}

function stopping(operation: string): Unread {
  const message = 'The gateway was stopping; nothing was withdrawn.'
  return { kind: 'unavailable', error: { code: 'NotStarted', message, operation } }
}
