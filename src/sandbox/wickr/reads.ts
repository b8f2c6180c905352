import { pageOf } from '../aws/paging.ts'
import type { Operation, Result } from '../aws/service.ts'
import type { Network, WickrUser } from './networks.ts'

/** The operations that only read. */
export function createReads(networkOf: (networkId: string) => Network) {
  return {
    ListUsers: {
      run(input: ListUsersInput) {
        const users = networkOf(input.networkId).users().filter(matches(input))
        const page = pageOf(sorted(users, input), input.maxResults ?? 10, input.nextToken)
        return page ? output({ users: page.items, nextToken: page.nextToken }) : badToken
      },
    },
    GetUser: {
      run({ networkId, userId }: { readonly networkId: string; readonly userId: string }) {
        const user = networkOf(networkId).find(userId)
        if (!user) return error('ResourceNotFoundError', 'user not found in current network')
        const { inviteCode, isInviteExpired, isUser, securityGroups, ...shown } = user
        return output({ ...shown, securityGroupIds: securityGroups })
      },
    },
    ListSecurityGroups: {
      run({ networkId, maxResults = 10, nextToken }: PageInput) {
        const groups = networkOf(networkId).securityGroups.map(({ id, name }, index) => ({
          id,
          name,
          isDefault: index === 0,
          activeMembers: 0,
          botMembers: 0,
          modified: 0,
          securityGroupSettings: {},
        }))
        const page = pageOf(groups, maxResults, nextToken)
        return page ? output({ securityGroups: page.items, nextToken: page.nextToken }) : badToken
      },
    },
    GetUsersCount: {
      run({ networkId }: { readonly networkId: string }) {
        const { users, seats } = networkOf(networkId)
        const active = users().filter(({ status }) => status === 2).length
        const total = users().length
        const remaining = Math.max(0, seats - total)
        return output({ active, pending: total - active, rejected: 0, remaining, total })
      },
    },
  } satisfies Readonly<Record<string, Operation>>
}

interface PageInput {
  readonly networkId: string
  readonly maxResults?: number
  readonly nextToken?: string
}

interface ListUsersInput extends PageInput {
  readonly username?: string
  readonly firstName?: string
  readonly lastName?: string
  readonly status?: number
  readonly groupId?: string
  readonly sortFields?: string
  readonly sortDirection?: 'ASC' | 'DESC'
}

function matches(wanted: ListUsersInput) {
  return (user: WickrUser) =>
    (['username', 'firstName', 'lastName', 'status'] as const).every(
      (field) => wanted[field] === undefined || fold(user[field]) === fold(wanted[field]),
    ) &&
    (wanted.groupId === undefined || user.securityGroups.includes(wanted.groupId))
}

function sorted(users: readonly WickrUser[], { sortFields, sortDirection }: ListUsersInput) {
  const field = (['username', 'firstName', 'lastName', 'status'] as const).find(
    (candidate) => candidate === sortFields,
  )
  if (!field) return users
  const sign = sortDirection === 'DESC' ? -1 : 1
  return users.toSorted((a, b) => sign * fold(a[field]).localeCompare(fold(b[field])))
}

function fold(value: string | number | undefined): string {
  return `${value ?? ''}`.toLowerCase()
}

function output(value: unknown): Result {
  return { kind: 'output', output: value }
}

function error(name: string, message: string): Result {
  return { kind: 'error', error: { name, message } }
}

const badToken = error('BadRequestError', 'Invalid nextToken.')
