import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseUnavailable } from '#database/unavailable.ts'
import type { ProviderLimits } from '#providers/contract/facts.ts'
import { createOffering, type EndedOffer, type OfferAt, type Room } from './at-once/lane-offer.ts'
import { createBacklog } from './backlog.ts'
import { createFlights, type FlightOptions } from './flights/flights.ts'
import type { Lane } from './lane.ts'
import { takeOverCalls } from './orphaned-calls.ts'
import {
  type CallPermits,
  createPermittedForming,
  type PermittedCalls,
} from './permits/form-permitted.ts'
import { createFillWindow } from './policy/fill-window.ts'
import type { MailboxLimits } from './policy/mailboxes/mailbox-times.ts'
import { paceOf } from './policy/pace.ts'
import { releaseLane } from './store/lanes.ts'
import { admitToMailboxes } from './store/mailboxes/admit.ts'
import { refuseRest } from './store/parts/refuse-rest.ts'
import { createWakeSignal } from './wake-signal.ts'

/** A lane while this process owns it. */
export interface LaneRun {
  /** Room for calls that are formed with what they send. */
  offer(recipients: number, batches: number): ReturnType<OfferAt>
  /** Something may have changed: look again. */
  wake(): void
  /** Forms no new calls; those in flight end and are recorded. */
  stop(): void
  /** Resolves when the lane was released, or lost to another owner. */
  readonly ended: Promise<void>
}

/** What all lanes of a dispatcher share, and the provider of this one. */
export interface RunnerOptions extends FlightOptions {
  readonly owner: string
  readonly mailboxLimits: MailboxLimits
  /** Of the provider. */
  readonly permits: CallPermits
  /** A lane in which nothing waits is released after so many milliseconds. */
  readonly quietMs: number
}

/**
 * Runs a lane that was claimed: settles the calls that its former owner left in flight, then forms
 * calls and lets them fly until nothing is due, and releases the lane.
 */
export function runLane(lane: Lane, options: RunnerOptions): LaneRun {
  const { database, provider, owner, logger, onCrashPoint, held, observer } = options
  const { recipientsPerCall, callsPerSecond } = provider.limits
  const wakeSignal = createWakeSignal()
  const backlog = createBacklog()
  const fillWindow = createFillWindow()
  const wake = () => {
    backlog.note()
    fillWindow.arrived(performance.now())
    wakeSignal.notify()
  }
  const flights = createFlights(lane, options, { onWaiting: wake, onRoom: wakeSignal.notify })
  const forming = createPermittedForming({ ...options, lane, pace: paceOf(callsPerSecond) })
  let stopping = false
  let mayOffer = false
  let hasFormed = false

  /** A call of fewer recipients waits to be filled. */
  const minRecipients = (inTime: number, now: number) =>
    inTime === 0 && fillWindow.endsAt() <= now ? 1 : recipientsPerCall

  /** Where so many batches wait, they are not to be joined by more. */
  const minBatches = (inTime: number) => (inTime === 0 ? fillWindow.returning() : undefined)

  const room = (batches: number): Room | undefined => {
    const now = performance.now()
    const { free, inTime } = flights.at(now)
    // A paced call needs a slot, too.
    if (!mayOffer || stopping || callsPerSecond !== undefined) return undefined
    if (free <= 0 || !backlog.isEmpty()) return undefined
    const maxRecipients = recipientsPerCall
    const areAllBack = batches >= (minBatches(inTime) ?? Number.POSITIVE_INFINITY)
    const least = areAllBack ? 1 : minRecipients(inTime, now)
    return { calls: free, maxRecipients, minRecipients: least }
  }

  const onOfferEnd = ({ since, batches, isMoreWaiting, isInDoubt }: EndedOffer) => {
    if (batches > 0) fillWindow.formed(batches, since, performance.now())
    if (isInDoubt) forming.doubt()
    if (isMoreWaiting || isInDoubt) wake()
    else wakeSignal.notify()
  }
  const offering = createOffering({
    ...{ lane, owner, held, permits: options.permits.calls, room, onCrashPoint },
    ...{ launch: flights.launch, onEnd: onOfferEnd },
  })

  const settle = async (): Promise<void> => {
    await provider.prepare?.()
    const lost = await takeOverCalls({ database, lane, owner, held, observer })
    onCrashPoint('taken-over')
    for (const call of lost) await flights.settleLost(call)
  }

  /** Undefined: no call may be formed, or nothing waits. */
  const form = async (): Promise<PermittedCalls | undefined> => {
    const began = performance.now()
    const { free, inTime } = flights.at(began)
    const offered = offering.calls()
    if (stopping || free <= offered || backlog.isEmpty()) {
      forming.leave()
      return undefined
    }
    const mark = backlog.mark()
    const inFlight = inTime + offered
    const formed = await forming.next(
      {
        // The first one does not wait until others are written, too: after a start it is long overdue.
        maxCalls: Math.min(free - offered, hasFormed ? maxCallsTogether(provider.limits) : 1),
        maxRecipients: recipientsPerCall,
        minRecipients: minRecipients(inFlight, began),
        minBatches: minBatches(inFlight),
      },
      wakeSignal.notify,
    )
    if ('isEmpty' in formed) backlog.saw(mark, formed.isEmpty)
    if (inFlight > 0 && 'batches' in formed && formed.batches > 0) fillWindow.overlapped()
    if (formed.kind === 'calls') {
      hasFormed = true
      fillWindow.formed(formed.batches, began, performance.now())
    }
    return formed
  }

  /** Acts on what was formed. False: there is nothing to do at present. */
  const fly = async (formed: PermittedCalls | undefined): Promise<boolean> => {
    switch (formed?.kind) {
      case 'calls':
        for (const [nth, call] of formed.calls.entries()) {
          onCrashPoint('formed')
          flights.launch(call, formed.permits[nth])
        }
        return true
      case 'refused': {
        const { finished, settled } = await refuseRest(database, lane, owner, formed)
        options.onFinished(finished)
        observer.onSettled(settled)
        return true
      }
      case 'held-back':
        await admitToMailboxes(database, lane, options.mailboxLimits)
        return true
      case 'unavailable':
        await wakeSignal.wait(retryMs)
        return true
      case 'crowded':
      case 'nothing':
      case 'lost':
      case undefined:
        return false
    }
  }

  const isBusy = () => flights.at(performance.now()).all > 0 || offering.calls() > 0

  /** Waits for something to do. False: the lane is not to be kept for it. */
  const wait = async (formed: PermittedCalls | undefined): Promise<boolean> => {
    const now = performance.now()
    if (isBusy() || formed?.kind === 'crowded') {
      // Calls in flight may hang for longer than the lane pauses.
      const pausedMs = formed?.kind === 'nothing' ? formed.resumesInMs : undefined
      await wakeSignal.wait(Math.min(maxWaitMs, pausedMs ?? maxWaitMs))
      return true
    }
    if (formed?.kind === 'lost' || stopping) return false
    if (backlog.hasNews()) return true
    if (!backlog.isEmpty()) {
      const waitMs = fillWindow.endsAt() - now
      // Those who waited to be joined leave now.
      if (waitMs <= 0) return formed?.kind !== 'nothing' || formed.batches !== undefined
      await wakeSignal.wait(waitMs)
      return true
    }
    // The next request mostly comes to the same lane; another replica may take it if it can do more.
    if (options.reachability.unreachable().includes(provider.kind)) return false
    return wakeSignal.wait(options.quietMs)
  }

  const run = async (): Promise<void> => {
    await settle()
    mayOffer = true
    for (;;) {
      const formed = await form()
      if (await fly(formed)) continue
      if (await wait(formed)) continue
      // It may have been offered while it was quiet.
      if (isBusy()) continue
      mayOffer = false
      if (formed?.kind === 'lost') return
      await forming.withdrawDoubtful()
      await releaseLane(database, lane, owner)
      return onCrashPoint('released')
    }
  }

  const ended = run()
    .finally(forming.leave)
    .catch(async (error: unknown) => {
      // A database that is away, or a lock that is held for long, passes by itself.
      const passes = error instanceof DatabaseUnavailable
      logger[passes ? 'warn' : 'error'](
        { error, lane: lane.id },
        'a lane was given up; it is claimed again at once, or when its lease lapses',
      )
      mayOffer = false
      await offering.ended()
      await flights.landed()
      await sleep(retryMs)
      // The next owner settles as unanswered what is still in flight by the tables.
      await forming.withdrawDoubtful().catch(() => undefined)
      await releaseLane(database, lane, owner).catch(() => undefined)
    })
  return {
    offer: offering.offer,
    wake,
    stop: () => {
      stopping = true
      wakeSignal.notify()
    },
    ended,
  }
}

/**
 * How many calls are formed in one transaction. More would hold up PGlite's other statements; paced ones
 * need a slot each.
 */
function maxCallsTogether({ recipientsPerCall, callsPerSecond }: ProviderLimits): number {
  if (callsPerSecond !== undefined) return 1
  return Math.max(1, Math.floor(maxRecipientsTogether / recipientsPerCall))
}

const maxRecipientsTogether = 500
const maxWaitMs = 1_000
const retryMs = 500
