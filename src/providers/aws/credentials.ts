import type { NeverSent } from '../connections/never-sent.ts'

/**
 * Is a refusal of this name about our signature, clock or credentials? It comes before anything else
 * of the request is looked at. No model contains these names; every AWS service has them. A missing
 * permission is not among them: nobody but an operator can add it.
 */
export function isAboutCredentials(name: string): boolean {
  return names.has(name.replace(/(?:Exception|Error)$/u, ''))
}

const names: ReadonlySet<string> = new Set([
  'AuthFailure',
  'ExpiredToken',
  'IncompleteSignature',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSecurityToken',
  'InvalidSignature',
  'InvalidToken',
  'MissingAuthenticationToken',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'TokenRefreshRequired',
  'UnrecognizedClient',
])

/** Could the SDK find no credentials? The source that gives them may be away for a moment. */
export function hasNoCredentials(error: unknown): boolean {
  return someCause(error, ({ name }) => withoutCredentials.has(name))
}

/** What was thrown while credentials were read, by its own name where the SDK has one for it. */
export function asNoCredentials(cause: unknown): unknown {
  if (hasNoCredentials(cause)) return cause
  const why = cause instanceof Error ? cause.message : String(cause)
  const error = new Error(`The credentials could not be read: ${why}`, { cause })
  return Object.assign(error, { name: 'CredentialsProviderError' })
}

const withoutCredentials = new Set(['CredentialsProviderError', 'TokenProviderError'])

/** Why an attempt ended before anything could leave. Nothing: there was no connection, which passes. */
export function whyUnavailable({ cause, failure }: NeverSent): {
  readonly reason?: 'credentials' | 'permanent'
} {
  if (hasNoCredentials(cause)) return { reason: 'credentials' }
  if (failure !== undefined) return {}
  return someCause(cause, mayPass) ? {} : { reason: 'permanent' }
}

// Anything else is an error of the SDK about this very request or about its configuration, such as a
// missing region. The same request would fail in the same way, and keep those behind it waiting.
const mayPass = (error: Error) =>
  passing.has(error.name) || ('code' in error && /^E[A-Z]/u.test(String(error.code)))

const passing = new Set(['NotStarted', 'AbortError', 'TimeoutError', 'TimeoutException'])

function someCause(error: unknown, test: (error: Error) => boolean, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 10) return false
  return test(error) || someCause(error.cause, test, depth + 1)
}
