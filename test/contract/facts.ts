import type { TestContext } from 'node:test'
import type { Answer } from '#providers/contract/answer.ts'
import type { Call, CallRecipient, Operation } from '#providers/contract/call.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { EmailStatus, Evidence } from '#providers/contract/outcome.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Recipient, RecipientKind } from '#providers/contract/recipient.ts'
import type { Target } from '#providers/contract/rules.ts'
import type { Emulator, Fault } from '#sandbox/emulator.ts'

/** What the suite must know about one upstream. `testProvider` runs it against its emulator. */
export interface ProviderFacts<Settings> {
  readonly kind: ProviderKind
  readonly create: (settings: Settings) => Provider
  /** Settings that reach the emulator, with a request timeout of about a second. */
  readonly settingsFor: (emulator: Emulator) => Settings
  /** Part of the path of the SDK's files. Absent: the upstream needs no SDK. */
  readonly sdk?: string
  readonly rules: RuleFacts
  readonly recipientsPerCall: number
  /** The n-th of any number of recipients that can be invited. */
  readonly recipient: (n: number) => CallRecipient
  /** Calls of one request each, with different recipients. Every failure meets each of them. */
  readonly calls: readonly [Call, ...Call[]]
  readonly successes: readonly SuccessFacts[]
  readonly failures: readonly FailureRow[]
  /** The errors that the model has for each operation in `capabilities.operations`. */
  readonly modelledErrors: Readonly<Record<string, readonly string[]>>
  /** The error code of a call that was aborted while its request was out. */
  readonly aborted: string
  /** Does a throttled answer say how long to wait? */
  readonly retryAfter: 'STATED' | 'NEVER_STATED'
  /** Recipients that the upstream knows already, with the outcome; empty: it never says so. */
  readonly alreadyDone: readonly (readonly [value: string, outcome: string])[]
  readonly neverSent: readonly NeverSent<Settings>[]
  /** Hides what the SDK finds in the environment of the test. */
  readonly hideEnvironment?: (t: TestContext) => void
  readonly wrongSecret: (settings: Settings) => Settings
  readonly secrecy: {
    /** An upstream's message that repeats what it was sent. */
    readonly message: string
    /** What no answer may repeat. */
    readonly pattern: RegExp
  }
  readonly lookUp: LookUpFacts | 'NONE'
  readonly lifecycles: LifecycleFacts | 'UNTRACKED'
  readonly revocations: RevocationFacts | 'NONE'
  /** A success has nothing in its body, so one that is cut short is a success. */
  readonly headProvesAll?: true
}

export interface RuleFacts {
  /** A target that breaks no rule. */
  readonly target: Target
  /** Changes of it, and the fields whose rules they break. */
  readonly targets: readonly (readonly [
    title: string,
    change: Partial<Target>,
    fields: readonly string[],
  ])[]
  /** Recipients and the field whose rule they break; without `operation` by both operations. */
  readonly recipients: readonly {
    readonly title: string
    readonly recipient: Recipient
    readonly field?: string | undefined
    readonly operation?: Operation
  }[]
  /** Do two values of a kind mean the same recipient? */
  readonly same: readonly (readonly [
    kind: RecipientKind,
    one: string,
    other: string,
    same: boolean,
  ])[]
  /** Fields that the input of this upstream does not have. */
  readonly otherFields?: readonly string[]
}

export interface SuccessFacts {
  readonly call: Call
  readonly operations: readonly string[]
  /** Recipients as the upstream has them. */
  readonly ledger: readonly string[]
  readonly evidence: Evidence
  readonly emailStatus: EmailStatus
  /** Of `providerReference`; absent: there is none. */
  readonly reference?: RegExp
}

export interface FailureRow {
  readonly title: string
  readonly fault: Fault
  readonly summary: Summary
}

export interface Summary {
  readonly kind: Answer['kind']
  readonly code?: string
  readonly retryable?: boolean
  readonly field?: string
  readonly retryAfterMs?: number
  /** `credentials`: about us, so the call waits until they are right. */
  readonly reason?: string
  /** The upstream's own name for it. */
  readonly error?: string
  readonly httpStatus?: number
}

/** What goes wrong before anything leaves: nothing arrives, and sending again is safe. */
export interface NeverSent<Settings> {
  readonly title: string
  readonly settings: (settings: Settings) => Settings
  readonly signal?: AbortSignal
  readonly error: RegExp
}

export interface LookUpFacts {
  /** The outcome of each recipient of the first call, looked up after its answer was lost. */
  readonly hit: string
  /** An error that forbids reading. */
  readonly refusal: string
}

export interface LifecycleFacts {
  /** People at the destination of the first call before anybody was invited. */
  readonly seeds: number
  /** Invited for the test, enough for more than one page. */
  readonly people: number
  readonly perPage: number
  /** Who can be searched for; absent: there is no search. */
  readonly search?: readonly RecipientKind[]
}

export interface RevocationFacts {
  readonly perCall: number
  readonly deletesUser: boolean
}
