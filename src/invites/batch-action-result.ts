import type { LimitExceeded, NotAuthorized } from './check/refusal.ts'

/** What came of looking up a batch again. */
export type ReconcileResult =
  /** `affected`: how many recipients it concerns. */
  | { readonly kind: 'done'; readonly batchId: string; readonly affected: number }
  | { readonly kind: 'not-found'; readonly id: string }
  | NotAuthorized

/** What came of canceling a batch. */
export type CancelResult =
  | ReconcileResult
  | { readonly kind: 'invalid-state'; readonly batchId: string; readonly why: string }

/** What came of trying a batch again, which may exceed a quota of the tenant's day. */
export type RetryResult = CancelResult | LimitExceeded
