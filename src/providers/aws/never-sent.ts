import { notStarted } from './deadline.ts'

/** Is there proof that no byte of the request left? `error` carries no HTTP status. */
export function wasNeverSent(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || error.name === 'AbortError' || depth > 10) return false
  // Happy eyeballs: one error for each address that was tried, under one AggregateError.
  if (error instanceof AggregateError && error.errors.length > 0) {
    return error.errors.every((each) => wasNeverSent(each, depth + 1))
  }
  return failedBeforeSending(error) || wasNeverSent(error.cause, depth + 1)
}

function failedBeforeSending(error: Error) {
  if (beforeSending.has(error.name)) return true
  if (error.message.startsWith('Region is missing')) return true
  if (error.message.startsWith('No value provided for input HTTP label')) return true
  const { code, syscall } = systemError(error)
  if (code === undefined) return isConnectionTimeout(error)
  // After connecting, Linux reports a peer that vanished as EHOSTUNREACH too, from `read`.
  return syscall === undefined
    ? unreachable.has(code)
    : syscall === 'connect' || syscall === 'getaddrinfo'
}

const beforeSending = new Set([notStarted, 'CredentialsProviderError', 'TokenProviderError'])

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

const isConnectionTimeout = (error: Error) =>
  error.name === 'TimeoutError' && error.message.includes('did not establish a connection')

const systemError = (error: Error) => ({
  code: 'code' in error && typeof error.code === 'string' ? error.code : undefined,
  syscall: 'syscall' in error && typeof error.syscall === 'string' ? error.syscall : undefined,
})
