import type { BatchRow, SendRow } from '#invites/query/rows.ts'
import { providerKinds } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { fromGlobalId, type NodeType, toGlobalId } from './global-id.ts'
import type { DestinationShape } from './provider/destination-ref.ts'
import { destinationKey, findDestination } from './provider/find-destination.ts'
import { needs } from './scopes.ts'

export type NodeShape = SendRow | BatchRow | Provider | DestinationShape

export const Node = builder.interfaceRef<NodeShape>('Node').implement({
  description: 'An object with a globally unique id. Its `id` and `__typename` never change.',
  resolveType: typeOf,
  fields: (t) => ({
    id: t.id({
      description:
        'The globally unique id of this object. It is opaque: pass it to `node` as it is.',
      resolve: globalIdOf,
    }),
  }),
})

builder.queryFields((t) => ({
  node: t.field({
    ...needs('invites:read'),
    description: 'The object with this id, or null if there is none.',
    type: Node,
    nullable: true,
    args: { id: t.arg.id({ required: true, description: 'The `id` of an object.' }) },
    resolve: (_root, { id }, context) => find(id, context),
  }),
  nodes: t.field({
    ...needs('invites:read'),
    description:
      'The objects with these ids, in the same order. Null for each id without an object.',
    type: [Node],
    nullable: { list: false, items: true },
    args: { ids: t.arg.idList({ required: true, description: 'The `id` of each object.' }) },
    resolve: (_root, { ids }, context) => Promise.all(ids.map((id) => find(id, context))),
  }),
}))

function typeOf(node: NodeShape): NodeType {
  if ('inviteId' in node) return 'Invite'
  if ('idempotencyKey' in node) return 'InviteBatch'
  return 'destinationId' in node ? 'Destination' : 'Provider'
}

function globalIdOf(node: NodeShape): string {
  return toGlobalId(typeOf(node), idIn(node))
}

function idIn(node: NodeShape): string {
  if ('inviteId' in node) return node.inviteId
  if ('idempotencyKey' in node) return node.id
  return 'destinationId' in node ? destinationKey(node) : node.kind
}

async function find(globalId: string, context: Context): Promise<NodeShape | undefined> {
  const { load, invites } = context
  const invite = fromGlobalId('Invite', globalId)
  if (invite !== undefined) return load.invite.load(invite)
  const batch = fromGlobalId('InviteBatch', globalId)
  if (batch !== undefined) return load.batch.load(batch)
  const destination = fromGlobalId('Destination', globalId)
  if (destination !== undefined) return findDestination(destination, context)
  const provider = fromGlobalId('Provider', globalId)
  const kind = providerKinds.find((known) => known === provider)
  return kind && invites.providers.get(kind)
}
