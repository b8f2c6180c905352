import type { Answer } from './answer.ts'
import type { RecipientKind } from './recipient.ts'

/** What became of an invitation, as an upstream tells it. */
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
  /** One page of everybody there; without a cursor the first. Walked while there is a `next`. */
  list(
    destinationId: string,
    cursor: string | undefined,
    signal?: AbortSignal,
  ): Promise<LifecyclePage>
  /** Absent where the upstream has no search. */
  readonly search?: {
    /** Who can be searched for. */
    readonly kinds: readonly RecipientKind[]
    /** One person alone, perhaps among others; a `next` says that not all were told. */
    find(destinationId: string, value: string, signal?: AbortSignal): Promise<LifecyclePage>
  }
  /**
   * What a whole list proves about somebody whose invitation was made and who is not in it.
   * Absent: nothing.
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
    }
  | Unread

/** Why nothing could be read. */
export type Unread = Exclude<Answer, { readonly kind: 'answered' }>

/** One invitation or invited person of a list. */
export interface LifecycleEntry {
  /** Recipient keys (`ProviderRules.recipientKey`) of whom it is about. */
  readonly keys: readonly string[]
  /** The `providerReference` of whom it is about. */
  readonly reference?: string
  /** What `Revocations.revoke` takes, while there is something to revoke. */
  readonly handle?: string
  /** Absent: the upstream's word for it is not documented. */
  readonly lifecycle?: Lifecycle
  /** Where one person has several: the greatest counts, compared number by number. */
  readonly order?: readonly number[]
  /** From invitation to expiry, where both are told but not in which time zone. */
  readonly lifetimeMs?: number
}
