import { type Lifecycle, lifecycles } from '#providers/contract/lifecycle.ts'

/**
 * - `UNTRACKED`: the provider offers no way to find out.
 * - `UNKNOWN`: no invitation is known of.
 */
export const inviteLifecycles = [...lifecycles, 'UNTRACKED', 'UNKNOWN'] as const
export type InviteLifecycle = Lifecycle | 'UNTRACKED' | 'UNKNOWN'

/** What became of an invitation, as last known here. */
export interface LifecycleState {
  readonly inviteId: string
  readonly lifecycle: InviteLifecycle
  /** When it was last read since our latest request; null: not yet. */
  readonly checkedAt: Date | null
  readonly expiresAt: Date | null
}
