/**
 * Until an answer begins. 30 s: an upstream that takes longer is broken. Too short leaves invites
 * unconfirmed that were sent, too long only delays.
 */
export const defaultRequestTimeoutMs = 30_000

/** How long an attempt may take as a whole: with credentials, connecting and the answer's body. */
export const attemptTimeoutMs = (requestTimeoutMs: number): number => 2 * requestTimeoutMs
