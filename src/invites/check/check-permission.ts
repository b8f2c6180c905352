import { laneId } from '#dispatch/lane.ts'
import { type Caller, mayUse } from '#identity/caller.ts'
import type { NotAuthorized } from './refusal.ts'
import type { SendRequest } from './request.ts'

/**
 * Refuses a request that names a destination the caller may not use. Runs before every other check,
 * so that the answer does not tell whether the gateway knows the destination. Pure.
 */
export function forbiddenDestination(
  request: SendRequest,
  caller: Caller,
): NotAuthorized | undefined {
  const forbidden = request.targets.find(
    ({ provider, destinationId }) => !mayUse(caller, provider, destinationId),
  )
  if (forbidden === undefined) return undefined
  const scope = request.operation === 'sendInvites' ? 'invites:send' : 'invites:resend'
  const destination = laneId(forbidden.provider, forbidden.destinationId)
  return { kind: 'not-authorized', requiredScope: `${scope} ${destination}` }
}
