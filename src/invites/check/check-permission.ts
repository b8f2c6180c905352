import type { Caller } from '#identity/caller.ts'
import { destinationPath, isGranted } from '#providers/contract/destination.ts'
import type { NotAuthorized } from './refusal.ts'
import type { SendRequest } from './request.ts'

/**
 * Refuses a request that names a destination the caller may not use. Runs before every other check,
 * so that the answer does not tell whether the gateway knows the destination. Pure.
 */
export function forbiddenDestination(
  { operation, targets }: Pick<SendRequest, 'operation' | 'targets'>,
  { destinations }: Pick<Caller, 'destinations'>,
): NotAuthorized | undefined {
  const forbidden = targets.find(
    ({ provider, destinationId }) => !isGranted(destinations, provider, destinationId),
  )
  if (forbidden === undefined) return undefined
  const scope = operation === 'sendInvites' ? 'invites:send' : 'invites:resend'
  const destination = destinationPath(forbidden.provider, forbidden.destinationId)
  return { kind: 'not-authorized', requiredScope: `${scope} ${destination}` }
}
