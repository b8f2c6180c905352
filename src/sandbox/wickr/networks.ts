import { randomBytes } from 'node:crypto'
import { fullNetworkId, personaOf } from './named-ids.ts'

export interface WickrUser {
  readonly userId: string
  readonly username: string
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly securityGroups: readonly string[]
  /** 1: invitation pending, 2: active. */
  readonly status: 1 | 2
  readonly isInviteExpired: boolean
  readonly isAdmin: boolean
  readonly isUser: boolean
  readonly suspended: boolean
  /** A secret: anyone who has it can join. */
  readonly inviteCode?: string | undefined
}

export type Network = ReturnType<typeof createNetwork>

export function createNetworks() {
  const networks = new Map<string, Network>()
  let lastId = 2_000_000_000
  const nextId = () => `${++lastId}`

  return function networkOf(networkId: string): Network {
    const network = networks.get(networkId) ?? createNetwork(networkId, nextId)
    networks.set(networkId, network)
    return network
  }
}

export function defaultSecurityGroupId(networkId: string): string {
  return `SG${networkId}`
}

// Enough for the largest batch of the tests.
const seatsOfNetwork = 50_000

function createNetwork(networkId: string, nextId: () => string) {
  const users = new Map<string, WickrUser>()
  const idsByName = new Map<string, string>()
  const save = (user: WickrUser) => {
    users.set(user.userId, user)
    idsByName.set(user.username.toLowerCase(), user.userId)
  }
  const find = (userId: string): WickrUser | undefined => {
    const known = users.get(userId)
    if (known) return isThere(known) ? known : undefined
    if (!/^77\d{8}$/.test(userId)) return undefined
    return pending(networkId, userId, `invited-${userId}@example.com`)
  }
  for (const user of seeds(networkId)) save(user)

  return {
    /** The default one first. */
    securityGroups: [
      { id: defaultSecurityGroupId(networkId), name: 'Default' },
      { id: `SG${networkId}-guests`, name: 'Guests' },
    ],
    seats: networkId === fullNetworkId ? 0 : seatsOfNetwork,
    users: (): readonly WickrUser[] => [...users.values()].filter(isThere),
    has: (username: string): boolean => idsByName.has(username.toLowerCase()),
    find,
    create(details: Pick<WickrUser, 'username' | 'firstName' | 'lastName' | 'securityGroups'>) {
      const persona = personaOf(details.username)
      const user: WickrUser = {
        ...pending(networkId, nextId(), details.username),
        ...details,
        ...((persona === 'joins' || persona === 'exists') && active),
        isInviteExpired: persona === 'expired',
      }
      save(user)
      return user
    },
    renewInvite(user: WickrUser): void {
      save({ ...user, isInviteExpired: false, inviteCode: newInviteCode() })
    },
    remove(user: WickrUser): void {
      idsByName.delete(user.username.toLowerCase())
      users.delete(user.userId)
    },
  }
}

/** A person who declined the invitation is no longer a user of the network. */
function isThere({ username }: WickrUser): boolean {
  return personaOf(username) !== 'declined'
}

/** The user ids of `named-ids.ts`. */
function seeds(networkId: string): readonly WickrUser[] {
  return [
    pending(networkId, '1000000001', 'pending.person@example.com'),
    { ...pending(networkId, '1000000002', 'active.person@example.com'), ...active },
    { ...pending(networkId, '1000000003', 'late.person@example.com'), isInviteExpired: true },
    pending(networkId, '1000000004', 'overlooked.person@example.com'),
  ]
}

function pending(networkId: string, userId: string, username: string): WickrUser {
  return {
    userId,
    username,
    securityGroups: [defaultSecurityGroupId(networkId)],
    status: 1,
    isInviteExpired: false,
    isAdmin: false,
    isUser: true,
    suspended: false,
    inviteCode: newInviteCode(),
  }
}

const active = { status: 2, inviteCode: undefined } as const

function newInviteCode(): string {
  return randomBytes(6).toString('base64url')
}
