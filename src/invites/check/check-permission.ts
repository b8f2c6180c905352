import { laneId } from '#dispatch/lane.ts'
import { type Caller, mayUse } from '#identity/caller.ts'
import type { SendRequest } from './request.ts'

/** The caller may not do this, or not there. */
export interface NotAuthorized {
  readonly kind: 'not-authorized'
  /** Alone, or for a destination: `invites:send CHIME/berlin`. */
  readonly requiredScope: string
}

/**
 * The first target that is not the caller's to use. Asked before all else: whether the gateway
 * knows the place, and what it did there, is not told. Pure.
 */
export function notThere(request: SendRequest, caller: Caller): NotAuthorized | undefined {
  const elsewhere = request.targets.find(
    ({ provider, destinationId }) => !mayUse(caller, provider, destinationId),
  )
  if (elsewhere === undefined) return undefined
  const scope = request.operation === 'sendInvites' ? 'invites:send' : 'invites:resend'
  const place = laneId(elsewhere.provider, elsewhere.destinationId)
  return { kind: 'not-authorized', requiredScope: `${scope} ${place}` }
}
