import { isStorable } from '#database/storable.ts'
import type { HashRecipient } from '#dispatch/recipient-hash.ts'
import type { Slices } from '#event-loop/slices.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import type { Issue, Target } from '#providers/contract/rules.ts'
import { isLongerThan } from '#text/length.ts'
import { type Candidate, checkRecipients } from './check-recipients.ts'
import type { Destinations } from './destinations.ts'
import type { GatewayLimits } from './limits.ts'
import { foreignLink, linksOnlyTo } from './links/links.ts'
import type { InvalidInput, LimitExceeded, ProviderUnavailable } from './refusal.ts'
import { type InputIssue, inputIssue, type RequestTarget, type SendRequest } from './request.ts'
import {
  between,
  controls,
  maxDestinationLength,
  maxMessageTextLength,
  noControls,
  wellFormed,
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
      : candidates.flatMap(({ invalid, path }) =>
          invalid === undefined ? [] : [{ path, message: invalid.message }],
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
  const isEmpty = targets.length === 0 && request.mayBeEmpty !== true
  const rules: Rule[] = [
    ...lineRules('idempotencyKey', idempotencyKey, 255),
    ...lineRules('name', name, 200),
    [isEmpty, operation === 'sendInvites' ? 'targets' : 'who.inviteIds', 'Must not be empty.'],
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

type Rule = readonly [broken: boolean, path: string, message: string]

function lineRules(path: string, text: string | undefined, max: number): readonly Rule[] {
  if (text === undefined) return []
  if (text === '' || isLongerThan(text, max)) {
    return [[true, path, `Must have 1 to ${max} characters.`]]
  }
  return [[controls.test(text), path, noControls]]
}

function targetIssues(target: RequestTarget, rulebook: Rulebook): InputIssue[] {
  const { providers, destinations, limits } = rulebook
  if (isLongerThan(target.destinationId, maxDestinationLength)) {
    const message = `The destination must have at most ${maxDestinationLength} characters.`
    return [{ path: target.path, message }]
  }
  const ownIssues = providers.get(target.provider)?.rules.checkTarget(bounded(target)) ?? []
  const issues = [...ownIssues, ...messageIssues(target, ownIssues, limits)].map((issue) =>
    inputIssue(target.path, issue),
  )
  if (target.recipients.length === 0) {
    issues.push({
      path: `${target.path}.${target.list}`,
      message: 'Must name at least one recipient.',
    })
  }
  if (issues.length === 0 && !destinations.allows(target.provider, target.destinationId)) {
    const message = 'The gateway is not configured to invite to this destination.'
    issues.push({ path: target.path, message })
  }
  return issues
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
    if (isLongerThan(text, maxMessageTextLength)) {
      return [{ field, rule: `Must have at most ${maxMessageTextLength} characters.` }]
    }
    if (!isStorable(text)) return [{ field, rule: wellFormed }]
    const isFine = allowedLinkHosts === undefined || linksOnlyTo(text, allowedLinkHosts)
    return isFine ? [] : [{ field, rule: foreignLink }]
  })
}
