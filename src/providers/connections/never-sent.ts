import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { ProviderError } from '../contract/outcome.ts'

/** An attempt ended, and no byte of a request had left. The cause is the error of the SDK. */
export class NeverSent extends Error {
  /** Why there was no connection, where a connection was tried and failed. */
  readonly failure: ConnectionFailure | undefined

  constructor(cause: unknown, failure: ConnectionFailure | undefined) {
    super('No byte of a request was sent.', { cause })
    this.failure = failure
  }
}

/** Why a connection could not be made. */
export interface ConnectionFailure {
  /** `ECONNREFUSED`, `CERT_HAS_EXPIRED`, `ERR_PROXY_TUNNEL`: Node's own, so nothing in it is secret. */
  readonly code: string
  /** Names hosts and ports: to be redacted. */
  readonly message: string
}

/** Reads the error of a request that got no connection. Undefined: we ended the request. */
export function connectionFailure(
  error: Error,
  socket: Socket | null,
): ConnectionFailure | undefined {
  // What Node says when a request is destroyed by its own side.
  if (error.message === 'socket hang up') return undefined
  return { code: codeOf(error), message: sentenceOf(error, socket) }
}

/**
 * In TLS 1.3 the client's side of a handshake ends first, so its request leaves before the server says
 * that it misses a certificate of ours. It has not taken anything of the connection then.
 */
export function isRefusedForNoCertificate(error: Error): boolean {
  return codeOf(error) === 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'
}

/** What to tell about it. `otherwise` reads the SDK's own error where no connection failed. */
export function neverSentError(
  { failure, cause }: NeverSent,
  operation: string,
  redact: (text: string) => string,
  otherwise: (cause: unknown) => ProviderError,
): ProviderError {
  if (failure === undefined) return otherwise(cause)
  const { code, message } = failure
  return { code: code || 'ConnectionFailed', message: redact(message), operation }
}

function sentenceOf(error: Error, socket: Socket | null): string {
  if (isRefusedForNoCertificate(error)) return clientCertificateWanted
  const reason = reasonOf(error)
  if (!(socket instanceof TLSSocket) || socket.connecting) return reason
  // Node sets it for a certificate only.
  return socket.authorizationError === undefined || socket.authorizationError === null
    ? `No secure connection (TLS) could be made: ${reason}`
    : `The certificate of the server was not accepted: ${beforeColon(reason)}`
}

const clientCertificateWanted =
  'The server asks its clients for a certificate (mutual TLS), and the gateway has none.'

// Happy eyeballs: one error for each address that was tried, under one that says nothing.
function reasonOf(error: Error): string {
  if (!(error instanceof AggregateError) || error.message !== '') return error.message
  return error.errors.map((each: unknown) => (each instanceof Error ? each.message : '')).join('; ')
}

// After it come the names of hosts.
const beforeColon = (text: string) => text.replace(/:.*/su, '')

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
