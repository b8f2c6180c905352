import type { Untracked } from '../contract/lifecycle.ts'

/**
 * No operation reads an invitation back. GetSpace counts the users that have joined and lists the
 * roles, but neither says whose invitation was accepted.
 */
export const repostPrivateLifecycles: Untracked = 'UNTRACKED'
