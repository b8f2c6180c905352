import type { InviteBatchFieldsFragment, InviteFieldsFragment } from '../generated/documents.ts'
import type { GatewayError } from '../transport/gateway-error.ts'

/**
 * How a batch is followed:
 * - `connecting`: nothing has come yet.
 * - `live`: changes come as they happen.
 * - `reconnecting`: the connection was lost, and is tried again. What is shown may be old.
 * - `polling`: no stream gets through, so the batch is read again and again. Streams are still tried.
 * - `finished`: every recipient has a final outcome.
 * - `failed`: the gateway refused, and trying again would not help. `error` says why.
 */
export type FollowState = 'connecting' | 'live' | 'reconnecting' | 'polling' | 'finished' | 'failed'

/** A batch as it was last told. Snapshots never change: a change makes the next. */
export interface BatchSnapshot {
  readonly state: FollowState
  /** Undefined until the first answer. */
  readonly batch: InviteBatchFieldsFragment | undefined
  /** The first invites of the batch, in its order, with what has become of them. */
  readonly invites: readonly InviteFieldsFragment[]
  /** What went wrong last, while `connecting`, `reconnecting` or `failed`. */
  readonly error: GatewayError | undefined
}

export const nothingYet: BatchSnapshot = {
  state: 'connecting',
  batch: undefined,
  invites: [],
  error: undefined,
}

/** The same invites in the same places, with those that have changed. */
export function withChanges(
  invites: readonly InviteFieldsFragment[],
  changed: readonly InviteFieldsFragment[],
): readonly InviteFieldsFragment[] {
  const byId = new Map(changed.map((invite) => [invite.id, invite]))
  return invites.some(({ id }) => byId.has(id))
    ? invites.map((invite) => byId.get(invite.id) ?? invite)
    : invites
}
