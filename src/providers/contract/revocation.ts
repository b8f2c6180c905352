import type { LifecyclePage, Unread } from './lifecycle.ts'
import type { ProviderError } from './outcome.ts'
import type { RecipientKind } from './recipient.ts'

/**
 * Revokes invitations at one upstream. Each method is one request. The caller first reads which
 * invitations can be revoked, with `read` or `LifecycleReads.list`, and names them by their `handle`.
 */
export interface Revocations {
  /** The upstream's name for it, for the audit trail. */
  readonly operation: string
  /** At most this many in one request. */
  readonly perCall: number
  /** Is the user deleted with the invitation? The request must then allow it explicitly. */
  readonly deletesUser: boolean
  /** Reads one person's invitation. Absent where only the whole list shows it. */
  read?(destinationId: string, invitee: Invitee, signal?: AbortSignal): Promise<LifecyclePage>
  revoke(
    destinationId: string,
    handles: readonly string[],
    token: string,
    signal?: AbortSignal,
  ): Promise<RevocationAnswer>
}

export interface Invitee {
  readonly kind: RecipientKind
  readonly value: string
  readonly providerReference?: string
}

export type RevocationAnswer =
  | {
      readonly kind: 'answered'
      readonly requestId?: string
      /** As in `Answer`. */
      readonly retryAfterMs?: number
      /** By handle. A handle that is left out is unanswered. */
      readonly results: ReadonlyMap<string, HandleResult>
    }
  | Unread

export type HandleResult =
  | { readonly kind: 'revoked' }
  /** There was nothing left to revoke. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly error: ProviderError }
