import type { Caller } from '#identity/caller.ts'
import { earlierUse } from './accept/idempotency/idempotency.ts'
import type { RequestTarget, SendRequest } from './check/request.ts'
import type { InviteFilter } from './query/invite-conditions.ts'
import { type ReinviteTargets, targetsOfInvites, targetsOfWickr } from './reinvite-targets.ts'
import { selectInvites } from './select-invites.ts'
import { type SendResult, type SendTools, sendInvites } from './send-invites.ts'
import { type WhileWaiting, waitInPlace } from './waiting.ts'

/** Who is to be invited again. */
export type Selector =
  | { readonly kind: 'invites'; readonly inviteIds: readonly string[] }
  /** Invites that match and whose people have not joined. If there are none, the batch is empty. */
  | { readonly kind: 'filter'; readonly filter: InviteFilter }
  /** Wickr users by their ids, whether or not this gateway invited them. */
  | { readonly kind: 'wickr'; readonly networkId: string; readonly userIds: readonly string[] }

/** As `SendResult`. A reinvite names no plan. `not-found`: an id of no invite that the caller may see. */
export type ReinviteResult =
  | Exclude<SendResult, { kind: 'plan-outdated' }>
  | { readonly kind: 'not-found'; readonly id: string }

/** A request whose targets follow from who is invited again. */
export type ReinviteRequest = Omit<SendRequest, 'operation' | 'targets'> & {
  readonly who: Selector
}

/** Invites people again, as a new batch. Each invite keeps its id and counts one more attempt. */
export async function reinviteUsers(
  tools: SendTools,
  { who, ...request }: ReinviteRequest,
  caller: Caller,
  whileWaiting: WhileWaiting = waitInPlace,
): Promise<ReinviteResult> {
  const send = async (
    targets: readonly RequestTarget[],
    more: Pick<SendRequest, 'mayBeEmpty'> = {},
  ): Promise<ReinviteResult> => {
    const sendRequest = { ...request, ...more, operation, targets }
    const result = await sendInvites(tools, sendRequest, caller, whileWaiting)
    if (result.kind === 'plan-outdated') throw new Error('a reinvite has no plan')
    return result
  }
  if (who.kind === 'filter') {
    // The first use of the key evaluated the filter; what matches now does not matter.
    const earlier = await earlierUse(
      tools.database,
      { ...request, operation, targets: [] },
      caller.tenant,
      tools.hashKey,
    )
    if (earlier !== undefined) return send([], { mayBeEmpty: true })
  }
  const selection = await select(tools, who, caller, whileWaiting)
  const limit = tools.limits.maxRecipientsPerBatch
  if (selection.count > limit) {
    return { kind: 'limit-exceeded', what: 'recipients', limit, actual: selection.count }
  }
  const targets = await selection.targets()
  if ('missing' in targets) return { kind: 'not-found', id: targets.missing }
  return send(targets, who.kind === 'filter' ? { mayBeEmpty: true } : {})
}

const operation = 'reinviteUsers' as const

interface Selection {
  /** How many recipients: known before their targets are read. */
  readonly count: number
  readonly targets: () => Promise<ReinviteTargets>
}

async function select(
  tools: SendTools,
  who: Selector,
  caller: Caller,
  whileWaiting: WhileWaiting,
): Promise<Selection> {
  const { database, limits } = tools
  const byIds = (ids: readonly string[]): Selection => ({
    count: ids.length,
    targets: () => targetsOfInvites(database, ids, caller),
  })
  switch (who.kind) {
    case 'invites':
      return byIds(who.inviteIds)
    case 'wickr':
      return {
        count: who.userIds.length,
        targets: () => targetsOfWickr(tools, who.networkId, who.userIds, caller),
      }
    case 'filter': {
      const max = limits.maxRecipientsPerBatch
      const selected = await selectInvites(tools, who.filter, max, caller, whileWaiting)
      return selected.kind === 'selected'
        ? byIds(selected.inviteIds)
        : { count: selected.actual, targets: async () => [] }
    }
  }
}
