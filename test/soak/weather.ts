import type { Fault } from '#sandbox/emulator.ts'
import { createRandom, type Random } from '../truth/day/random.ts'
import { refusals, type UpstreamKind, upstreamKinds } from '../truth/processes/faults.ts'

/** One fault, at its moment in milliseconds from the beginning. */
export type FaultEvent = {
  readonly at: number
  readonly kind: FaultKind
} & (
  | { readonly emulator: UpstreamKind; readonly fault?: Fault }
  | { readonly emulator?: undefined }
)

/** Faults that one call meets, and faults that last for a while: these have no `make`. */
export type FaultKind = keyof typeof kinds

/** One of each kind in every minute, in random order and evenly spread. Pure. */
export function planWeather({
  seed,
  minutes,
  onServer,
}: {
  readonly seed: number
  readonly minutes: number
  /** Can the database restart by itself? */
  readonly onServer: boolean
}): readonly FaultEvent[] {
  const played = faultKinds.filter((kind) => onServer || kind !== 'database restart')
  return Array.from({ length: minutes }, (_, minute) => {
    const random = createRandom(seed, 'weather', minute)
    return shuffled(played, random).map((kind, place) =>
      eventOf(kind, (minute + place / played.length) * 60_000, minute, random),
    )
  }).flat()
}

function eventOf(kind: FaultKind, at: number, minute: number, random: Random): FaultEvent {
  const { at: places, make }: Kind = kinds[kind]
  // Each upstream in turn, so that a few minutes are enough for all of them.
  const emulator = places[minute % places.length]
  if (emulator === undefined) return { at, kind }
  return { at, kind, emulator, ...(make === undefined ? {} : { fault: make(random, emulator) }) }
}

interface Kind {
  /** Where it makes trouble. None: it is not about an upstream. */
  readonly at: readonly UpstreamKind[]
  readonly make?: (random: Random, emulator: UpstreamKind) => Fault
}

const both = (random: Random) => ({ accepted: random.chance(0.5) })
// The head of re:Post's success proves that the call was accepted: no trouble, and no line in the log.
const withoutProofInHead = upstreamKinds.filter((name) => name !== 'REPOST_PRIVATE')

const kinds = {
  throttle: { at: upstreamKinds, make: () => ({ kind: 'throttle' }) },
  'throttle with Retry-After': {
    at: upstreamKinds,
    make: () => ({ kind: 'throttle', retryAfterSeconds: 2 }),
  },
  'server error': {
    at: upstreamKinds,
    make: (random, emulator) => ({ kind: 'error', name: serverErrors[emulator], ...both(random) }),
  },
  "a proxy's page": {
    at: upstreamKinds,
    make: (random) => ({ kind: 'html-error', status: 502, ...both(random) }),
  },
  refusal: {
    at: upstreamKinds,
    make: (_random, emulator) => ({ kind: 'error', name: refusals[emulator] }),
  },
  reset: { at: upstreamKinds, make: (random) => ({ kind: 'reset', ...both(random) }) },
  stall: { at: upstreamKinds, make: (random) => ({ kind: 'stall', ...both(random) }) },
  cut: { at: withoutProofInHead, make: () => ({ kind: 'cut', accepted: true }) },
  rubbish: { at: withoutProofInHead, make: (random) => ({ kind: 'rubbish', ...both(random) }) },
  redirect: {
    at: upstreamKinds,
    make: () => ({ kind: 'redirect', status: 307, location: '/elsewhere' }),
  },
  // Their answers alone name recipients.
  'short answer': { at: ['CHIME', 'WICKR'], make: () => ({ kind: 'short', leaveOut: 1 }) },
  'connections refused': { at: upstreamKinds },
  'credentials expired': { at: upstreamKinds },
  'database restart': { at: [] },
  'gateway paused': { at: [] },
} as const satisfies Readonly<Record<string, Kind>>

export const faultKinds = Object.keys(kinds) as readonly FaultKind[]

const serverErrors = {
  REPOST_PRIVATE: 'InternalServerException',
  CHIME: 'ServiceFailureException',
  WICKR: 'InternalServerError',
  TENCENT_ORGANIZATION: 'InternalError',
} as const satisfies Record<UpstreamKind, string>

function shuffled<T>(values: readonly T[], random: Random): readonly T[] {
  return values
    .map((value) => ({ value, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value)
}
