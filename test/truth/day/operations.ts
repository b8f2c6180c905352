import type { InviteTargetInput } from '../../gql/graphql.ts'
import { createRandom, type Random, weighted } from './random.ts'
import { createCrowd, destinations, type PlannedRecipient } from './recipients.ts'
import {
  type Crowd,
  type PlannedTarget,
  planTargets,
  targetInput,
  targetsOf,
  withDuplicates,
} from './targets.ts'

/** One thing that a client wants, and how it behaves about it. */
export interface Operation {
  readonly index: number
  readonly kind: OperationKind
  /** Idle before it begins. */
  readonly pauseMs: number
  /** The operation that it repeats, clashes with or follows; it waits for that one's answer. */
  readonly of?: number
  readonly field: 'sendInvites' | 'reinviteUsers'
  /** Of a cancel: nothing but a key that is never used. */
  readonly input: Input
  /** In the order of the input, and so of the results. */
  readonly recipients: readonly PlannedRecipient[]
  /** Hangs up after so long; then comes back with the same key, or never. */
  readonly abort?: { readonly afterMs: number; readonly comesBack: boolean }
}

export type OperationKind =
  | 'fresh'
  /** The same request twice at once. */
  | 'twin'
  | 'abort'
  /** The same key and input again, later. */
  | 'replay'
  /** The same key with another input. */
  | 'clash'
  /** A new key with people of an earlier batch. */
  | 'duplicate'
  /** The people of the operation before, under another key and at the same time. */
  | 'rival'
  /** Wickr users by their ids; with `of`: again, with or without consent. */
  | 'reinvite'
  /** Invites of an earlier batch by their ids, with consent. */
  | 'resend'
  /** Refused for an invalid recipient at first, then corrected under the same key. */
  | 'corrected'
  /** Stops what an earlier batch has not sent yet. */
  | 'cancel'

export interface Input {
  readonly idempotencyKey: string
  readonly waitSeconds: number
  readonly targets?: InviteTargetInput[]
  readonly who?:
    | { readonly wickr: { networkId: string; userIds: readonly string[] } }
    /** Results of the operation that it follows; their ids are only known when it is answered. */
    | { readonly places: readonly number[] }
  readonly stopAfterFailures?: number
  readonly duplicates?: { readonly windowSeconds: number }
}

/** The workload. Pure. */
export function planOperations(seed: number, count: number): readonly Operation[] {
  const tools = { random: createRandom(seed, 'operations'), crowd: createCrowd() }
  const { random } = tools
  const operations: Operation[] = []
  for (let index = 0; index < count; index += 1) {
    const { kind, make } = weighted(random, kinds, ({ weight }) => weight)
    const head = { index, kind, pauseMs: random.int(0, 150) }
    const waitSeconds = random.pick([0, 0, 0, 1, 2, 5])
    const given = { idempotencyKey: `truth-${seed}-${index}`, waitSeconds }
    const wanted = make({ ...tools, given: given, earlier: operations })
    operations.push(
      wanted === undefined
        ? { ...head, kind: 'fresh', ...makeFresh({ ...tools, given: given, earlier: operations }) }
        : { ...head, ...wanted },
    )
  }
  return operations
}

type Body = Omit<Operation, 'index' | 'kind' | 'pauseMs'>
interface Tools {
  readonly random: Random
  readonly crowd: Crowd
  readonly earlier: readonly Operation[]
  readonly given: Pick<Input, 'idempotencyKey' | 'waitSeconds'>
}
/** Undefined: there is nothing yet that it could follow. */
type Make = (tools: Tools) => Body | undefined

function makeFresh({ random, crowd, given }: Tools): Body {
  const body = send(given, withDuplicates(planTargets(random, crowd), random))
  if (!random.chance(0.1)) return body
  return { ...body, input: { ...body.input, stopAfterFailures: random.int(1, 4) } }
}

const makeAbort: Make = (tools) => {
  const { random } = tools
  const abort = { afterMs: random.int(1, 250), comesBack: random.chance(0.5) }
  return { ...makeFresh(tools), abort }
}

const makeReplay: Make = ({ random, earlier, given: { waitSeconds } }) => {
  const first = answered(random, earlier, ...sending, 'reinvite')
  if (first === undefined) return undefined
  const { field, recipients } = first
  return { of: first.index, field, input: { ...first.input, waitSeconds }, recipients }
}

const makeClash: Make = ({ random, crowd, earlier, given }) => {
  const first = answered(random, earlier, ...sending)
  if (first === undefined) return undefined
  const { idempotencyKey } = first.input
  return { of: first.index, ...send({ ...given, idempotencyKey }, planTargets(random, crowd)) }
}

const makeDuplicate: Make = ({ random, crowd, earlier, given }) => {
  const first = answered(random, earlier, ...sending)
  if (first === undefined) return undefined
  const known = first.recipients.filter(({ invalid }) => !invalid && random.chance(0.5))
  const [other] = planTargets(random, crowd)
  const targets = [...targetsOf(known.slice(0, 20), random), ...(other ? [other] : [])]
  return { of: first.index, ...send(given, targets) }
}

const makeRival: Make = ({ random, earlier, given }) => {
  const before = earlier.at(-1)
  if (before?.kind !== 'fresh') return undefined
  const people = before.recipients.filter(({ invalid }) => !invalid).slice(0, 20)
  return people.length === 0 ? undefined : send(given, targetsOf(people, random))
}

const makeReinvite: Make = ({ random, crowd, earlier, given }) => {
  const again = random.chance(0.5) ? answered(random, earlier, 'reinvite') : undefined
  if (again !== undefined) {
    const consent = random.chance(0.6)
    const people = again.recipients.map((recipient) => ({ ...recipient, consent }))
    return { of: again.index, ...reinvite(given, people) }
  }
  const networkId = random.pick(destinations.WICKR)
  const size = random.pick([1, 3, 10, 55])
  return reinvite(
    given,
    Array.from({ length: size }, () => crowd.wickrUser(networkId)),
  )
}

const makeResend: Make = ({ random, earlier, given }) => {
  const first = answered(random, earlier, ...sending)
  if (first === undefined) return undefined
  const { recipients } = first
  const people = recipients.map(({ person }) => person)
  const chosen = recipients.flatMap((recipient, place) => {
    const { emulator, invalid, person } = recipient
    // Chime cannot tell the second invitation from the first, and Wickr knows people by other ids.
    const fit = emulator === 'REPOST_PRIVATE' || emulator === 'TENCENT_ORGANIZATION'
    return fit && !invalid && people.indexOf(person) === place ? [{ recipient, place }] : []
  })
  if (chosen.length === 0) return undefined
  return {
    of: first.index,
    field: 'reinviteUsers',
    input: {
      ...given,
      who: { places: chosen.map(({ place }) => place) },
      duplicates: { windowSeconds: 0 },
    },
    recipients: chosen.map(({ recipient }) => ({ ...recipient, consent: true })),
  }
}

const makeCancel: Make = ({ random, earlier, given }) => {
  const first = answered(random, earlier.slice(-10), ...sending, 'reinvite')
  return first && { of: first.index, field: first.field, input: given, recipients: [] }
}

const kinds: readonly [Choice, ...Choice[]] = [
  { kind: 'fresh', weight: 38, make: makeFresh },
  { kind: 'twin', weight: 10, make: makeFresh },
  { kind: 'abort', weight: 12, make: makeAbort },
  { kind: 'replay', weight: 10, make: makeReplay },
  { kind: 'clash', weight: 8, make: makeClash },
  { kind: 'duplicate', weight: 10, make: makeDuplicate },
  { kind: 'rival', weight: 8, make: makeRival },
  { kind: 'reinvite', weight: 9, make: makeReinvite },
  { kind: 'resend', weight: 5, make: makeResend },
  { kind: 'corrected', weight: 3, make: makeFresh },
  { kind: 'cancel', weight: 3, make: makeCancel },
]
interface Choice {
  readonly kind: OperationKind
  readonly weight: number
  readonly make: Make
}

/** Does it make a batch under a key of its own? */
export const ownBatch: Readonly<Record<OperationKind, boolean>> = {
  fresh: true,
  twin: true,
  abort: true,
  replay: false,
  clash: false,
  duplicate: true,
  rival: true,
  reinvite: true,
  resend: true,
  corrected: true,
  cancel: false,
}

const sending = ['fresh', 'twin', 'abort', 'duplicate', 'corrected'] as const

/** One of these kinds whose client stays until it is accepted. */
function answered(
  random: Random,
  earlier: readonly Operation[],
  ...kinds: readonly OperationKind[]
): Operation | undefined {
  const [one, ...more] = earlier.filter(
    ({ kind, abort }) => kinds.includes(kind) && abort?.comesBack !== false,
  )
  return one && random.pick([one, ...more])
}

function send(given: Tools['given'], targets: readonly PlannedTarget[]): Body {
  return {
    field: 'sendInvites',
    input: { ...given, targets: targets.map(targetInput) },
    recipients: targets.flatMap(({ people }) => people),
  }
}

function reinvite(given: Tools['given'], recipients: readonly PlannedRecipient[]): Body {
  const consent = recipients.some((recipient) => recipient.consent)
  const networkId = recipients[0]?.destinationId ?? ''
  const userIds = recipients.map(({ value }) => value)
  return {
    field: 'reinviteUsers',
    input: {
      ...given,
      who: { wickr: { networkId, userIds } },
      duplicates: { windowSeconds: consent ? 0 : 86_400 },
    },
    recipients,
  }
}
