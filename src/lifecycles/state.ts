import { type Lifecycle, lifecycles } from '#providers/contract/lifecycle.ts'

/**
 * What became of an invitation.
 * - `UNTRACKED`: the provider offers no way to read it.
 * - `UNKNOWN`: we know of no invitation.
 */
export const inviteLifecycles = [...lifecycles, 'UNTRACKED', 'UNKNOWN'] as const
export type InviteLifecycle = Lifecycle | 'UNTRACKED' | 'UNKNOWN'

/** The lifecycle of an invite, as stored. */
export interface LifecycleState {
  readonly inviteId: string
  readonly lifecycle: InviteLifecycle
  /** When it was last read since our latest request was answered; null: not yet. */
  readonly checkedAt: Date | null
  /** Null: the provider does not say. */
  readonly expiresAt: Date | null
}
