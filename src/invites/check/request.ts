import type { Issue, Target } from '#providers/contract/rules.ts'

/** What a client asks for, named as in the GraphQL input, before any check. */
export interface SendRequest {
  readonly operation: BatchOperation
  readonly idempotencyKey: string
  readonly name?: string
  readonly targets: readonly RequestTarget[]
  readonly duplicates: DuplicatePolicy
  readonly onInvalid: 'SEND_VALID' | 'REJECT_BATCH'
  readonly stopAfterFailures?: number
  readonly waitSeconds: number
  /** Whoever it is for was looked for here, and may be nobody. */
  readonly mayBeEmpty?: true
  /** Send exactly what the plan with this fingerprint showed, or nothing. */
  readonly planFingerprint?: string
  /** The input as it came: two requests with one key must agree in it. */
  readonly input: Readonly<Record<string, unknown>>
}

export type BatchOperation = 'sendInvites' | 'reinviteUsers'

/** A target and its place in the input, for issues: `targets.0.chime`. */
export interface RequestTarget extends Target {
  readonly path: string
  /** For a reinvite: the id of the invite that each recipient belongs to, by position. */
  readonly inviteIds?: readonly (string | undefined)[]
  /** By position: the key of a recipient who is known by another address as well. */
  readonly recipientKeys?: readonly (string | undefined)[]
  /** Where each recipient's result belongs in the answer, when that is not the order of targets. */
  readonly positions?: readonly number[]
  /** The input's name for the list of recipients, when they are bare ids. */
  readonly bareList?: string
}

export interface DuplicatePolicy {
  readonly windowSeconds: number
  readonly onDuplicate: 'SKIP' | 'SEND_ANYWAY'
}

/** A rule that a request breaks; `path` leads into `input`. */
export interface InputIssue {
  readonly path: string
  readonly message: string
}

export function inputIssue(path: string, { field, rule }: Issue): InputIssue {
  return { path: `${path}.${field}`, message: rule }
}
