import type { Queryable } from '#database/database.ts'
import { storable } from '#database/storable.ts'
import type { Caller } from '#identity/caller.ts'
import type { Recipient } from '#providers/contract/recipient.ts'
import type { RequestRecipient, RequestTarget } from './check/request.ts'
import {
  keysByReference,
  type RequestedSend,
  requestedByReference,
  requestedSends,
} from './query/rows.ts'
import type { SendTools } from './send-invites.ts'

/** `missing`: the first id that is of no invite the caller may see. */
export type ReinviteTargets = readonly RequestTarget[] | { readonly missing: string }

/** Invites by their ids, grouped by destination and message. Results keep the order of the ids. */
export async function targetsOfInvites(
  on: Queryable,
  ids: readonly string[],
  caller: Caller,
): Promise<ReinviteTargets> {
  const found = new Map(
    (await requestedSends(on, ids, caller)).map((send) => [send.inviteId, send]),
  )
  const missing = ids.find((id) => !found.has(id))
  if (missing !== undefined) return { missing }
  const sends = ids.flatMap((id, position) => {
    const send = found.get(id)
    return send === undefined ? [] : [{ send, position }]
  })
  const groups = Map.groupBy(sends, ({ send }) =>
    JSON.stringify([send.provider, send.destinationId, send.message]),
  )
  return [...groups.values()].flatMap((group): RequestTarget[] => {
    const [first] = group
    if (first === undefined) return []
    const { provider, destinationId, message } = first.send
    return [
      {
        ...{ provider, operation: 'reinvite', destinationId, message },
        ...{ path: 'who', list: 'inviteIds' },
        recipients: group.map(({ send, position }) => ({
          recipient: recipientOf(send),
          inviteId: send.inviteId,
          position,
          ...(send.isErased ? { isErased: true } : {}),
        })),
      },
    ]
  })
}

/** Users of a Wickr network by their ids. One whom this tenant has invited keeps that invite. */
export async function targetsOfWickr(
  { database: on, hashKey }: Pick<SendTools, 'database' | 'hashKey'>,
  networkId: string,
  userIds: readonly string[],
  caller: Caller,
): Promise<readonly RequestTarget[]> {
  // Not checked yet: an id that the database cannot store is of no user that it knows.
  const network = storable(networkId)
  const ids = userIds.map((userId) => storable(userId.trim()))
  const sends = await requestedByReference(
    ...([on, 'WICKR', network, ids, ids.map(hashKey), caller.tenant] as const),
  )
  const keys = await keysByReference(on, 'WICKR', network, ids, hashKey)
  const invited = new Map(
    sends.map((send) => [send.providerReference ?? send.recipientValue, send]),
  )
  return [
    {
      ...{ provider: 'WICKR', operation: 'reinvite', destinationId: networkId, message: {} },
      ...{ path: 'who.wickr', list: 'userIds' },
      recipients: ids.map((userId, position): RequestRecipient => {
        const send = invited.get(userId)
        const known = keys.get(userId)
        return {
          recipient: send ? recipientOf(send) : { kind: 'USER_ID', value: userId, details: {} },
          position,
          ...(send === undefined ? {} : { inviteId: send.inviteId }),
          ...(known === undefined ? {} : { keys: known }),
        }
      }),
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
