import type { HashRecipient } from '#dispatch/recipient-hash.ts'
import type { Slices } from '#event-loop/slices.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Issue, Target } from '#providers/contract/rules.ts'
import { type BrokenRule, brokenRule } from '#text/broken-rule.ts'
import { charactersIn } from '#text/length.ts'
import { type Candidate, checkRecipients } from './check-recipients.ts'
import type { Destinations } from './destinations.ts'
import type { GatewayLimits } from './limits.ts'
import { foreignLink, linksOnlyTo } from './links/links.ts'
import type { InvalidInput, LimitExceeded, ProviderUnavailable } from './refusal.ts'
import { type InputIssue, inputIssue, type RequestTarget, type SendRequest } from './request.ts'
import {
  controlRule,
  lengthRule,
  maxDestinationLength,
  maxMessageTextLength,
  rangeRule,
  storableRule,
} from './text-rules.ts'

/** The checked recipients, or why the request is refused as a whole. */
export type CheckResult =
  | { readonly kind: 'checked'; readonly candidates: readonly Candidate[] }
  | InvalidInput
  | LimitExceeded
  | ProviderUnavailable

/** What a request is checked against. */
export interface Rulebook {
  readonly providers: ReadonlyMap<ProviderKind, Provider>
  readonly destinations: Destinations
  readonly limits: GatewayLimits
  readonly hashKey: HashRecipient
}

/** Checks a whole request, in slices, without database, provider or clock. Pure. */
export function* checkRequest(request: SendRequest, rulebook: Rulebook): Slices<CheckResult> {
  const { targets, onInvalid } = request
  const { limits, destinations, providers, hashKey } = rulebook
  const recipients = targets.reduce((sum, target) => sum + target.recipients.length, 0)
  if (targets.length > limits.maxTargetsPerBatch) {
    return exceeded('targets', limits.maxTargetsPerBatch, targets.length)
  }
  if (recipients > limits.maxRecipientsPerBatch) {
    return exceeded('recipients', limits.maxRecipientsPerBatch, recipients)
  }
  const switchedOff = targets.find(
    ({ provider }) => !destinations.has(provider) || !providers.has(provider),
  )
  if (switchedOff !== undefined) {
    return { kind: 'provider-unavailable', provider: switchedOff.provider }
  }

  const issues = requestIssues(request, limits)
  const candidates: Candidate[] = []
  for (const [index, target] of targets.entries()) {
    yield unitsPerTarget
    issues.push(...targetIssues(target, rulebook))
    const provider = providers.get(target.provider)
    if (provider === undefined) continue
    const rules = { ...limits, hashKey, rules: provider.rules }
    for (const candidate of yield* checkRecipients(target, index, rules)) {
      candidates.push(candidate)
    }
  }
  const refused =
    onInvalid === 'SEND_VALID'
      ? []
      : candidates.flatMap(({ invalid, issue, path }) =>
          invalid === undefined || issue === undefined
            ? []
            : [{ ...issue, path, rule: invalid.message }],
        )
  const all = [...issues, ...refused]
  return all.length > 0 ? { kind: 'invalid-input', issues: all } : { kind: 'checked', candidates }
}

// Its texts take up to a millisecond, where their links are checked.
const unitsPerTarget = 10

function exceeded(what: 'targets' | 'recipients', limit: number, actual: number): CheckResult {
  return { kind: 'limit-exceeded', what, limit, actual }
}

function requestIssues(request: SendRequest, limits: GatewayLimits): InputIssue[] {
  const { operation, idempotencyKey, name, targets, duplicates, stopAfterFailures, waitSeconds } =
    request
  const { planFingerprint } = request
  const isEmpty = targets.length === 0 && request.mayBeEmpty !== true
  const rules: readonly (readonly [path: string, rule: BrokenRule | undefined])[] = [
    ['idempotencyKey', lineRule(idempotencyKey, 255)],
    ['name', name === undefined ? undefined : lineRule(name, 200)],
    [
      operation === 'sendInvites' ? 'targets' : 'who.inviteIds',
      isEmpty ? brokenRule('EMPTY', 'Must not be empty.') : undefined,
    ],
    [
      'duplicates.windowSeconds',
      rangeRule(duplicates.windowSeconds, 0, limits.idempotencyRetentionSeconds),
    ],
    ['stopAfterFailures', rangeRule(stopAfterFailures ?? 1, 1, Number.POSITIVE_INFINITY)],
    ['waitSeconds', rangeRule(waitSeconds, 0, limits.maxWaitSeconds)],
    [
      'planFingerprint',
      planFingerprint === '' ? brokenRule('EMPTY', 'Must not be empty.') : undefined,
    ],
  ]
  return rules.flatMap(([path, rule]) => (rule === undefined ? [] : [{ ...rule, path }]))
}

/** The rule of a line that is empty, too long, or no line. */
export function lineRule(text: string, max: number): BrokenRule | undefined {
  const rule = `Must have 1 to ${max} characters.`
  if (text === '') return brokenRule('EMPTY', rule)
  return lengthRule(text, max, rule) ?? controlRule(text)
}

function targetIssues(target: RequestTarget, rulebook: Rulebook): InputIssue[] {
  const { providers, destinations, limits } = rulebook
  const tooLong = lengthRule(
    target.destinationId,
    maxDestinationLength,
    `The destination must have at most ${maxDestinationLength} characters.`,
  )
  if (tooLong !== undefined) return [{ ...tooLong, path: target.path }]
  const ownIssues = providers.get(target.provider)?.rules.checkTarget(bounded(target)) ?? []
  const issues = [...ownIssues, ...messageIssues(target, ownIssues, limits)].map((issue) =>
    inputIssue(target.path, measuredWhole(issue, target)),
  )
  if (target.recipients.length === 0) {
    issues.push({
      ...brokenRule('EMPTY', 'Must name at least one recipient.'),
      path: `${target.path}.${target.list}`,
    })
  }
  if (issues.length === 0 && !destinations.allows(target.provider, target.destinationId)) {
    issues.push({ ...notConfigured, path: target.path })
  }
  return issues
}

const notConfigured = brokenRule(
  'DESTINATION_NOT_CONFIGURED',
  'The gateway is not configured to invite to this destination.',
)

/** A rule saw no more than the beginning of a text that is too long; the issue has the text's length. */
function measuredWhole(issue: Issue, { message }: RequestTarget): Issue {
  const text = message[issue.field]
  return issue.code === 'TOO_LONG' && text !== undefined
    ? { ...issue, actual: charactersIn(text) }
    : issue
}

/** The target with no more of each text than tells a rule that it is too long. */
function bounded(target: RequestTarget): Target {
  const cut = Object.entries(target.message).map(([field, text]) => [
    field,
    text.slice(0, 2 * maxMessageTextLength + 1),
  ])
  return { ...target, message: Object.fromEntries(cut) }
}

/** What holds for texts at every provider, where the provider's own rules have found nothing. */
function messageIssues(
  { message }: RequestTarget,
  ownIssues: readonly Issue[],
  { allowedLinkHosts }: GatewayLimits,
): Issue[] {
  return Object.entries(message).flatMap(([field, text]) => {
    if (ownIssues.some((issue) => issue.field === field)) return []
    const rule = lengthRule(text, maxMessageTextLength) ?? storableRule(text)
    if (rule !== undefined) return [{ ...rule, field }]
    const isFine = allowedLinkHosts === undefined || linksOnlyTo(text, allowedLinkHosts)
    return isFine ? [] : [{ ...foreignLink, field }]
  })
}
