import { execute } from '../gateway/execute.ts'
import type { ConsolePlanFragment, InviteTargetInput } from '../generated/documents.ts'
import { ConsolePlanInvitesDocument } from '../generated/documents.ts'
import type { Piece } from '../new-batch/draft/pieces.ts'

type Exception = ConsolePlanFragment['exceptions'][number]

/** What sending all pieces would do now. */
export interface Plan {
  readonly total: number
  readonly willSend: number
  readonly seconds: number
  readonly calls: readonly ConsolePlanFragment['calls'][number][]
  /** How many seats are left where they are counted. */
  readonly seats: readonly ConsolePlanFragment['freeSeats'][number][]
  readonly warnings: readonly ConsolePlanFragment['warnings'][number][]
  /** Who would not be sent to because they were invited already, and the like. */
  readonly skipped: readonly Exception[]
  readonly invalid: readonly Exception[]
  /** Of a list that is one piece: others change the plans of later pieces by being sent. */
  readonly fingerprint: string | undefined
}

/** Why the gateway would refuse the whole request. */
export interface Refused {
  readonly message: string
  readonly issues: readonly string[]
}

export type Planned = { readonly plan: Plan } | { readonly refused: Refused }

/** Plans piece by piece. Throws a CombinedError. */
export async function planPieces(
  pieces: readonly Piece[],
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<Planned> {
  const plans: ConsolePlanFragment[] = []
  for (const { targets } of pieces) {
    const { planInvites } = await execute(
      ConsolePlanInvitesDocument,
      { input: { targets: targets() as InviteTargetInput[] } },
      signal,
    )
    if (planInvites.__typename !== 'InvitePlan') return { refused: refusedBy(planInvites) }
    plans.push(planInvites)
    onProgress(plans.length)
  }
  return { plan: merged(plans) }
}

export function refusedBy(error: {
  readonly message: string
  readonly issues?: readonly { readonly message: string }[]
}): Refused {
  const issues = [...new Set((error.issues ?? []).map(({ message }) => message))]
  return { message: error.message, issues: issues.slice(0, maxIssues) }
}

const maxIssues = 20

export function merged(plans: readonly ConsolePlanFragment[]): Plan {
  const exceptions = plans.flatMap((plan) => plan.exceptions)
  const sum = (numberOf: (plan: ConsolePlanFragment) => number) =>
    plans.reduce((total, plan) => total + numberOf(plan), 0)
  return {
    total: sum((plan) => plan.totalRecipients),
    willSend: sum((plan) => plan.willSend),
    seconds: sum((plan) => plan.estimatedSeconds),
    calls: mergedCalls(plans.flatMap((plan) => plan.calls)),
    seats: mergedSeats(plans.flatMap((plan) => plan.freeSeats)),
    warnings: [
      ...new Map(
        plans.flatMap((plan) => plan.warnings).map((one) => [`${one.code} ${one.provider}`, one]),
      ).values(),
    ],
    skipped: exceptions.filter(({ __typename }) => __typename !== 'InviteFailed'),
    invalid: exceptions.filter(({ __typename }) => __typename === 'InviteFailed'),
    fingerprint: plans.length === 1 ? plans[0]?.fingerprint : undefined,
  }
}

/** The pieces of a list need their seats one after the other. */
function mergedSeats(seats: Plan['seats']): Plan['seats'] {
  const groups = Map.groupBy(seats, ({ destination }) => destination.id)
  return Array.from(groups.values(), (of) => {
    const [first] = of as [Plan['seats'][number]]
    return { ...first, needed: of.reduce((sum, { needed }) => sum + needed, 0) }
  })
}

function mergedCalls(calls: Plan['calls']): Plan['calls'] {
  const groups = Map.groupBy(
    calls,
    ({ destination, operation }) => `${destination.id} ${operation}`,
  )
  return Array.from(groups.values(), (of) => {
    const [first] = of as [Plan['calls'][number]]
    const sum = (name: 'calls' | 'recipients') => of.reduce((total, one) => total + one[name], 0)
    return { ...first, calls: sum('calls'), recipients: sum('recipients') }
  })
}
