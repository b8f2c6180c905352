import { type GroupMember, isolationCost } from './isolate.ts'

/** A send of a call that was refused for its content. */
export interface RefusedSend extends GroupMember {
  readonly tenant: string
}

/** What follows from the refusal. Every send is in exactly one of the two. */
export interface Split {
  /** They are the reason: named, or alone in the call. */
  readonly culprits: readonly string[]
  readonly parts: readonly Part[]
}

/** Sends of one tenant that leave apart from all others. */
export interface Part {
  readonly ids: readonly string[]
  /** A culprit is certainly among them: pieces of the part leave, and never the whole. */
  readonly suspect: boolean
}

/**
 * Splits a refused call so that nobody fails for another: by tenant, so that other tenants need one
 * further call; by batch where that is no dearer than halving; and then, call by call, in pieces.
 * `isPart`: the call was split from another one, so its sends are of one tenant. Pure.
 */
export function splitRefused(
  sends: readonly RefusedSend[],
  named: ReadonlySet<string>,
  isPart: boolean,
): Split {
  const culprits = sends.filter(({ id }) => named.has(id) || sends.length === 1)
  const rest = sends.filter((send) => !culprits.includes(send))
  const groups =
    culprits.length === 0 && !isPart
      ? byTenantAndBatch(rest)
      : groupsBy(rest, ({ tenant }) => tenant)
  const suspect = culprits.length === 0 && groups.length === 1
  return {
    culprits: idsOf(culprits),
    parts: groups.map((group) => ({ ids: idsOf(group), suspect })),
  }
}

/** Each alone. */
export function splitSingly(ids: readonly string[]): readonly Part[] {
  return ids.map((id) => ({ ids: [id], suspect: false }))
}

/** What the calls that were split from one original call have shown so far. */
export interface PartEvidence {
  /** The upstream took one of them, or may have. */
  readonly accepted: boolean
  /** Recipients who were alone in a call and got the same refusal. */
  readonly refusedAlike: number
}

/**
 * Does the upstream refuse the destination and not its recipients? Only asked where its refusal does
 * not tell, and where nobody of the original call is left who was not refused since.
 */
export function isDestinationRefused({ accepted, refusedAlike }: PartEvidence): boolean {
  return !accepted && refusedAlike >= refusalsThatProve
}

// More bad addresses in one call, and not one good one, are hardly ever met by chance.
const refusalsThatProve = 8

function byTenantAndBatch(sends: readonly RefusedSend[]): readonly (readonly RefusedSend[])[] {
  const batches = groupsBy(sends, ({ tenant, batchId }) => JSON.stringify([tenant, batchId]))
  const largest = Math.max(0, ...batches.map(({ length }) => length))
  const halving = 2 * Math.ceil(Math.log2(sends.length))
  return batches.length === 1 || batches.length + isolationCost(largest) <= halving
    ? batches
    : groupsBy(sends, ({ tenant }) => tenant)
}

function groupsBy(
  sends: readonly RefusedSend[],
  key: (send: RefusedSend) => string,
): readonly (readonly RefusedSend[])[] {
  return [...Map.groupBy(sends, key).values()]
}

const idsOf = (sends: readonly RefusedSend[]) => sends.map(({ id }) => id)
