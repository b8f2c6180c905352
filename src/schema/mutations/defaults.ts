import { defaultWaitSeconds } from '#invites/check/limits.ts'

/** Input values that a request may leave out. Duplicates are skipped for a day. */
export const defaults = {
  waitSeconds: defaultWaitSeconds,
  duplicates: { windowSeconds: 86_400, onDuplicate: 'SKIP' },
} as const
