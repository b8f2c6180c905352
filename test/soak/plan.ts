import { type Operation, planOperations } from '../truth/day/operations.ts'
import { createRandom } from '../truth/day/random.ts'
import { createCrowd, destinations } from '../truth/day/recipients.ts'
import { targetInput } from '../truth/day/targets.ts'
import type { UpstreamKind } from '../truth/processes/faults.ts'
import { type FaultEvent, planWeather } from './weather.ts'

/** What a run does and when, as a pure function of its options. */
export interface SoakPlan extends SoakOptions {
  /** In the order in which they begin. */
  readonly work: readonly TimedOperation[]
  readonly weather: readonly FaultEvent[]
}

export interface SoakOptions {
  readonly seed: number
  /** Not measured: caches, pools and the JIT compiler fill. */
  readonly warmUpMinutes: number
  readonly minutes: number
  /** Requests in a minute, besides one for each fault. */
  readonly requestsPerMinute: number
  /** Is the database a server? */
  readonly onServer: boolean
}

/** `at`: in milliseconds from the beginning. */
export type TimedOperation = Operation & { readonly at: number }

export function planSoak(options: SoakOptions): SoakPlan {
  const { seed, requestsPerMinute, onServer } = options
  const minutes = options.warmUpMinutes + options.minutes
  const weather = planWeather({ seed, minutes, onServer })
  const mixed = planOperations(seed, minutes * requestsPerMinute).map((operation) => ({
    ...operation,
    at: (operation.index * 60_000) / requestsPerMinute,
  }))
  const random = createRandom(seed, 'victims')
  // Far more people than the mixed load invites.
  const crowd = createCrowd(1_000_000)
  const victims = weather.flatMap(({ at, emulator }, place): TimedOperation[] => {
    if (emulator === undefined) return []
    const index = mixed.length + place
    const destinationId = random.pick<string>(destinations[emulator])
    return [{ ...inviteOne(crowd, emulator, destinationId, index), at: at + victimAfterMs }]
  })
  return { ...options, weather, work: [...mixed, ...victims].sort((a, b) => a.at - b.at) }
}

// A fault that no call meets proves nothing: a request to its upstream follows it.
const victimAfterMs = 300

function inviteOne(
  crowd: ReturnType<typeof createCrowd>,
  emulator: UpstreamKind,
  destinationId: string,
  index: number,
): Operation {
  // A short answer leaves the last one out, and names the others.
  const people = Array.from({ length: emulator === 'TENCENT_ORGANIZATION' ? 1 : 2 }, () =>
    crowd.someone(emulator, destinationId),
  )
  const target = { emulator, destinationId, title: 'Welcome', people }
  return {
    ...{ index, kind: 'fresh', pauseMs: 0, field: 'sendInvites', recipients: people },
    input: { idempotencyKey: `victim-${index}`, waitSeconds: 0, targets: [targetInput(target)] },
  }
}
