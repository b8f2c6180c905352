import type { Database } from '#database/database.ts'
import { runInSlices, type Slices } from '#event-loop/slices.ts'
import type { Caller } from '#identity/caller.ts'
import type { Lifecycles } from '#lifecycles/lifecycles.ts'
import type { ProviderKind } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import { duplicatesBefore } from '../accept/duplicates.ts'
import { hashInSlices } from '../accept/idempotency/canonical.ts'
import { type MailboxWaits, plannedMailboxWaits } from '../accept/mailbox-waits.ts'
import type { NewSend } from '../accept/new-send.ts'
import { newSends } from '../accept/new-sends.ts'
import { wouldExceed } from '../accept/quotas/quota.ts'
import { forbiddenDestination } from '../check/check-permission.ts'
import { checkRequest, type Rulebook } from '../check/check-request.ts'
import type { RefusedRequest } from '../check/refusal.ts'
import type { SendRequest } from '../check/request.ts'
import { type WhileWaiting, waitInPlace } from '../waiting.ts'
import { type LaneFacts, laneFacts, secondsAfter, secondsFor } from './forecast.ts'
import type { Plan } from './plan-shape.ts'
import { warningsOf } from './plan-warnings.ts'
import { plannedSeats, readSeats, type SeatsRead } from './seats.ts'

/** The plan, or why the request would be refused. */
export type PlanResult = { readonly kind: 'planned'; readonly plan: Plan } | RefusedRequest

/** What planning works with. */
export interface PlanTools extends Rulebook {
  readonly database: Database
  readonly lifecycles: Pick<Lifecycles, 'destinations'>
}

/**
 * Checks every recipient, the day's quotas, and duplicates among what the caller's tenant sent.
 * Writes nothing. Whom other tenants invited within the cool-down only sending tells.
 */
export async function planInvites(
  tools: PlanTools,
  request: SendRequest,
  caller: Caller,
  whileWaiting: WhileWaiting = waitInPlace,
): Promise<PlanResult> {
  const forbidden = forbiddenDestination(request, caller)
  if (forbidden !== undefined) return forbidden
  const checked = await runInSlices(checkRequest(request, tools))
  if (checked.kind !== 'checked') return checked
  const { candidates } = checked
  const { coolDownSeconds } = tools.limits
  const reading = readSeats(request, tools.lifecycles.destinations)
  const [[before], lanes] = await Promise.all([
    duplicatesBefore(tools.database, [{ candidates, request, caller, coolDownSeconds }], 'own'),
    laneFacts(tools.database, request.targets, caller),
  ])
  const rows = await runInSlices(newSends({ request, candidates, coolDownSeconds }, before))
  const excess = await wouldExceed(tools.database, caller.tenant, rows, tools.limits)
  if (excess !== undefined) return excess
  const waits = await plannedMailboxWaits(tools.database, rows, tools.limits, caller.tenant)
  const seats = reading.length === 0 ? [] : await whileWaiting(() => Promise.all(reading))
  const plan = await runInSlices(planOf(request, rows, { lanes, waits, seats }, tools))
  return { kind: 'planned', plan }
}

/** What was found out about the destinations and mailboxes of a request. */
interface Findings {
  readonly lanes: ReadonlyMap<string, LaneFacts>
  readonly waits: MailboxWaits
  readonly seats: readonly SeatsRead[]
}

function* planOf(
  request: SendRequest,
  rows: readonly NewSend[],
  { lanes, waits, seats: seatsRead }: Findings,
  { providers, limits, destinations }: Pick<PlanTools, 'providers' | 'limits' | 'destinations'>,
): Slices<Plan> {
  const sent = rows.filter(({ outcome }) => outcome === undefined)
  const groups = [
    ...Map.groupBy(sent, ({ laneId, messageKey }) => `${laneId} ${messageKey}`).values(),
  ].flatMap((group) => planGroup(request, group, providers))
  const seconds = [...Map.groupBy(groups, ({ laneId }) => laneId)].map(([laneId, mine]) => {
    const calls = mine.reduce((sum, group) => sum + group.calls, 0)
    return secondsFor(calls, lanes.get(laneId), mine[0]?.limits)
  })
  const mailboxWaits = [...waits.values()]
  const lastHeldBack = mailboxWaits.reduce((longest, wait) => Math.max(longest, wait), 0)
  const estimatedSeconds = Math.max(secondsAfter(lastHeldBack), ...seconds)
  const seats = plannedSeats(seatsRead, groups)
  const facts = { ...limits, estimatedSeconds, mailboxWaits, seats, labelOf: destinations.label }
  return {
    fingerprint: yield* fingerprintOf(request, rows, providers),
    rows,
    calls: groups,
    estimatedSeconds,
    seats,
    warnings: warningsOf(request, providers, facts),
  }
}

function planGroup(
  { targets }: SendRequest,
  group: readonly NewSend[],
  providers: ReadonlyMap<ProviderKind, Provider>,
) {
  const [first] = group
  const target = targets[first?.candidate.target ?? -1]
  const limits = target && providers.get(target.provider)?.limits
  if (first === undefined || target === undefined || limits === undefined) return []
  // The same recipient is never twice in one call.
  const same = [...Map.groupBy(group, ({ candidate }) => candidate.recipientKey).values()]
  const repeats = Math.max(...same.map(({ length }) => length))
  return {
    laneId: first.laneId,
    limits,
    provider: target.provider,
    destinationId: target.destinationId,
    operation: target.operation,
    calls: Math.max(repeats, Math.ceil(group.length / limits.recipientsPerCall)),
    recipients: group.length,
    recipientsPerCall: limits.recipientsPerCall,
  }
}

/** Covers the input, the expected outcome of each recipient, and the providers' limits. Pure. */
export function* fingerprintOf(
  { targets, duplicates }: SendRequest,
  rows: readonly NewSend[],
  providers: ReadonlyMap<ProviderKind, Provider>,
): Slices<string> {
  const wanted = targets.map(({ provider, operation, destinationId, message, recipients }) => ({
    ...{ provider, operation, destinationId, message },
    recipients: recipients.map(({ recipient }) => recipient),
    limits: providers.get(provider)?.limits,
  }))
  const hash = yield* hashInSlices([wanted, duplicates, rows.map(expectedOutcome)])
  return hash.toString('base64url')
}

function expectedOutcome({ outcome }: NewSend): unknown {
  if (outcome === undefined) return 'send'
  if (outcome.kind !== 'SKIPPED') return [outcome.kind, outcome.message]
  // No plan looks at other tenants.
  if (outcome.reason === 'RECENTLY_SENT' && outcome.previousInviteId === undefined) return 'send'
  // A duplicate within the request refers to an invite that does not exist yet.
  const inside = outcome.reason === 'DUPLICATE_IN_BATCH'
  return [outcome.reason, inside ? undefined : outcome.previousInviteId]
}
