import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Fault } from '#sandbox/emulator.ts'
import { createRandom, type Random, weighted } from '../day/random.ts'

/** The upstreams of the truth test. */
export const upstreamKinds = [
  'REPOST_PRIVATE',
  'CHIME',
  'WICKR',
  'TENCENT_ORGANIZATION',
] as const satisfies readonly ProviderKind[]
export type UpstreamKind = (typeof upstreamKinds)[number]

/** The fault that the nth request to an emulator meets: a pure function of the seed. */
export function plannedFault(
  { seed, faults }: { readonly seed: number; readonly faults: number },
  emulator: UpstreamKind,
  ordinal: number,
): Fault | undefined {
  const random = createRandom(seed, 'fault', emulator, ordinal)
  if (!random.chance(faults)) return undefined
  return weighted(random, choices, ({ weight }) => weight).make(random, emulator)
}

/** Those of a request whose fate the upstream keeps to itself by answering with this fault. */
export function leftUntold(
  fault: Fault,
  { name, recipients }: { readonly name: UpstreamKind; readonly recipients: readonly string[] },
): readonly string[] {
  switch (fault.kind) {
    case 'throttle':
      return []
    case 'error':
      return fault.name === refusals[name] || fault.name === expired[name].name ? [] : recipients
    case 'short':
      // The other two answer for the whole call and name nobody.
      return name === 'CHIME' || name === 'WICKR' ? recipients.slice(-fault.leaveOut) : []
    case 'html-error':
    case 'reset':
    case 'stall':
    case 'cut':
    case 'rubbish':
    case 'redirect':
      return recipients
  }
}

/** For the report: `reset, accepted`. */
export function faultName(fault: Fault): string {
  const accepted = 'accepted' in fault && fault.accepted === true
  return accepted ? `${fault.kind}, accepted` : fault.kind
}

interface Choice {
  readonly weight: number
  make(random: Random, emulator: UpstreamKind): Fault
}

const both = (random: Random) => ({ accepted: random.chance(0.5) })

const choices: readonly [Choice, ...Choice[]] = [
  { weight: 8, make: () => ({ kind: 'throttle' }) },
  { weight: 5, make: () => ({ kind: 'throttle', retryAfterSeconds: 1 }) },
  {
    weight: 14,
    make: (random, emulator) => ({
      kind: 'error',
      name: random.pick(serverErrors[emulator]),
      ...both(random),
    }),
  },
  // Refused for a reason of ours: certainly not sent, so there are failures that could be lies.
  { weight: 4, make: (_random, emulator) => ({ kind: 'error', name: refusals[emulator] }) },
  {
    weight: 10,
    make: (random) => ({
      kind: 'html-error',
      status: random.pick([500, 502, 503, 504]),
      ...both(random),
    }),
  },
  { weight: 16, make: (random) => ({ kind: 'reset', ...both(random) }) },
  { weight: 10, make: (random) => ({ kind: 'stall', ...both(random) }) },
  { weight: 10, make: () => ({ kind: 'cut', accepted: true }) },
  {
    weight: 9,
    make: (random, emulator) => {
      const { accepted } = both(random)
      // The head of re:Post's success, its request id in it, proves that the call was accepted.
      return { kind: 'rubbish', accepted: accepted || emulator === 'REPOST_PRIVATE' }
    },
  },
  { weight: 9, make: (random) => ({ kind: 'short', leaveOut: random.int(1, 5) }) },
  { weight: 5, make: () => ({ kind: 'redirect', status: 307, location: '/elsewhere' }) },
]

const serverErrors = {
  REPOST_PRIVATE: ['InternalServerException', 'InternalFailure', 'ServiceUnavailable'],
  CHIME: ['ServiceFailureException', 'ServiceUnavailableException', 'InternalFailure'],
  WICKR: ['InternalServerError', 'InternalFailure', 'ServiceUnavailable'],
  TENCENT_ORGANIZATION: ['InternalError', 'FailedOperation', 'ServiceUnavailable'],
} as const satisfies Record<UpstreamKind, readonly string[]>

/** Credentials that are not accepted any more: nothing was processed. */
export const expired = {
  REPOST_PRIVATE: { kind: 'error', name: 'ExpiredTokenException', status: 403 },
  CHIME: { kind: 'error', name: 'ExpiredTokenException', status: 403 },
  WICKR: { kind: 'error', name: 'ExpiredTokenException', status: 403 },
  // Tencent Cloud answers errors with status 200.
  TENCENT_ORGANIZATION: { kind: 'error', name: 'AuthFailure.TokenFailure' },
} as const satisfies Record<UpstreamKind, Fault>

export const refusals = {
  REPOST_PRIVATE: 'AccessDeniedException',
  CHIME: 'AccessDeniedException',
  WICKR: 'AccessDeniedException',
  TENCENT_ORGANIZATION: 'UnauthorizedOperation',
} as const satisfies Record<UpstreamKind, string>
