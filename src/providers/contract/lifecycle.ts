import type { Answer } from './answer.ts'
import type { RecipientKind } from './recipient.ts'

/** What became of an invitation, as the upstream reports it. */
export const lifecycles = [
  'PENDING',
  'ACCEPTED',
  'DECLINED',
  'EXPIRED',
  'REVOKED',
  'INVALID',
] as const
export type Lifecycle = (typeof lifecycles)[number]

/**
 * Reads what became of the invitations at one upstream, and never sends. Each method is one
 * request: walking, pacing and asking again belong to `src/lifecycles`.
 */
export interface LifecycleReads {
  /** One page of the whole list; the first without a cursor. The last page has no `next`. */
  list(
    destinationId: string,
    cursor: string | undefined,
    signal?: AbortSignal,
  ): Promise<LifecyclePage>
  /** Absent where the upstream has no search. */
  readonly search?: {
    /** Who can be searched for. */
    readonly kinds: readonly RecipientKind[]
    /** The matches for one person, perhaps among others. A `next` says that there are more. */
    find(destinationId: string, value: string, signal?: AbortSignal): Promise<LifecyclePage>
  }
  /**
   * The lifecycle of an invited person who is missing from the whole list. Absent: a missing
   * person proves nothing.
   */
  readonly missing?: 'INVALID'
}

/** The upstream offers no way to find out what became of an invitation. */
export type Untracked = 'UNTRACKED'

export type LifecyclePage =
  | {
      readonly kind: 'read'
      readonly entries: readonly LifecycleEntry[]
      /** The cursor of the next page; absent on the last. */
      readonly next?: string
      readonly retryAfterMs?: number
    }
  | Unread

/** Why nothing could be read. */
export type Unread = Exclude<Answer, { readonly kind: 'answered' }>

/** One invitation or invited person of a list. */
export interface LifecycleEntry {
  /** The person's recipient keys (`ProviderRules.recipientKey`). */
  readonly keys: readonly string[]
  /** The person's `providerReference`. */
  readonly reference?: string
  /** What `Revocations.revoke` takes, while there is something to revoke. */
  readonly handle?: string
  /** Absent: the upstream's status is not documented. */
  readonly lifecycle?: Lifecycle
  /** Where one person has several, the greatest counts, compared number by number. */
  readonly order?: readonly number[]
  /** From invitation to expiry, where the upstream gives both times without a time zone. */
  readonly lifetimeMs?: number
}
