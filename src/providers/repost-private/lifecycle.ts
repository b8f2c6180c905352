import type { Untracked } from '../contract/lifecycle.ts'

/**
 * No operation reads an invitation back. GetSpace counts the users that have joined and names who
 * has a role; neither says whom an invitation made join.
 */
export const repostLifecycles: Untracked = 'UNTRACKED'
