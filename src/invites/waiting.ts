/**
 * Runs what a request only waits for, so that others can work in its place meanwhile. The signal
 * aborts when the client disconnects or its credential ends: then only the waiting ends.
 */
export type WhileWaiting = <T>(wait: (signal: AbortSignal) => Promise<T>) => Promise<T>

/** Waits in place, to the end. */
export const waitInPlace: WhileWaiting = (wait) => wait(new AbortController().signal)
