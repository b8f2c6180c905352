import type { Database } from '#database/database.ts'
import type { Caller } from '#identity/caller.ts'
import type { Lifecycles } from '#lifecycles/lifecycles.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Checkpoint } from '../crash-points.ts'
import type { Acceptance } from './accept/accept.ts'
import type { Accept } from './accept/group-commit.ts'
import { earlierUse } from './accept/idempotency.ts'
import { type NotAuthorized, notThere } from './check/check-permission.ts'
import { checkRequest, type Rulebook } from './check/check-request.ts'
import type { InputIssue, SendRequest } from './check/request.ts'
import type { Watch } from './follow/batch-notifications.ts'
import { fingerprintOf, type Plan, planInvites } from './plan/plan.ts'

/** What there may be too many of. */
export type Limited = 'targets' | 'recipients' | 'recipients a day' | 'invites'

/** What came of a request as a whole. Per recipient: the batch's sends. */
export type SendResult =
  /** `replayed`: this batch belongs to an earlier request with the same key and input. */
  | { readonly kind: 'accepted'; readonly batchId: string; readonly replayed: boolean }
  | { readonly kind: 'invalid-input'; readonly issues: readonly InputIssue[] }
  | { readonly kind: 'idempotency-conflict'; readonly batchId: string }
  | {
      readonly kind: 'limit-exceeded'
      readonly what: Limited
      readonly limit: number
      readonly actual: number
    }
  | NotAuthorized
  | { readonly kind: 'provider-unavailable'; readonly provider: ProviderKind }
  /** It would not do what the plan had shown. `plan`: what it would do now. */
  | { readonly kind: 'plan-outdated'; readonly plan: Plan }

export interface SendTools extends Rulebook {
  readonly database: Database
  readonly lifecycles: Lifecycles
  readonly watch: Watch
  readonly checkpoint: Checkpoint
  readonly accept: Accept
}

/**
 * Checks, accepts, and waits as long as the request asks for. What is accepted goes on when the
 * waiting ends, and when the client is gone: `signal` ends the waiting, nothing else.
 */
export async function sendInvites(
  tools: SendTools,
  request: SendRequest,
  caller: Caller,
  signal?: AbortSignal,
): Promise<SendResult> {
  const result = await take(tools, request, caller)
  if (result.kind === 'accepted') {
    await tools.watch.untilFinished(result.batchId, request.waitSeconds * 1000, signal)
  }
  return result
}

async function take(tools: SendTools, request: SendRequest, caller: Caller): Promise<SendResult> {
  const refused = notThere(request, caller)
  if (refused !== undefined) return refused
  const checked = checkRequest(request, tools)
  if (checked.kind !== 'checked') return (await recall(tools, request, caller)) ?? checked
  const { limits } = tools
  const accepted = await tools.accept({
    request,
    candidates: checked.candidates,
    caller,
    retentionSeconds: limits.idempotencyRetentionSeconds,
    coolDownSeconds: limits.coolDownSeconds,
    ...(limits.maxRecipientsPerDay === undefined ? {} : { quota: limits.maxRecipientsPerDay }),
    checkpoint: tools.checkpoint,
    ...expectation(tools, request),
  })
  tools.checkpoint('accepted')
  const { kind, batchId } = accepted
  if (kind === 'over-quota') {
    const { limit, actual } = accepted
    return { kind: 'limit-exceeded', what: 'recipients a day', limit, actual }
  }
  if (kind === 'outdated') return showAnew(tools, request, caller)
  if (kind === 'conflict') return { kind: 'idempotency-conflict', batchId }
  return { kind: 'accepted', batchId, replayed: kind === 'replay' }
}

function expectation({ providers }: SendTools, request: SendRequest): Pick<Acceptance, 'expects'> {
  const { planFingerprint } = request
  if (planFingerprint === undefined) return {}
  return { expects: (rows) => fingerprintOf(request, rows, providers) === planFingerprint }
}

async function showAnew(
  tools: SendTools,
  request: SendRequest,
  caller: Caller,
): Promise<SendResult> {
  const shown = await planInvites(tools, request, caller)
  return shown.kind === 'planned' ? { kind: 'plan-outdated', plan: shown.plan } : shown
}

/** What was accepted once stays accepted, though the configuration may refuse it today. */
async function recall(
  { database, limits }: SendTools,
  request: SendRequest,
  caller: Caller,
): Promise<SendResult | undefined> {
  if (request.waitSeconds < 0 || request.waitSeconds > limits.maxWaitSeconds) return undefined
  const earlier = await earlierUse(database, request, caller.tenant)
  if (earlier?.kind !== 'replay') return undefined
  return { kind: 'accepted', batchId: earlier.batchId, replayed: true }
}
