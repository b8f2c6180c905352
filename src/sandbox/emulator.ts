import type { ProviderKind } from '#providers/contract/kind.ts'

/**
 * One upstream, emulated on loopback over real HTTP. It checks signatures and every constraint of
 * the model, records what it accepted, and fails on request.
 */
export interface Emulator extends AsyncDisposable {
  readonly kind: ProviderKind
  /** `http://127.0.0.1:PORT`, without a trailing slash. */
  readonly url: string
  /** What was accepted, in order: one row for each invitation that a real upstream would e-mail. */
  readonly ledger: readonly LedgerRow[]
  /** Every request that arrived, in order, refused and failed ones included. */
  readonly requests: readonly RequestRow[]
  /**
   * The next `times` requests to known operations, reads included, meet this fault. Queued faults
   * are used in order. Signature and constraints are checked only if the fault is `accepted`.
   */
  next(fault: Fault, times?: number): void
  /** Decides the fault of each request for which none is queued. Undefined: no fault. */
  decide(plan: ((request: RequestRow) => Fault | undefined) | undefined): void
  /** The delay between acceptance and answer, of every request. */
  latency(ms: number): void
  /**
   * How far the upstream's clock is ahead of this machine's, or behind it if negative. Signatures are
   * checked against that clock, and the `Date` header of every answer tells it.
   */
  clock(aheadMinutes: number): void
  /** Requests are processed, but no answer leaves until the returned function is called. */
  hold(): () => void
  /** Clears ledger, requests, faults and state, sets the clock right, and releases held answers. */
  reset(): void
}

export interface LedgerRow {
  /** `performance.now()` when it arrived. */
  readonly at: number
  readonly operation: string
  readonly destinationId: string
  /** Accessor id, e-mail, username, user id or UIN, exactly as received. */
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
 * `accepted` says whether the request was processed, and recorded in the ledger, before the fault.
 * Defaults to false.
 */
export type Fault =
  | { readonly kind: 'throttle'; readonly retryAfterSeconds?: number }
  | {
      /** An error answer in the upstream's own shape, whether the model knows it or not. */
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
  /** An error page of a proxy in front of the upstream: no request id. */
  | { readonly kind: 'html-error'; readonly status: number; readonly accepted?: boolean }
  /** The connection is reset without an answer. */
  | { readonly kind: 'reset'; readonly accepted?: boolean }
  /** No answer at all; the socket stays open until the client gives up. */
  | { readonly kind: 'stall'; readonly accepted?: boolean }
  /** Status, headers and half of the body arrive, then the socket closes. */
  | { readonly kind: 'cut'; readonly accepted?: boolean }
  /** A success status with a body that breaks the protocol. */
  | { readonly kind: 'rubbish'; readonly accepted?: boolean }
  /**
   * All recipients are processed, but the answer leaves out the last `leaveOut` of them. The answers
   * of re:Post and Tencent name no recipients, so they do not change.
   */
  | { readonly kind: 'short'; readonly leaveOut: number }
  | { readonly kind: 'redirect'; readonly status: 301 | 302 | 307 | 308; readonly location: string }
