import { setTimeout as sleep } from 'node:timers/promises'
import { isCulprit } from '../truth/day/recipients.ts'
import type { UpstreamKind } from '../truth/processes/faults.ts'
import type { Gap } from '../truth/processes/supervisor.ts'
import type { FaultOf } from '../truth/processes/upstreams.ts'
import type { FaultEvent, FaultKind } from './weather.ts'

/** Lets the planned faults happen. */
export interface Faults {
  /** For the upstreams: the fault of the next request to one that would send. */
  readonly faultOf: FaultOf
  /** Begins those whose moment lies between two of the run; resolves when all are over. */
  play(events: readonly FaultEvent[], startedAt: number): Promise<void>
  /** Those that were met, in order. */
  readonly played: readonly Played[]
  /** Times in which an answer may have been lost, for one upstream or for all. */
  readonly gaps: readonly (Gap & { readonly emulator?: UpstreamKind })[]
  isDatabaseAway(): boolean
}

/** Both in milliseconds since the epoch. A call's fault is over at once. */
export interface Played {
  readonly kind: FaultKind
  /** Undefined: it is not about an upstream. */
  readonly emulator?: UpstreamKind
  readonly from: number
  readonly to: number
  /** Of the call that met it. */
  readonly operation?: string
  readonly recipients?: number
}

export interface Victims {
  disconnect(emulator: UpstreamKind, isOn: boolean): Promise<void>
  rejectCredentials(emulator: UpstreamKind, isOn: boolean): void
  /** Undefined: the database is no server. */
  readonly restartDatabase: (() => Promise<void>) | undefined
  pauseGateway(ms: number): Promise<void>
}

/** `victims`: asked for when the first fault is played. */
export function createFaults(victims: () => Victims): Faults {
  const pending = new Map<UpstreamKind, FaultEvent[]>()
  const played: Played[] = []
  const gaps: (Gap & { emulator?: UpstreamKind })[] = []
  let awayUntil = Number.NEGATIVE_INFINITY

  const lasting = async (kind: FaultKind, emulator?: UpstreamKind): Promise<void> => {
    const { disconnect, rejectCredentials, restartDatabase, pauseGateway } = victims()
    const began = performance.now()
    if (kind === 'database restart') {
      awayUntil = Number.POSITIVE_INFINITY
      await restartDatabase?.()
      awayUntil = performance.now() + aftermathMs
    } else if (kind === 'gateway paused') {
      await pauseGateway(pausedMs)
      // The server ends transactions of a client that stands still for longer than two seconds.
      awayUntil = performance.now() + aftermathMs
      gaps.push({ name: kind, from: began, to: performance.now() })
    } else if (kind === 'connections refused' && emulator !== undefined) {
      await disconnect(emulator, true)
      // Answers on their way are lost with their connections.
      gaps.push({ name: kind, from: began, to: performance.now(), emulator })
      await sleep(refusedMs)
      await disconnect(emulator, false)
    } else if (kind === 'credentials expired' && emulator !== undefined) {
      rejectCredentials(emulator, true)
      await sleep(expiredMs)
      rejectCredentials(emulator, false)
    }
    const from = performance.timeOrigin + began
    played.push({ kind, ...(emulator && { emulator }), from, to: Date.now() })
  }

  const begin = (event: FaultEvent): Promise<void> => {
    const { emulator, kind } = event
    if (emulator === undefined || event.fault === undefined) return lasting(kind, emulator)
    pending.set(emulator, [...(pending.get(emulator) ?? []), event])
    return Promise.resolve()
  }

  return {
    faultOf: (emulator, _ordinal, { operation, recipients }) => {
      // A look-up reads for several people at once: two faults would make one line in the log.
      if (!sends.test(operation)) return undefined
      const [event] = pending.get(emulator) ?? []
      if (event?.emulator === undefined) return undefined
      // A call that is refused for its content has no answer that could leave somebody out.
      if (event.kind === 'short answer' && recipients.some(isCulprit)) return undefined
      pending.get(emulator)?.shift()
      const call = { operation, recipients: recipients.length }
      played.push({ kind: event.kind, emulator, from: Date.now(), to: Date.now(), ...call })
      return event.fault
    },
    play: async (events, startedAt) => {
      const all = events.map(async (event) => {
        await sleep(Math.max(0, startedAt + event.at - performance.now()))
        await begin(event)
      })
      await Promise.all(all)
    },
    played,
    gaps,
    isDatabaseAway: () => performance.now() < awayUntil,
  }
}

const sends = /^(?:Send|Invite|BatchCreate|BatchReinvite)/
// Longer than a lane pauses for any other fault: a call has to meet it.
const refusedMs = 35_000
const expiredMs = 2_000
// A pause of less than two seconds may go unreported.
const pausedMs = 2_500
// Connections that were opened before may still fail, on a busy machine.
const aftermathMs = 5_000
