import type { Fault } from '../emulator.ts'

/** What the HTTP server needs to know of one upstream. All its state lives in this object. */
export interface Upstream {
  /** A Reply: no operation of this upstream is meant. */
  recognise(incoming: Incoming): Exchange | Reply
}

export interface Incoming {
  /** `performance.now()` when the last byte of the body was here. */
  readonly at: number
  readonly requestId: string
  readonly method: string
  /** As sent: not decoded. */
  readonly path: string
  /** As sent: not decoded, without the question mark. */
  readonly query: string
  /** In lower case; what came twice is joined by commas. */
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
  /** What a success looks like when nothing was processed. */
  readonly emptySuccess: Reply
  /** Who may not ask, and what breaks a rule. Changes nothing but a rate count. */
  refuse(): Reply | undefined
  /** What the ids in the request stand for. See named-ids.ts. */
  namedFault(): Fault | undefined
  operate(effects: Effects): Reply
  error(fault: ErrorAnswer): Reply
  throttle(retryAfterSeconds?: number): Reply
}

export interface Effects {
  /** An e-mail leaves, for this recipient. */
  accept(recipient: string): void
  /** The answer does not name the last so many recipients. */
  readonly leaveOut: number
}

type ErrorAnswer = Omit<Extract<Fault, { kind: 'error' }>, 'kind'>
