import type { BatchRow, SendRow } from '#invites/query/rows.ts'
import { providerKinds } from '#providers/contract/kind.ts'
import type { Provider } from '#providers/contract/provider.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { needs } from './scopes.ts'

export type NodeShape = SendRow | BatchRow | Provider
type NodeType = 'Invite' | 'InviteBatch' | 'Provider'

export const Node = builder.interfaceRef<NodeShape>('Node').implement({
  description: 'Everything with an identity. Its `id` and its `__typename` never change.',
  resolveType: typeOf,
  fields: (t) => ({
    id: t.id({
      description: 'Globally unique and opaque; give it to `node`.',
      resolve: globalIdOf,
    }),
  }),
})

builder.queryFields((t) => ({
  node: t.field({
    ...needs('invites:read'),
    description: 'The entity with this id, or null where there is none.',
    type: Node,
    nullable: true,
    args: { id: t.arg.id({ required: true, description: 'As an entity gave it.' }) },
    resolve: (_root, { id }, context) => find(id, context),
  }),
  nodes: t.field({
    ...needs('invites:read'),
    description: 'The entities with these ids, in the same order, null where there is none.',
    type: [Node],
    nullable: { list: false, items: true },
    args: { ids: t.arg.idList({ required: true, description: 'As entities gave them.' }) },
    resolve: (_root, { ids }, context) => Promise.all(ids.map((id) => find(id, context))),
  }),
}))

/** The id inside a global id of that type; undefined for anything else. */
export function fromGlobalId(type: NodeType, globalId: string): string | undefined {
  const [found, id, ...rest] = Buffer.from(globalId, 'base64url').toString('utf8').split(':')
  if (found !== type || id === undefined || rest.length > 0) return undefined
  return type === 'Provider' || uuid.test(id) ? id : undefined
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function typeOf(node: NodeShape): NodeType {
  if ('inviteId' in node) return 'Invite'
  return 'idempotencyKey' in node ? 'InviteBatch' : 'Provider'
}

function globalIdOf(node: NodeShape): string {
  const id = 'inviteId' in node ? node.inviteId : 'idempotencyKey' in node ? node.id : node.kind
  // Opaque outside: clients must not take it apart.
  return Buffer.from(`${typeOf(node)}:${id}`).toString('base64url')
}

async function find(globalId: string, { load, invites }: Context): Promise<NodeShape | undefined> {
  const invite = fromGlobalId('Invite', globalId)
  if (invite !== undefined) return load.invite.load(invite)
  const batch = fromGlobalId('InviteBatch', globalId)
  if (batch !== undefined) return load.batch.load(batch)
  const provider = fromGlobalId('Provider', globalId)
  const kind = providerKinds.find((known) => known === provider)
  return kind && invites.providers.get(kind)
}
