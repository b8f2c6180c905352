import { maxDestinationLength } from '#invites/check/text-rules.ts'
import { isGranted } from '#providers/contract/destination.ts'
import { type ProviderKind, providerKinds } from '#providers/contract/kind.ts'
import type { Context } from '../context.ts'
import type { DestinationShape } from './destination-ref.ts'

/** What a destination's global id holds. */
export function destinationKey({ provider, destinationId }: DestinationShape): string {
  return `${provider}/${destinationId}`
}

/**
 * The destination with this key. Undefined unless the caller may use it, and the configuration allows
 * it or the caller's tenant has invited somebody there.
 */
export async function findDestination(
  key: string,
  { invites, caller }: Pick<Context, 'invites' | 'caller'>,
): Promise<DestinationShape | undefined> {
  const [kind = '', ...rest] = key.split('/')
  const provider = providerKinds.find((known): known is ProviderKind => known === kind)
  const destinationId = rest.join('/')
  if (provider === undefined || !isId.test(destinationId)) return undefined
  if (!isGranted(caller.destinations, provider, destinationId)) return undefined
  const found = { provider, destinationId }
  if (invites.destinations.allows(provider, destinationId)) return found
  const here = { provider: [provider], destinationId }
  const { rows } = await invites.invitesPage(here, { first: 1 }, caller)
  return rows.length === 0 ? undefined : found
}

// As long as a target may name one. No upstream has control characters in them.
const isId = new RegExp(`^[^\\p{C}]{1,${maxDestinationLength}}$`, 'u')
