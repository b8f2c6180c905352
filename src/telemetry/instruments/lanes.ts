import type { Meter } from '@opentelemetry/api'
import type { Lane } from '#dispatch/lane.ts'
import type { Recorded } from '#dispatch/store/record-answer.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import { createCounter, createUpDownCounter } from './tally.ts'

/** What lanes do at this replica. What waits in them is read from the database. */
export function createLaneInstruments(meter: Meter) {
  const claims = createCounter(
    meter,
    'invite_gateway_lane_claims',
    'Times that a lane got this replica as its owner.',
    ['provider'],
  )
  const owned = createUpDownCounter(
    meter,
    'invite_gateway_lanes_owned',
    'Lanes that this replica owns.',
    ['provider'],
  )
  const paused = createCounter(
    meter,
    'invite_gateway_lane_paused_seconds',
    'Seconds for which answers made lanes pause, counted when the pause begins.',
    ['provider'],
  )
  // By lane, while it is owned here: until when it pauses, by `performance.now()`.
  const pauses = new Map<string, number>()

  return {
    begin: (provider: ProviderKind) => {
      for (const counter of [claims, owned, paused]) counter.add(0, provider)
    },
    onClaimed: ({ provider }: Lane) => {
      claims.add(1, provider)
      owned.add(1, provider)
    },
    onEnded: ({ id, provider }: Lane) => {
      owned.add(-1, provider)
      pauses.delete(id)
    },
    onRecorded: ({ id, provider }: Lane, { pauseMs = 0 }: Pick<Recorded, 'pauseMs'>) => {
      const now = performance.now()
      const before = Math.max(now, pauses.get(id) ?? 0)
      if (now + pauseMs <= before) return
      pauses.set(id, now + pauseMs)
      paused.add((now + pauseMs - before) / 1_000, provider)
    },
  }
}
