import type { Recipient } from '#providers/contract/recipient.ts'
import type { Issue, Target } from '#providers/contract/rules.ts'
import type { BrokenRule } from '#text/broken-rule.ts'

/** What a client asks for, named as in the GraphQL input and not yet checked. */
export interface SendRequest {
  readonly operation: BatchOperation
  readonly idempotencyKey: string
  readonly name?: string
  readonly targets: readonly RequestTarget[]
  readonly duplicates: DuplicatePolicy
  readonly onInvalid: 'SEND_VALID' | 'REJECT_BATCH'
  readonly stopAfterFailures?: number
  readonly waitSeconds: number
  /** The targets come from a filter, which may match no invite. */
  readonly mayBeEmpty?: true
  /** Send exactly what the plan with this fingerprint showed, or nothing. */
  readonly planFingerprint?: string
  /** The input as the client sent it. Two requests with one key must agree in it. */
  readonly input: Readonly<Record<string, unknown>>
}

/** The mutation that created a batch. */
export type BatchOperation = 'sendInvites' | 'reinviteUsers'

/** A destination of a request, with its recipients. */
export interface RequestTarget extends Target {
  /** Where it is in the input, for issues: `targets.0.chime`. */
  readonly path: string
  /** The input's list of recipients below `path`. A reinvite lists bare ids, a send objects. */
  readonly list: 'recipients' | 'inviteIds' | 'userIds'
  readonly recipients: readonly RequestRecipient[]
}

/** One recipient of a request. */
export interface RequestRecipient {
  readonly recipient: Recipient
  /** For a reinvite: the invite that is sent again. Absent: a new invite. */
  readonly inviteId?: string
  /** The keys of a person who was invited by another address. Absent: the address's own. */
  readonly keys?: PersonKeys
  /** Index of the recipient's result in the answer. */
  readonly position: number
  /** The person of the invite was erased: the recipient is empty. */
  readonly isErased?: boolean
}

/** What tells that two recipients are the same, hashed. */
export interface PersonKeys {
  /** Equal for all spellings of one person. */
  readonly recipientKey: string
  /** Equal for all addresses of one mailbox. Absent: the recipient is no address. */
  readonly mailboxKey?: string
}

/** What to do with recipients who were invited within the last `windowSeconds`. */
export interface DuplicatePolicy {
  readonly windowSeconds: number
  readonly onDuplicate: 'SKIP' | 'SEND_ANYWAY'
}

/** A rule that a request breaks. `path` leads into `input`. */
export type InputIssue = BrokenRule & { readonly path: string }

/** An issue of a provider's rules as one of the input, below `path`. */
export function inputIssue(path: string, { field, ...broken }: Issue): InputIssue {
  return { ...broken, path: `${path}.${field}` }
}
