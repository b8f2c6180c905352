import type { Details, RecipientKind } from './recipient.ts'

/** One request to an upstream: at most `limits.recipientsPerCall` recipients, one message. */
export interface Call {
  readonly id: string
  readonly operation: Operation
  readonly destinationId: string
  readonly message: Details
  readonly recipients: readonly CallRecipient[]
  /** Fixed when the call is formed, the same in every repeat: `[a-zA-Z0-9-_:]{1,64}`. */
  readonly token: string
  /** True once an earlier attempt of this very call may have been processed. */
  readonly repeated: boolean
  /** To be called when the request is on the wire. Only where `callsPerSecond` is known. */
  readonly onWritten?: () => void
  /**
   * To be asked just before a reinvite revokes what is pending: is that another tenant's, or may it be?
   * Undefined: the gateway could not find out now. Never rejects. Only for reinvites.
   */
  readonly isForeign?: (recipientId: string) => Promise<boolean | undefined>
  /** When the first attempt began. What the upstream knows from before is not this call's doing. */
  readonly startedAt?: Date
}

/** `invite`: the first invitation. `reinvite`: again, by the strategy in `capabilities.reinvite`. */
export type Operation = 'invite' | 'reinvite'

export interface CallRecipient {
  /** Outcomes are keyed by it. */
  readonly id: string
  readonly kind: RecipientKind
  readonly value: string
  readonly details: Details
  /** The upstream's id in an earlier `SENT` outcome: of the person, e.g. a Wickr user, or of the invitation. */
  readonly providerReference?: string
  /**
   * For a look-up: another send to the same recipient there may have been processed shortly before
   * this call; for a repeat: ever. So a pending invitation need not be this call's.
   */
  readonly askedBefore?: boolean
}
