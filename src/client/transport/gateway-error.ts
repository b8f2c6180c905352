/** Why the gateway gave no data: it refused, it has a fault, or it was not reached. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError'
  /** `extensions.code` of the gateway, such as `UNAUTHENTICATED`. Undefined where no answer came from it. */
  readonly code: string | undefined
  /** May the same request succeed later? */
  readonly isTransient: boolean
  /** How long to wait before, if the answer said so. */
  readonly retryAfterMs: number | undefined

  constructor(message: string, { code, status, retryAfterMs, cause }: Circumstances = {}) {
    super(message, { cause })
    this.code = code
    this.isTransient =
      code === undefined ? isTransientStatus(status) : transientCodes.includes(code)
    this.retryAfterMs = retryAfterMs
  }
}

interface Circumstances {
  readonly code?: string | undefined
  readonly status?: number | undefined
  readonly retryAfterMs?: number | undefined
  readonly cause?: unknown
}

/** What a response without data means. `body` is what it has, if it is JSON. */
export function errorOf(body: unknown, { status, headers }: Response): GatewayError {
  const { errors } = (body ?? {}) as { errors?: readonly GraphqlError[] }
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return new GatewayError(
    errors?.[0]?.message ?? `No answer of a gateway came, but HTTP ${status}.`,
    {
      // An error without a code is not this gateway's, and none that passes.
      code: errors?.[0] && (errors[0].extensions?.code ?? 'UNKNOWN'),
      status,
      retryAfterMs: Number.isFinite(seconds) ? seconds * 1_000 : undefined,
    },
  )
}

/** Whatever was thrown, as an error of this kind. */
export function asGatewayError(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error
  return new GatewayError('The gateway cannot be reached.', { cause: error })
}

interface GraphqlError {
  readonly message: string
  readonly extensions?: { readonly code?: string }
}

const transientCodes: readonly string[] = [
  'OVERLOADED',
  'SHUTTING_DOWN',
  'UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
  // Too many streams: one will end, and polling needs none.
  'LIMIT_EXCEEDED',
]

// Without a code it is of a proxy, or nothing came at all.
function isTransientStatus(status = 0): boolean {
  return status < 400 || status === 408 || status === 429 || status >= 500
}
