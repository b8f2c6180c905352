export type NodeType = 'Invite' | 'InviteBatch' | 'Provider' | 'Destination'

/** What has such an id: an object that `node` finds, or one with a query of its own. */
export type GlobalIdType = NodeType | 'PersonErasure'

/** The id of an object as clients see it: encoded, so that they do not rely on its parts. */
export function toGlobalId(type: GlobalIdType, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64url')
}

/** The id inside a global id of that type; undefined for anything else. */
export function fromGlobalId(type: GlobalIdType, globalId: string): string | undefined {
  const text = Buffer.from(globalId, 'base64url').toString('utf8')
  if (!text.startsWith(`${type}:`)) return undefined
  const id = text.slice(type.length + 1)
  return type === 'Provider' || type === 'Destination' || uuid.test(id) ? id : undefined
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
