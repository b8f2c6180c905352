import type { Database } from '#database/database.ts'
import { runInSlices, runWithoutWaiting } from '#event-loop/slices.ts'
import type { Caller } from '#identity/caller.ts'
import type { Lifecycles } from '#lifecycles/lifecycles.ts'
import type { OnCrashPoint } from '../crash-points.ts'
import type { Acceptance, OutcomeListeners } from './accept/acceptance.ts'
import type { Accept } from './accept/groups/group-commit.ts'
import { earlierUse } from './accept/idempotency/idempotency.ts'
import { forbiddenDestination } from './check/check-permission.ts'
import { checkRequest, type Rulebook } from './check/check-request.ts'
import type { RefusedRequest } from './check/refusal.ts'
import type { SendRequest } from './check/request.ts'
import type { Watch } from './follow/batch-notifications.ts'
import { fingerprintOf, planInvites } from './plan/plan.ts'
import type { Plan } from './plan/plan-shape.ts'
import { type WhileWaiting, waitInPlace } from './waiting.ts'

/** What became of a request as a whole. The batch's sends say what became of each recipient. */
export type SendResult =
  | AcceptedRequest
  | { readonly kind: 'idempotency-conflict'; readonly batchId: string }
  | RefusedRequest
  /** The request would no longer do what the plan showed. `plan`: what it would do now. */
  | { readonly kind: 'plan-outdated'; readonly plan: Plan }

/** `replayed`: the batch belongs to an earlier request with the same key and input. */
interface AcceptedRequest {
  readonly kind: 'accepted'
  readonly batchId: string
  readonly replayed: boolean
  /** Is it known already that there is nothing to wait for? */
  readonly isFinished: boolean
}

/** What the use cases of this room work with. */
export interface SendTools extends Rulebook, OutcomeListeners {
  readonly database: Database
  readonly lifecycles: Lifecycles
  readonly watch: Watch
  readonly onCrashPoint: OnCrashPoint
  /** Aborts when the process is stopping: no new request may leave then. */
  readonly stopping: AbortSignal
  readonly accept: Accept
}

/**
 * Checks and accepts a request, then waits up to `request.waitSeconds` for the final outcomes.
 * What was accepted is sent, even if the client disconnects while it waits.
 */
export async function sendInvites(
  tools: SendTools,
  request: SendRequest,
  caller: Caller,
  whileWaiting: WhileWaiting = waitInPlace,
): Promise<SendResult> {
  const result = await acceptRequest(tools, request, caller)
  if (result.kind === 'accepted' && !result.isFinished && request.waitSeconds > 0) {
    const { batchId, replayed } = result
    await whileWaiting((signal) =>
      tools.watch.untilFinished({ batchId, isNew: !replayed }, request.waitSeconds * 1000, signal),
    )
  }
  return result
}

async function acceptRequest(
  tools: SendTools,
  request: SendRequest,
  caller: Caller,
): Promise<SendResult> {
  const forbidden = forbiddenDestination(request, caller)
  if (forbidden !== undefined) return forbidden
  const checked = await runInSlices(checkRequest(request, tools))
  if (checked.kind !== 'checked') return (await replayIfAccepted(tools, request, caller)) ?? checked
  const { limits } = tools
  const accepted = await tools.accept({
    request,
    candidates: checked.candidates,
    caller,
    retentionSeconds: limits.idempotencyRetentionSeconds,
    coolDownSeconds: limits.coolDownSeconds,
    quotas: limits,
    mailboxLimits: limits,
    onCrashPoint: tools.onCrashPoint,
    ...planCheck(tools, request),
  })
  tools.onCrashPoint('accepted')
  if (accepted.kind === 'limit-exceeded') {
    const { batchId: _never, isFinished: _neither, ...refused } = accepted
    return refused
  }
  const { kind, batchId, isFinished } = accepted
  if (kind === 'outdated') return planAgain(tools, request, caller)
  if (kind === 'conflict') return { kind: 'idempotency-conflict', batchId }
  return { kind: 'accepted', batchId, replayed: kind === 'replay', isFinished }
}

function planCheck(
  { providers }: SendTools,
  request: SendRequest,
): Pick<Acceptance, 'matchesPlan'> {
  const { planFingerprint } = request
  if (planFingerprint === undefined) return {}
  return {
    matchesPlan: async (sends) =>
      (await runWithoutWaiting(fingerprintOf(request, sends, providers))) === planFingerprint,
  }
}

async function planAgain(
  tools: SendTools,
  request: SendRequest,
  caller: Caller,
): Promise<SendResult> {
  const result = await planInvites(tools, request, caller)
  return result.kind === 'planned' ? { kind: 'plan-outdated', plan: result.plan } : result
}

/** A request accepted before stays accepted, even where the configuration would refuse it today. */
async function replayIfAccepted(
  { database, limits, hashKey }: SendTools,
  request: SendRequest,
  caller: Caller,
): Promise<SendResult | undefined> {
  if (request.waitSeconds < 0 || request.waitSeconds > limits.maxWaitSeconds) return undefined
  const earlier = await earlierUse(database, request, caller.tenant, hashKey)
  if (earlier?.kind !== 'replay') return undefined
  return { kind: 'accepted', batchId: earlier.batchId, replayed: true, isFinished: false }
}
