import { isStorable, storable } from '#database/storable.ts'
import type { Outcome } from '#providers/outcome.ts'
import type {
  Issue,
  Provider,
  ProviderKind,
  Recipient,
  RecipientKind,
} from '#providers/provider.ts'
import type { Destinations } from './destinations.ts'
import type { GatewayLimits } from './limits.ts'
import { type InputIssue, inputIssue, type RequestTarget, type SendRequest } from './request.ts'

/** One recipient of a request, judged. Those without an outcome are to be sent. */
export interface Candidate {
  readonly target: number
  readonly recipient: Recipient
  readonly recipientKey: string
  /** Set for a recipient that breaks a rule of its provider: it fails alone. */
  readonly invalid?: Extract<Outcome, { kind: 'FAILED' }>
  /** Where the recipient stands in the input, for issues. */
  readonly path: string
}

export type Checked =
  | { readonly kind: 'checked'; readonly candidates: readonly Candidate[] }
  | {
      readonly kind: 'limit-exceeded'
      readonly what: string
      readonly limit: number
      readonly actual: number
    }
  | { readonly kind: 'provider-unavailable'; readonly provider: ProviderKind }
  | { readonly kind: 'invalid-input'; readonly issues: readonly InputIssue[] }

export interface Rulebook {
  readonly providers: ReadonlyMap<ProviderKind, Provider>
  readonly destinations: Destinations
  readonly limits: GatewayLimits
}

/** Judges a whole request without asking anyone: no database, no provider, no clock. */
export function checkRequest(request: SendRequest, rulebook: Rulebook): Checked {
  const { targets, onInvalid } = request
  const { limits, destinations, providers } = rulebook
  const recipients = targets.reduce((sum, target) => sum + target.recipients.length, 0)
  if (targets.length > limits.maxTargetsPerBatch) {
    return exceeded('targets', limits.maxTargetsPerBatch, targets.length)
  }
  if (recipients > limits.maxRecipientsPerBatch) {
    return exceeded('recipients', limits.maxRecipientsPerBatch, recipients)
  }
  const off = targets.find(
    ({ provider }) => !destinations.has(provider) || !providers.has(provider),
  )
  if (off !== undefined) return { kind: 'provider-unavailable', provider: off.provider }

  const issues = [
    ...requestIssues(request, limits),
    ...targets.flatMap((target) => targetIssues(target, rulebook)),
  ]
  const candidates = targets.flatMap((target, index) => judge(target, index, rulebook))
  const refused =
    onInvalid === 'SEND_VALID'
      ? []
      : candidates.flatMap(({ invalid, path }) =>
          invalid === undefined ? [] : [{ path, message: invalid.message }],
        )
  const all = [...issues, ...refused]
  return all.length > 0 ? { kind: 'invalid-input', issues: all } : { kind: 'checked', candidates }
}

function exceeded(what: string, limit: number, actual: number): Checked {
  return { kind: 'limit-exceeded', what, limit, actual }
}

function requestIssues(request: SendRequest, limits: GatewayLimits): InputIssue[] {
  const { operation, idempotencyKey, name, targets, duplicates, stopAfterFailures, waitSeconds } =
    request
  const rules: [broken: boolean, path: string, message: string][] = [
    [
      !between([...idempotencyKey].length, 1, 255),
      'idempotencyKey',
      'Must have 1 to 255 characters.',
    ],
    [controls.test(idempotencyKey), 'idempotencyKey', noControls],
    [
      name !== undefined && !between([...name].length, 1, 200),
      'name',
      'Must have 1 to 200 characters.',
    ],
    [name !== undefined && controls.test(name), 'name', noControls],
    [
      targets.length === 0,
      operation === 'sendInvites' ? 'targets' : 'who.inviteIds',
      'Must not be empty.',
    ],
    [
      !between(duplicates.windowSeconds, 0, limits.idempotencyRetentionSeconds),
      'duplicates.windowSeconds',
      `Must be between 0 and ${limits.idempotencyRetentionSeconds}.`,
    ],
    [
      stopAfterFailures !== undefined && stopAfterFailures < 1,
      'stopAfterFailures',
      'Must be at least 1.',
    ],
    [
      !between(waitSeconds, 0, limits.maxWaitSeconds),
      'waitSeconds',
      `Must be between 0 and ${limits.maxWaitSeconds}.`,
    ],
  ]
  return rules.flatMap(([broken, path, message]) => (broken ? [{ path, message }] : []))
}

function targetIssues(target: RequestTarget, { providers, destinations }: Rulebook): InputIssue[] {
  const issues = (providers.get(target.provider)?.rules.checkTarget(target) ?? []).map((issue) =>
    inputIssue(target.path, issue),
  )
  for (const [field, text] of Object.entries(target.message)) {
    if (!isStorable(text)) issues.push(inputIssue(target.path, { field, rule: wellFormed }))
  }
  if (target.recipients.length === 0) {
    issues.push({
      path: `${target.path}.${target.bareList ?? 'recipients'}`,
      message: 'Must name at least one recipient.',
    })
  }
  if ([...target.destinationId].length > longestDestination) {
    const message = `The destination must have at most ${longestDestination} characters.`
    issues.push({ path: target.path, message })
  }
  if (issues.length === 0 && !destinations.allows(target.provider, target.destinationId)) {
    const message = 'This destination is not among those the gateway may invite to.'
    issues.push({ path: target.path, message })
  }
  return issues
}

function judge(target: RequestTarget, index: number, { providers }: Rulebook): Candidate[] {
  const rules = providers.get(target.provider)?.rules
  if (rules === undefined) return []
  return target.recipients.map((given, position) => {
    // White space around an address is never part of it.
    const recipient = { ...given, value: given.value.trim() }
    const issue = rules.checkRecipient(recipient, target.operation) ?? ownIssue(recipient)
    const path = `${target.path}.${target.bareList ?? 'recipients'}.${position}`
    if (issue === undefined) {
      return { target: index, recipient, recipientKey: rules.recipientKey(recipient), path }
    }
    return {
      target: index,
      recipient: storableRecipient(recipient),
      // Nothing is like an invalid recipient, and it may be longer than an index can hold.
      recipientKey: '',
      path: target.bareList === undefined ? `${path}.${issue.field}` : path,
      invalid: {
        kind: 'FAILED',
        code: 'INVALID_RECIPIENT',
        retryable: false,
        evidence: 'INFERRED',
        field: issue.field,
        message: `${issue.field}: ${issue.rule}`,
      },
    }
  })
}

/** What holds at every provider. */
function ownIssue({ kind, value, personKey, details }: Recipient): Issue | undefined {
  if ([...value].length > longestRecipient) {
    const rule = `Must have at most ${longestRecipient} characters.`
    return { field: valueFields[kind], rule }
  }
  const unreadable = Object.entries(details).find(([, text]) => controls.test(text))
  if (unreadable !== undefined) return { field: unreadable[0], rule: noControls }
  if (personKey === undefined) return undefined
  if (between([...personKey].length, 1, 200) && !controls.test(personKey)) return undefined
  return { field: 'personKey', rule: 'Must have 1 to 200 characters, no control characters.' }
}

/** Kept to be shown, never sent. */
function storableRecipient({ kind, value, displayName, personKey, details }: Recipient): Recipient {
  return {
    kind,
    value: storable(value),
    details: Object.fromEntries(
      Object.entries(details).map(([name, text]) => [name, storable(text)]),
    ),
    ...(displayName === undefined ? {} : { displayName: storable(displayName) }),
    ...(personKey === undefined ? {} : { personKey: storable(personKey) }),
  }
}

function between(value: number, least: number, most: number): boolean {
  return value >= least && value <= most
}

// Halves of surrogate pairs too: the database cannot keep them.
const controls = /[\p{Cc}\p{Cs}]/u
const noControls = 'Must not contain control characters.'
const wellFormed = 'Must be well-formed text without NUL characters.'

// Together, at four bytes a character, they fit the 2,704 bytes of an index row of PostgreSQL.
const longestDestination = 255
const longestRecipient = 320

/** The input's names for a recipient's value. */
const valueFields = {
  EMAIL: 'email',
  USERNAME: 'username',
  USER_ID: 'userIds',
  ACCESSOR_ID: 'accessorId',
  ACCOUNT_UIN: 'uin',
} as const satisfies Record<RecipientKind, string>
