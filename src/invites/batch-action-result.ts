import type { LimitExceeded, NotAuthorized } from './check/refusal.ts'

/** What came of an action on a batch. */
export type BatchActionResult =
  /** `affected`: how many recipients it concerns. */
  | { readonly kind: 'done'; readonly batchId: string; readonly affected: number }
  | { readonly kind: 'not-found'; readonly id: string }
  | NotAuthorized
  /** Trying again would exceed a quota of the tenant's day. */
  | LimitExceeded
  | { readonly kind: 'invalid-state'; readonly batchId: string; readonly why: string }
