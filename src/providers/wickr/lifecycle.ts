import { redactor } from '../../redact/redactor.ts'
import { classifyAwsError } from '../aws/classify.ts'
import type { ListUsersCommandInput, User } from '../aws-clients/wickr-types.ts'
import type {
  Lifecycle,
  LifecycleEntry,
  LifecyclePage,
  LifecycleReads,
} from '../contract/lifecycle.ts'
import type { Wickr } from './client.ts'
import { refusalOf } from './failures.ts'
import { readUsers } from './network/users.ts'
import { userKey } from './rules.ts'

/**
 * Reads the users of a network: everyone who is invited or has joined. A created user who is missing
 * has declined or was deleted; Wickr does not say which.
 */
export function wickrLifecycles(wickr: Wickr): LifecycleReads {
  return {
    list: (networkId, cursor, signal) =>
      readUsersPage(wickr, { networkId, ...(cursor ? { nextToken: cursor } : {}) }, signal),
    search: {
      // Not by user id; and GetUser does not say whether an invitation has expired.
      kinds: ['EMAIL', 'USERNAME'],
      find: (networkId, value, signal) =>
        readUsersPage(wickr, { networkId, username: value.trim() }, signal),
    },
    missing: 'INVALID',
  }
}

/** What a user's status means; undefined: nothing that is documented. Pure. */
export function lifecycleOf({
  status,
  isInviteExpired,
}: Pick<User, 'status' | 'isInviteExpired'>): Lifecycle | undefined {
  if (status === 2) return 'ACCEPTED'
  if (status !== 1) return undefined
  return isInviteExpired === true ? 'EXPIRED' : 'PENDING'
}

/** One page of users as what became of them. */
export async function readUsersPage(
  wickr: Wickr,
  input: ListUsersCommandInput,
  signal: AbortSignal | undefined,
): Promise<LifecyclePage> {
  try {
    const { users, next } = await wickr.attempt(signal, (options) =>
      readUsers(wickr, input, options),
    )
    return { kind: 'read', entries: users.map(entryOf), ...(next === undefined ? {} : { next }) }
  } catch (error) {
    return classifyAwsError(
      error,
      'ListUsers',
      redactor(input.username === undefined ? [] : [input.username]),
      refusalOf,
    )
  }
}

/** A user's row without its secrets. Pure. */
export function entryOf(
  user: Pick<User, 'userId' | 'username' | 'status' | 'isInviteExpired'>,
): LifecycleEntry {
  const { userId, username, status } = user
  const lifecycle = lifecycleOf(user)
  return {
    // An invite is kept under the name that was invited, or under the id that was reinvited.
    keys: [...(username ? [userKey(username)] : []), ...(userId ? [userId] : [])],
    ...(userId ? { reference: userId } : {}),
    ...(userId && status === 1 ? { handle: userId } : {}),
    ...(lifecycle ? { lifecycle } : {}),
  }
}
