import type { BrokenRule } from '#text/broken-rule.ts'
import type { Operation } from './call.ts'
import type { ProviderKind } from './kind.ts'
import type { Details, Recipient } from './recipient.ts'

/** What one upstream accepts. Checked before anything is stored; every method is pure. */
export interface ProviderRules {
  /** Every rule that the target breaks, with its destination and its message. */
  checkTarget(target: Target): readonly Issue[]
  /** The first rule that this recipient breaks. */
  checkRecipient(recipient: Recipient, operation: Operation): Issue | undefined
  /** Two recipients of one destination with the same key are the same recipient. */
  recipientKey(recipient: Recipient): string
  /**
   * Recipients with the same key share a mailbox, though they may be different people. Undefined: the
   * recipient is no e-mail address. Absent: there are none here.
   */
  mailboxKey?(recipient: Recipient): string | undefined
}

/** One destination and what is sent there, as the client gave it. Not yet checked. */
export interface Target {
  readonly provider: ProviderKind
  readonly operation: Operation
  /** The provider's own id: space, account, network; `organization` for Tencent. */
  readonly destinationId: string
  /** What all recipients share. Invites with an equal message can share a call. */
  readonly message: Details
}

/** `field` as in the GraphQL input, e.g. `title`; `rule` one sentence that never repeats the value. */
export type Issue = BrokenRule & { readonly field: string }
