import { type ProviderKind, providerKinds } from './kind.ts'

/**
 * How a destination is written in lane ids, in scopes and in grants: `CHIME/berlin`. The SQL function
 * `reaches()` reads the same form.
 */
export function destinationPath(provider: ProviderKind, destinationId: string): string {
  return `${provider}/${destinationId}`
}

/**
 * Is it written as a grant? `CHIME/berlin` grants one destination, `CHIME/*` all of a provider, `*`
 * all there are.
 */
export function isDestinationGrant(text: string): boolean {
  return (
    text === '*' ||
    providerKinds.some((kind) => {
      const prefix = destinationPath(kind, '')
      return text.length > prefix.length && text.startsWith(prefix)
    })
  )
}

/** Do the grants cover a destination? */
export function isGranted(
  grants: ReadonlySet<string>,
  provider: ProviderKind,
  destinationId: string,
): boolean {
  return ['*', destinationPath(provider, '*'), destinationPath(provider, destinationId)].some(
    (grant) => grants.has(grant),
  )
}
