import type { Fault } from '../emulator.ts'

/** What the HTTP server needs of one upstream. The object holds all of the upstream's state. */
export interface Upstream {
  /** Returns a Reply if the request names no operation of this upstream. */
  recognise(incoming: Incoming): Exchange | Reply
}

export interface Incoming {
  /** `performance.now()` when the last byte of the body had arrived. */
  readonly at: number
  /** The upstream's own clock at that moment, in milliseconds since 1970. */
  readonly upstreamTime: number
  readonly requestId: string
  readonly method: string
  /** As sent: not decoded. */
  readonly path: string
  /** As sent: not decoded, without the question mark. */
  readonly query: string
  /** Names in lower case; repeated headers are joined with commas. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

/** One request to a known operation. */
export interface Exchange {
  readonly operation: string
  readonly destinationId: string
  /** As far as the body can be read. */
  readonly recipients: readonly string[]
  /** A success for a request that was not processed. */
  readonly emptySuccess: Reply
  /** The answer to a bad signature or a broken rule. Changes nothing but the rate count. */
  rejection(): Reply | undefined
  /** The fault that a named id in the request stands for. */
  namedFault(): Fault | undefined
  operate(effects: Effects): Reply
  error(fault: ErrorAnswer): Reply
  throttle(retryAfterSeconds?: number): Reply
}

export interface Effects {
  /** Records that this recipient was e-mailed. */
  accept(recipient: string): void
  /** How many of the last recipients the answer must leave out. */
  readonly leaveOut: number
}

type ErrorAnswer = Omit<Extract<Fault, { kind: 'error' }>, 'kind'>
