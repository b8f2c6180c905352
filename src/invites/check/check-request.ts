import { isStorable } from '#database/storable.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import { type Candidate, checkRecipients } from './check-recipients.ts'
import type { Destinations } from './destinations.ts'
import type { GatewayLimits } from './limits.ts'
import { linksOnlyTo } from './links.ts'
import type { InvalidInput, LimitExceeded, ProviderUnavailable } from './refusal.ts'
import { type InputIssue, inputIssue, type RequestTarget, type SendRequest } from './request.ts'
import { between, controls, maxDestinationLength, noControls, wellFormed } from './text-rules.ts'

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
}

/** Checks a whole request, without database, provider or clock. Pure. */
export function checkRequest(request: SendRequest, rulebook: Rulebook): CheckResult {
  const { targets, onInvalid } = request
  const { limits, destinations, providers } = rulebook
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

  const issues = [
    ...requestIssues(request, limits),
    ...targets.flatMap((target) => targetIssues(target, rulebook)),
  ]
  const candidates = targets.flatMap((target, index) => {
    const provider = providers.get(target.provider)
    return provider === undefined ? [] : checkRecipients(target, index, provider)
  })
  const refused =
    onInvalid === 'SEND_VALID'
      ? []
      : candidates.flatMap(({ invalid, path }) =>
          invalid === undefined ? [] : [{ path, message: invalid.message }],
        )
  const all = [...issues, ...refused]
  return all.length > 0 ? { kind: 'invalid-input', issues: all } : { kind: 'checked', candidates }
}

function exceeded(what: 'targets' | 'recipients', limit: number, actual: number): CheckResult {
  return { kind: 'limit-exceeded', what, limit, actual }
}

const foreignLink =
  'Must have no link, or text like a link, except to the hosts in `limits { allowedLinkHosts }`.'

function requestIssues(request: SendRequest, limits: GatewayLimits): InputIssue[] {
  const { operation, idempotencyKey, name, targets, duplicates, stopAfterFailures, waitSeconds } =
    request
  const isEmpty = targets.length === 0 && request.mayBeEmpty !== true
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

function targetIssues(target: RequestTarget, rulebook: Rulebook): InputIssue[] {
  const { providers, destinations, limits } = rulebook
  const issues = (providers.get(target.provider)?.rules.checkTarget(target) ?? []).map((issue) =>
    inputIssue(target.path, issue),
  )
  for (const [field, text] of Object.entries(target.message)) {
    if (!isStorable(text)) issues.push(inputIssue(target.path, { field, rule: wellFormed }))
    else if (limits.allowedLinkHosts && !linksOnlyTo(text, limits.allowedLinkHosts)) {
      issues.push(inputIssue(target.path, { field, rule: foreignLink }))
    }
  }
  if (target.recipients.length === 0) {
    issues.push({
      path: `${target.path}.${target.list}`,
      message: 'Must name at least one recipient.',
    })
  }
  if ([...target.destinationId].length > maxDestinationLength) {
    const message = `The destination must have at most ${maxDestinationLength} characters.`
    issues.push({ path: target.path, message })
  }
  if (issues.length === 0 && !destinations.allows(target.provider, target.destinationId)) {
    const message = 'The gateway is not configured to invite to this destination.'
    issues.push({ path: target.path, message })
  }
  return issues
}
