import type { Random } from '../../truth/day/random.ts'

/** What responses have shown of the tenant's own objects. */
export interface KnownIds {
  learn(data: unknown): void
  /** Puts a known id where the value has a reference. */
  resolve(value: unknown): unknown
}

type Kind = 'batch' | 'invite' | 'cursor' | 'fingerprint'

/** Stands for an id that only the run knows, so that a plan is a pure function of its seed. */
export const reference = (kind: Kind, random: Random): string =>
  `${prefix}${kind}:${random.int(0, maxKnown - 1)}`

const prefix = 'known id:'
const maxKnown = 200

export function createKnownIds(): KnownIds {
  const known: Record<Kind, string[]> = { batch: [], invite: [], cursor: [], fingerprint: [] }
  const add = (kind: Kind, id: unknown) => {
    if (typeof id === 'string' && known[kind].length < maxKnown) known[kind].push(id)
  }
  const learn = (data: unknown): void => {
    if (typeof data !== 'object' || data === null) return
    const { __typename, id, cursor, fingerprint } = data as Readonly<Record<string, unknown>>
    if (__typename === 'InviteBatch') add('batch', id)
    if (__typename === 'Invite') add('invite', id)
    add('cursor', cursor)
    add('fingerprint', fingerprint)
    for (const value of Object.values(data)) learn(value)
  }
  const find = (text: string) => {
    const [kind = '', index = ''] = text.slice(prefix.length).split(':')
    const ids = known[kind as Kind]
    return ids[Number(index) % Math.max(1, ids.length)] ?? `${kind} that is not known`
  }
  const resolve = (value: unknown): unknown => {
    if (typeof value === 'string') return value.startsWith(prefix) ? find(value) : value
    if (Array.isArray(value)) return value.map(resolve)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, resolve(of)]))
  }
  return { learn, resolve }
}
