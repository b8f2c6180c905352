import type { Outcome } from '#providers/outcome.ts'
import type { Provider, ProviderKind, Recipient } from '#providers/provider.ts'
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
    [controls.test(idempotencyKey), 'idempotencyKey', 'Must not contain control characters.'],
    [
      name !== undefined && !between([...name].length, 1, 200),
      'name',
      'Must have 1 to 200 characters.',
    ],
    [name !== undefined && controls.test(name), 'name', 'Must not contain control characters.'],
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
  if (target.recipients.length === 0) {
    issues.push({
      path: `${target.path}.${target.bareList ?? 'recipients'}`,
      message: 'Must name at least one recipient.',
    })
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
    const candidate = { target: index, recipient, recipientKey: rules.recipientKey(recipient) }
    if (issue === undefined) return { ...candidate, path }
    return {
      ...candidate,
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

function ownIssue({ personKey }: Recipient) {
  if (personKey === undefined) return undefined
  if (between([...personKey].length, 1, 200) && !controls.test(personKey)) return undefined
  return { field: 'personKey', rule: 'Must have 1 to 200 characters, no control characters.' }
}

function between(value: number, least: number, most: number): boolean {
  return value >= least && value <= most
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u001f\u007f-\u009f]/
