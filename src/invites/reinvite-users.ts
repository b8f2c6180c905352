import type { Database } from '#database/database.ts'
import { storable } from '#database/storable.ts'
import type { Caller } from '#identity/caller.ts'
import type { Recipient } from '#providers/contract/recipient.ts'
import { earlierUse } from './accept/idempotency.ts'
import type { RequestTarget, SendRequest } from './check/request.ts'
import type { InviteFilter } from './query/lists.ts'
import {
  keysByReference,
  type RequestedSend,
  requestedByReference,
  requestedSends,
} from './query/rows.ts'
import { selectInvites } from './select-invites.ts'
import { type SendResult, type SendTools, sendInvites } from './send-invites.ts'

/** Who is to be invited again. */
export type Selector =
  | { readonly kind: 'invites'; readonly inviteIds: readonly string[] }
  /** Those that match and have not joined, when it is accepted; an empty batch, if there are none. */
  | { readonly kind: 'filter'; readonly filter: InviteFilter }
  /** Users by their Wickr ids, whether or not the gateway invited them. */
  | { readonly kind: 'wickr'; readonly networkId: string; readonly userIds: readonly string[] }

export type ReinviteResult =
  | Exclude<SendResult, { kind: 'plan-outdated' }>
  | { readonly kind: 'not-found'; readonly id: string }

export type ReinviteRequest = Omit<SendRequest, 'operation' | 'targets'> & {
  readonly who: Selector
}

/** Asks again, as a new batch; each invite keeps its identity and counts one attempt more. */
export async function reinviteUsers(
  tools: SendTools,
  { who, ...request }: ReinviteRequest,
  caller: Caller,
  signal?: AbortSignal,
): Promise<ReinviteResult> {
  const send = async (
    targets: readonly RequestTarget[],
    more: Pick<SendRequest, 'mayBeEmpty'> = {},
  ): Promise<ReinviteResult> => {
    const again = { ...request, ...more, operation, targets }
    const result = await sendInvites(tools, again, caller, signal)
    if (result.kind === 'plan-outdated') throw new Error('a reinvite has no plan')
    return result
  }
  if (who.kind === 'filter') {
    // The filter was evaluated when the key was used first: whoever matches now does not matter.
    const earlier = await earlierUse(
      tools.database,
      { ...request, operation, targets: [] },
      caller.tenant,
    )
    if (earlier !== undefined) return send([], { mayBeEmpty: true })
  }
  const asked = await askedOf(tools, who, caller)
  const limit = tools.limits.maxRecipientsPerBatch
  if (asked.count > limit) {
    return { kind: 'limit-exceeded', what: 'recipients', limit, actual: asked.count }
  }
  const targets = await asked.targets()
  if ('missing' in targets) return { kind: 'not-found', id: targets.missing }
  return send(targets, who.kind === 'filter' ? { mayBeEmpty: true } : {})
}

const operation = 'reinviteUsers' as const

interface Asked {
  readonly count: number
  readonly targets: () => Promise<RequestTarget[] | { readonly missing: string }>
}

async function askedOf(tools: SendTools, who: Selector, caller: Caller): Promise<Asked> {
  const { database, limits } = tools
  const these = (ids: readonly string[]): Asked => ({
    count: ids.length,
    targets: () => targetsOfInvites(database, ids, caller),
  })
  switch (who.kind) {
    case 'invites':
      return these(who.inviteIds)
    case 'wickr':
      return {
        count: who.userIds.length,
        targets: () => targetsOfWickr(database, who.networkId, who.userIds, caller),
      }
    case 'filter': {
      const max = limits.maxRecipientsPerBatch
      const selected = await selectInvites(tools, who.filter, max, caller)
      return selected.kind === 'selected'
        ? these(selected.inviteIds)
        : { count: selected.actual, targets: async () => [] }
    }
  }
}

async function targetsOfInvites(
  database: Database,
  ids: readonly string[],
  caller: Caller,
): Promise<RequestTarget[] | { readonly missing: string }> {
  const found = new Map(
    (await requestedSends(database, ids, caller)).map((send) => [send.inviteId, send]),
  )
  const missing = ids.find((id) => !found.has(id))
  if (missing !== undefined) return { missing }
  const asked = ids.flatMap((id, position) => {
    const send = found.get(id)
    return send === undefined ? [] : [{ send, position }]
  })
  const groups = Map.groupBy(asked, ({ send }) =>
    JSON.stringify([send.provider, send.destinationId, send.message]),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    return {
      path: 'who',
      bareList: 'inviteIds',
      provider: first.send.provider,
      operation: 'reinvite' as const,
      destinationId: first.send.destinationId,
      message: first.send.message,
      recipients: group.map(({ send }) => recipientOf(send)),
      inviteIds: group.map(({ send }) => send.inviteId),
      positions: group.map(({ position }) => position),
    }
  })
}

async function targetsOfWickr(
  database: Database,
  networkId: string,
  given: readonly string[],
  caller: Caller,
): Promise<RequestTarget[]> {
  // Not checked yet: what the database cannot keep, it cannot know either.
  const userIds = given.map((userId) => storable(userId.trim()))
  const rows = await requestedByReference(
    database,
    'WICKR',
    storable(networkId),
    userIds,
    caller.tenant,
  )
  const keys = await keysByReference(database, 'WICKR', storable(networkId), userIds)
  const known = new Map(rows.map((send) => [send.providerReference ?? send.recipientValue, send]))
  return [
    {
      path: 'who.wickr',
      bareList: 'userIds',
      provider: 'WICKR',
      operation: 'reinvite',
      destinationId: networkId,
      message: {},
      recipients: userIds.map((userId): Recipient => {
        const send = known.get(userId)
        return send === undefined
          ? { kind: 'USER_ID', value: userId, details: {} }
          : recipientOf(send)
      }),
      inviteIds: userIds.map((userId) => known.get(userId)?.inviteId),
      recipientKeys: userIds.map((userId) => keys.get(userId)),
    },
  ]
}

function recipientOf(send: RequestedSend): Recipient {
  return {
    kind: send.recipientKind,
    value: send.recipientValue,
    details: send.details,
    ...(send.displayName === null ? {} : { displayName: send.displayName }),
    ...(send.personKey === null ? {} : { personKey: send.personKey }),
  }
}
