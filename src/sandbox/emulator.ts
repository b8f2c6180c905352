import type { ProviderKind } from '#providers/contract/kind.ts'

/**
 * One upstream, played on loopback over real HTTP. It checks signatures and every constraint of
 * the model, keeps a ledger of what it accepted, and fails when told to.
 */
export interface Emulator extends AsyncDisposable {
  readonly kind: ProviderKind
  /** `http://127.0.0.1:PORT`, without a trailing slash. */
  readonly url: string
  /** What was accepted, in order: one row an invitation that a real upstream would have e-mailed. */
  readonly ledger: readonly LedgerRow[]
  /** Every request that arrived, in order, also refused and failed ones. */
  readonly requests: readonly RequestRow[]
  /**
   * The next `times` requests to known operations meet this fault, reading ones too. Queued faults
   * are used up in order. A request is judged (signature, constraints) only if `accepted`.
   */
  next(fault: Fault, times?: number): void
  /** Decides the fault of each request for which none is queued; undefined: none. */
  decide(plan: ((request: RequestRow) => Fault | undefined) | undefined): void
  /** Every answer takes this long, from acceptance to answer. */
  latency(ms: number): void
  /** Forgets ledger, requests, faults and state. */
  reset(): void
}

export interface LedgerRow {
  /** `performance.now()` of arrival. */
  readonly at: number
  readonly operation: string
  readonly destinationId: string
  /** Accessor id, e-mail, username, user id or UIN, as it came over the wire. */
  readonly recipient: string
  readonly requestId: string
}

export interface RequestRow {
  readonly at: number
  readonly operation: string
  readonly destinationId: string
  readonly recipients: readonly string[]
  readonly requestId: string
  /** Request headers in lower case; the AWS clients' `amz-sdk-invocation-id` is the same in all attempts of one send. */
  readonly headers: Readonly<Record<string, string>>
}

/**
 * `accepted` says whether the request was processed, and is in the ledger, before things went
 * wrong. Defaults to false.
 */
export type Fault =
  | { readonly kind: 'throttle'; readonly retryAfterSeconds?: number }
  | {
      /** Any error answer, modelled or not, in the upstream's own shape. */
      readonly kind: 'error'
      readonly name: string
      readonly status?: number
      readonly message?: string
      readonly fields?: Readonly<Record<string, unknown>>
      readonly retryAfterSeconds?: number
      readonly accepted?: boolean
      /** Moves the answer's `Date` header: clock skew. */
      readonly dateOffsetMinutes?: number
    }
  /** A page of something in front of the upstream: no request id. */
  | { readonly kind: 'html-error'; readonly status: number; readonly accepted?: boolean }
  /** The socket is reset, before or after processing, without an answer. */
  | { readonly kind: 'reset'; readonly accepted?: boolean }
  /** No answer until the client gives up; the socket stays open. */
  | { readonly kind: 'stall'; readonly accepted?: boolean }
  /** Status and headers arrive, the body breaks off and the socket closes. */
  | { readonly kind: 'cut'; readonly accepted?: boolean }
  /** A success status whose body is not what the protocol says. */
  | { readonly kind: 'rubbish'; readonly accepted?: boolean }
  /**
   * All recipients are processed, the answer names all but the last `leaveOut`. re:Post's and
   * Tencent's answers name nobody, so they stay as they are.
   */
  | { readonly kind: 'short'; readonly leaveOut: number }
  | { readonly kind: 'redirect'; readonly status: 301 | 302 | 307 | 308; readonly location: string }
